import { describe, expect, test } from "vitest";
import { type PointInput, resolvePoint } from "../../../equations/point.js";
import { ParameterError } from "../../../src/core/errors.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observable, observables, solve } from "../../../src/solver/solve.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { dot, timesVector } from "../../../validation/linearAlgebra/vectors.js";
import { teacherData } from "../../../validation/teacherData.js";

const TASK = { loss: "square", alpha: 2, epsilon: 0.3, lambda: 0.2 } as const;
const POINTS: readonly PointInput[] = [
  { ...TASK, model: "linear" },
  { ...TASK, model: "linear", loss: "logistic" },
  { ...TASK, model: "kernel", activation: "erf", loss: "hinge" },
  { ...TASK, model: "rf", activation: "relu", kappa: 1.5 },
  { ...TASK, model: "linear", alpha: 0.6, lambda: "0+", loss: "hinge" },
  { ...TASK, model: "linear", lambda: "inf" },
];

const solved = async (point: PointInput) => requireSolved(solve(await resolvePoint(point)));

describe.each(POINTS)("attacks at %j", (point) => {
  test("of size zero make no error, and small ones lose the facts in the order of their margins", async () => {
    const found = observables(await solved({ ...point, attack: 0 }));
    for (const name of ["robustError", "orthogonalError", "consistentError"] as const) {
      expect(found[name]).toBeCloseTo(found.generalizationError, 14);
    }
    expect(found.flippedPredictions).toBe(0);
    expect(found.lostFacts).toBe(found.memorizationError);
  });

  test("that may do more do more, and half of the facts are lost at the size of their basin", async () => {
    const solution = await solved({ ...point, attack: 0.4 });
    const { generalizationError, orthogonalError, consistentError, robustError, factBasin } = observables(solution);
    expect(generalizationError).toBeLessThan(orthogonalError!);
    expect(orthogonalError).toBeLessThan(consistentError!);
    expect(consistentError).toBeLessThan(robustError!);
    const before = observable(await solved({ ...point, attack: factBasin! * (1 - 1e-7) }), "lostFacts");
    const after = observable(await solved({ ...point, attack: factBasin! * (1 + 1e-7) }), "lostFacts");
    expect(before).toBeLessThan(0.5);
    expect(after).toBeGreaterThan(0.5);
  });

  test("that are bounded in every coordinate are as strong as shorter Euclidean ones", async () => {
    const bounded = observables(await solved({ ...point, attack: 0.5, attackNorm: Number.POSITIVE_INFINITY }));
    const euclidean = observables(await solved({ ...point, attack: 0.5 * Math.sqrt(2 / Math.PI) }));
    const between = observables(await solved({ ...point, attack: 0.5, attackNorm: 3 }));
    for (const name of ["robustError", "orthogonalError", "consistentError", "lostFacts"] as const) {
      expect(bounded[name]).toBeCloseTo(euclidean[name]!, 13);
      expect(between[name]).toBeGreaterThanOrEqual(bounded[name]!);
    }
    // E|g|^(3/2) is 2^(3/4) Gamma(5/4) / sqrt pi.
    const strength = ((2 ** 0.75 * 0.906402477055477) / Math.sqrt(Math.PI)) ** (2 / 3);
    const same = observables(await solved({ ...point, attack: 0.5 * strength }));
    expect(between.robustError).toBeCloseTo(same.robustError!, 12);
  });
});

test("attacks need to know the slope of the features", async () => {
  const rf = { ...TASK, model: "rf", kappa: 2, attack: 0.3 } as const;
  const refused = async (point: PointInput) => solve(await resolvePoint(point));
  await expect(refused({ ...rf, gamma: 0.8 })).rejects.toThrow(/attack cannot be 0.3.*activation/);
  await expect(refused({ ...rf, activation: "sign" })).rejects.toThrow(ParameterError);
  await expect(refused({ ...rf, activation: "x > 0.5 ? x : -1" })).rejects.toThrow(/slope is square-integrable/);
  await expect(refused({ ...TASK, model: "linear", attackNorm: 3 })).rejects.toThrow(/attackNorm cannot be 3/);
});

test("the gradient of random features, trained and attacked at finite size, is that of the theory", async () => {
  const d = 160;
  const kappa = 1.5;
  const p = kappa * d;
  const { alpha, epsilon, lambda } = TASK;
  const { inputs, labels, facts, teacher } = teacherData({ d, alpha, epsilon, seed: 5, replica: 0 });
  const F = { rows: p, columns: d, data: normals(randomStream(5, 0, "features"), p * d) };
  const mean = 1 / Math.sqrt(2 * Math.PI);
  const fields = mlMatrix.crossProducts(inputs, F);
  const features = { ...fields, data: fields.data.map((h) => (Math.max(0, h / Math.sqrt(d)) - mean) / Math.sqrt(p)) };
  const gram = mlMatrix.gram(features);
  for (let j = 0; j < p; j++) gram.data[j * p + j]! += lambda;
  const target = mlMatrix.product({ rows: 1, columns: labels.length, data: labels }, features);
  const { data: w } = mlMatrix.solvePositive(gram, { rows: p, columns: 1, data: target.data });
  const outputs = timesVector(features, w);
  let [square, along, lost, count] = [0, 0, 0, 0];
  const n = labels.length;
  for (let i = 0; i < n; i++) {
    const gradient = new Float64Array(d);
    for (let j = 0; j < p; j++) {
      if (fields.data[i * p + j]! <= 0) continue;
      for (let k = 0; k < d; k++) gradient[k]! += (w[j]! * F.data[j * d + k]!) / Math.sqrt(p * d);
    }
    square += dot(gradient, gradient) / n;
    along += dot(gradient, teacher) / Math.sqrt(d) / n;
    if (facts[i] !== 1) continue;
    count++;
    if (labels[i]! * outputs[i]! < 0.3 * Math.sqrt(dot(gradient, gradient))) lost++;
  }
  const solution = await solved({ ...TASK, model: "rf", activation: "relu", kappa, attack: 0.3 });
  const { m, q } = solution.overlaps;
  const norm = observable(solution, "norm")!;
  const expected = q + (norm / kappa) * (0.5 - 0.5 + 1 / (2 * Math.PI));
  expect(Math.abs(square / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(along - m)).toBeLessThan(0.05);
  expect(Math.abs(lost / count - observable(solution, "lostFacts")!)).toBeLessThan(0.1);
});
