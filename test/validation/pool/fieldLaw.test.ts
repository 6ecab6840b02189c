import { expect, test } from "vitest";
import { learnEach } from "../../../validation/learners/learn.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { columnMixing } from "../../../validation/pool/columnMixing.js";
import { fieldLaw } from "../../../validation/pool/fieldLaw.js";
import { measuredRepeats } from "../../../validation/pool/measuredRepeats.js";
import { trainingMix } from "../../../validation/pool/pool.js";
import { poolCavity } from "../../../validation/pool/poolCavity.js";
import { poolPredictions } from "../../../validation/pool/poolPrediction.js";
import { gaussianKernel, gaussianPool, poolOf } from "./pools.js";

test.for(["square", "hinge"] as const)("%s: the limit of all orders is the learner trained on the same set", (loss) => {
  const { pool, kernel: linear } = gaussianPool(60, 6, 3);
  const kernel = gaussianKernel(linear, 1);
  const problem = { pool, kernel, mix: trainingMix(pool, 20, 0.3), loss, lambda: 0.2 };
  const solution = poolCavity(problem, mlMatrix);
  const orders = fieldLaw(problem, solution, { draws: 6, seed: 4 }, mlMatrix);
  let law = orders.next().value;
  while (law.residual > 1e-8 && law.order < 100) law = orders.next().value;
  expect(law.residual).toBeLessThan(1e-8);
  for (let d = 0; d < law.draws; d++) {
    const trained = Array.from({ length: 60 }, (_, i) => i).filter((i) => law.taken[i * law.draws + d] === 1);
    const inner = Float64Array.from(trained.flatMap((i) => trained.map((j) => kernel.data[i * 60 + j]!)));
    const labels = Float64Array.from(trained, (i) => law.labels[i * law.draws + d]!);
    const matrix = { rows: trained.length, columns: trained.length, data: inner };
    const [fit] = learnEach({ kind: "kernel", kernel: matrix, labels }, loss, [0.2], mlMatrix);
    if (fit === undefined || fit instanceof Error) throw new Error("no learner");
    for (let i = 0; i < 60; i++) {
      if (trained.includes(i)) continue;
      const output = trained.reduce((sum, j, k) => sum + kernel.data[i * 60 + j]! * fit.coefficients[k]!, 0);
      // The order parameters are solved to 1e-5.
      expect(law.fields[i * law.draws + d]).toBeCloseTo(output, 4);
    }
  }
});

test("where all images are alike, the number of each class in a training set decides: an image that is taken has one fellow less", () => {
  const { pool: two, kernel: linear } = gaussianPool(120, 8, 7);
  const kernel = gaussianKernel(linear, 0.02);
  const labels = new Array<-1 | 0 | 1>(120).fill(0);
  for (const { label, members } of two.strata) for (const i of members) if (i % 4 !== 0) labels[i] = label;
  const pool = poolOf(labels);
  const problem = { pool, kernel, mix: trainingMix(pool, 20, 0.25), loss: "square" } as const;
  const [prediction] = poolPredictions(problem, [10], { draws: 400, seed: 1 }, mlMatrix);
  const [measured] = measuredRepeats(problem, [10], { repeats: 400, seed: 2 }, mlMatrix);
  for (const name of ["generalizationError", "memorizationError", "squaredError"] as const) {
    const [{ value, standardError }, { mean, standardError: own }] = [prediction![name]!, measured![name]!];
    expect(Math.abs(value - mean), name).toBeLessThan(3 * Math.hypot(standardError, own!));
  }
});

test("mixing solves linear equations in as many iterations as they have unknowns, also where plain iteration diverges", () => {
  // x = g(x) = b - A x, two columns with two matrices of eigenvalues up to 3.
  const matrices = [
    [2, 1, 0, 0, -0.5, 0.3, 1, 0, 0.2],
    [-0.2, 0, 0.7, 0.1, 3, 0, 0, 0.4, 0.9],
  ];
  const g = (x: Float64Array): Float64Array =>
    x.map((_, place) => {
      const [i, d] = [Math.floor(place / 2), place % 2];
      return i + 1 - [0, 1, 2].reduce((sum, j) => sum + matrices[d]![3 * i + j]! * x[2 * j + d]!, 0);
    });
  const mixing = columnMixing(new Float64Array([1, 2, 0.5]), 2, 3);
  let x: Float64Array = new Float64Array(6);
  for (let k = 0; k < 4; k++) {
    const next = g(x);
    mixing(x, next);
    x = next;
  }
  for (const [place, value] of g(x).entries()) expect(x[place]).toBeCloseTo(value, 9);
});
