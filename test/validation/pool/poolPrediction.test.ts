import { expect, test } from "vitest";
import { observables, solve } from "../../../src/solver/solve.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { measuredRepeats } from "../../../validation/pool/measuredRepeats.js";
import { trainingMix } from "../../../validation/pool/pool.js";
import { poolPredictions } from "../../../validation/pool/poolPrediction.js";
import { gaussianKernel, gaussianPool, poolOf } from "./pools.js";

test("Gaussian inputs: what a pool predicts is the static theory's, up to the noise of so small a pool", {
  tags: ["heavy"],
}, () => {
  const [size, d, n, lambda] = [300, 60, 120, 0.3];
  const { pool, kernel } = gaussianPool(size, d, 5);
  const problem = { pool, kernel, mix: trainingMix(pool, n, 0.2), loss: "square" } as const;
  const [prediction] = poolPredictions(problem, [lambda], { draws: 100, seed: 1 }, mlMatrix);
  const theory = solve({ model: "linear", loss: "square", alpha: n / d, epsilon: 0.2, lambda });
  if (theory.status !== "converged") throw new Error(theory.status);
  const { generalizationError, memorizationError } = observables(theory);
  const { generalizationError: predicted, memorizationError: lost, trusted } = prediction!;
  expect(trusted).toBe(true);
  // A pool's images and its one teacher scatter about the limit: three times the error over images, and 1/sqrt(d) of the teacher.
  expect(Math.abs(predicted.value - generalizationError)).toBeLessThan(3 * predicted.poolError + 0.02);
  expect(Math.abs(lost!.value - memorizationError)).toBeLessThan(3 * lost!.poolError + 0.02);
});

test.for(["square", "hinge", "squared-hinge", "logistic"] as const)(
  "%s: trained machines do what the pool says",
  { tags: ["heavy"] },
  (loss) => {
    const { pool: two, kernel: linear } = gaussianPool(160, 8, 7);
    const kernel = gaussianKernel(linear, 2);
    // A fourth of the images becomes a class of facts.
    const labels = new Array<-1 | 0 | 1>(160).fill(0);
    for (const { label, members } of two.strata) for (const i of members) if (i % 4 !== 0) labels[i] = label;
    const pool = poolOf(labels);
    const problem = { pool, kernel, mix: trainingMix(pool, 40, 0.25), loss };
    const lambdas = [1, 0.1];
    const predictions = poolPredictions(problem, lambdas, { draws: 200, seed: 1 }, mlMatrix);
    const measured = measuredRepeats(problem, lambdas, { repeats: 60, seed: 2 }, mlMatrix);
    for (const [l, { generalizationError, memorizationError, squaredError, trusted }] of predictions.entries()) {
      expect(trusted).toBe(true);
      const errors = { generalizationError, memorizationError: memorizationError!, squaredError };
      for (const [name, { value, standardError }] of Object.entries(errors)) {
        const { mean, standardError: own } = measured[l]![name as keyof typeof errors]!;
        expect(Math.abs(value - mean), `${name} at ${lambdas[l]!}`).toBeLessThan(
          3.5 * Math.hypot(standardError, own!) + 0.003,
        );
      }
    }
  },
);

test("random features on given inputs are a kernel of their own, of low rank: trained machines do what the pool says", {
  tags: ["heavy"],
}, () => {
  const [size, d, p] = [160, 8, 24];
  const { pool } = gaussianPool(size, d, 7);
  const inputs = { rows: size, columns: d, data: normals(randomStream(7, 0, "inputs"), size * d) };
  const weights = { rows: p, columns: d, data: normals(randomStream(7, 0, "features"), p * d) };
  const hidden = mlMatrix.crossProducts(inputs, weights);
  const features = { ...hidden, data: hidden.data.map((h) => Math.max(0, h) / Math.sqrt(d * p)) };
  const kernel = mlMatrix.crossProducts(features, features);
  // More samples than features: no kernel machine of this matrix interpolates.
  const problem = { pool, kernel, mix: trainingMix(pool, 60, 0.2), loss: "square" } as const;
  const lambdas = [0.3, 0.03];
  const predictions = poolPredictions(problem, lambdas, { draws: 200, seed: 1 }, mlMatrix);
  const measured = measuredRepeats(problem, lambdas, { repeats: 60, seed: 2 }, mlMatrix);
  for (const [l, prediction] of predictions.entries()) {
    expect(prediction.trusted).toBe(true);
    for (const name of ["generalizationError", "memorizationError", "squaredError"] as const) {
      const { mean, standardError } = measured[l]![name]!;
      const { value, standardError: own } = prediction[name]!;
      expect(Math.abs(value - mean), `${name} at ${lambdas[l]!}`).toBeLessThan(
        3.5 * Math.hypot(standardError!, own) + 0.003,
      );
    }
  }
});

test("a lambda at which the equations have no solution is refused with one that does", () => {
  const { pool, kernel } = gaussianPool(40, 10, 1);
  const data = kernel.data.map((value, place) => (place % 41 === 0 ? 0.1 : value));
  const problem = { pool, kernel: { ...kernel, data }, mix: trainingMix(pool, 30, 0), loss: "square" } as const;
  expect(() => poolPredictions(problem, [1e-3], { draws: 10, seed: 1 }, mlMatrix)).toThrow(
    /^pool: lambda must lie in \[\S+, Infinity\) with this kernel and n; got 0\.001\. Below it K \+ D is not positive definite/,
  );
});

const LOSSES = ["square", "hinge", "squared-hinge", "logistic"] as const;
const LIMITS = [0, 1, Number.POSITIVE_INFINITY];

test.for(LOSSES)(
  "%s: a constant kernel guesses, and where labels cancel it says that its fields have no sign",
  { tags: ["heavy"] },
  (loss) => {
    const pool = poolOf(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1)));
    const kernel = { rows: 40, columns: 40, data: new Float64Array(1600).fill(1) };
    // f is the same everywhere. With as many images of either class it is wrong on one half of the new ones; else on 7/15 or 8/15 of their weight.
    for (const [n, range] of [
      [16, 0.005],
      [15, 0.5 - 7 / 15 + 1e-12],
    ] as const) {
      const problem = { pool, kernel, mix: trainingMix(pool, n, 0.2), loss };
      for (const prediction of poolPredictions(problem, LIMITS, { draws: 100, seed: 1 }, mlMatrix)) {
        const { generalizationError, trusted, reason, lambda } = prediction;
        expect(Math.abs(generalizationError.value - 0.5), `n = ${n}, lambda = ${lambda}`).toBeLessThanOrEqual(range);
        // The hinge may give 0 exactly, or not settle.
        if (n % 2 === 1 || loss === "hinge") continue;
        expect(trusted).toBe(false);
        expect(reason).toMatch(/^the kernel hardly tells the images apart/);
      }
    }
  },
);

test("a kernel that sees nothing of other images has fields that are exactly 0, half right", () => {
  const pool = poolOf(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1 : -1)));
  const data = Float64Array.from({ length: 400 }, (_, place) => (place % 21 === 0 ? 1 : 0));
  const problem = {
    pool,
    kernel: { rows: 20, columns: 20, data },
    mix: trainingMix(pool, 8, 0),
    loss: "square",
  } as const;
  for (const prediction of poolPredictions(problem, LIMITS, { draws: 20, seed: 1 }, mlMatrix)) {
    expect(prediction.trusted).toBe(true);
    expect(prediction.generalizationError.value).toBeCloseTo(0.5, 12);
  }
});

test("at 0+ every margin loss that separates the training sets is the max-margin classifier, its squared error included", {
  tags: ["heavy"],
}, () => {
  const { pool, kernel } = gaussianPool(60, 8, 3);
  const problem = { pool, kernel: gaussianKernel(kernel, 2), mix: trainingMix(pool, 20, 0.2) };
  const [hinge, squaredHinge, logistic] = (["hinge", "squared-hinge", "logistic"] as const).map((loss) =>
    poolPredictions({ ...problem, loss }, [0], { draws: 50, seed: 1 }, mlMatrix),
  );
  expect(hinge).toEqual(squaredHinge);
  expect(logistic).toEqual(squaredHinge);
  expect(squaredHinge![0]!.trusted).toBe(true);
  expect(squaredHinge![0]!.memorizationError!.value).toBe(0);
});

test("0+ is not trusted where the kernel has eigenvalues that are too small for it", { tags: ["heavy"] }, () => {
  const { pool, kernel } = gaussianPool(60, 8, 3);
  // Images with kernels of 1, 0.01, ... 1e-8: at 1e-9 of the mean the last of them are not fitted, and in the limit all are.
  const size = (i: number): number => 10 ** -(i % 8);
  const data = gaussianKernel(kernel, 2).data.map(
    (value, place) => value * size(Math.floor(place / 60)) * size(place % 60),
  );
  const problem = { pool, kernel: { ...kernel, data }, mix: trainingMix(pool, 20, 0.2), loss: "square" } as const;
  const [prediction] = poolPredictions(problem, [0], { draws: 50, seed: 1 }, mlMatrix);
  expect(prediction!.memorizationError!.value).toBeGreaterThan(0.02);
  expect(prediction!.trusted).toBe(false);
  expect(prediction!.reason).toMatch(/^the limit 0\+ is not reached at lambda = 1e-9 times the kernel's mean diagonal/);
});

test("a learner of facts alone guesses the rule: half of it wrong, and no better than no output", () => {
  const { kernel } = gaussianPool(60, 10, 3);
  const pool = poolOf(Array.from({ length: 60 }, (_, i) => ([1, -1, 0] as const)[i % 3]!));
  const problem = { pool, kernel: gaussianKernel(kernel, 1), mix: trainingMix(pool, 15, 1), loss: "square" } as const;
  const [prediction] = poolPredictions(problem, [0.1], { draws: 100, seed: 1 }, mlMatrix);
  const { generalizationError, squaredError } = prediction!;
  expect(generalizationError.standardError).toBeGreaterThan(0);
  expect(Math.abs(generalizationError.value - 0.5)).toBeLessThan(4 * generalizationError.standardError);
  expect(squaredError.value).toBeGreaterThan(1);
});

test("machines that learn facts alone are measured on new images of the rule", () => {
  const { pool: two, kernel } = gaussianPool(60, 5, 7);
  const labels = new Array<-1 | 0 | 1>(60).fill(0);
  for (const { label, members } of two.strata) for (const i of members) if (i % 3 !== 0) labels[i] = label;
  const pool = poolOf(labels);
  const problem = { pool, kernel, mix: trainingMix(pool, 10, 1), loss: "square" } as const;
  const [measured] = measuredRepeats(problem, [1], { repeats: 40, seed: 2 }, mlMatrix);
  const { mean, standardError } = measured!.generalizationError!;
  // Labels of facts are coins: each machine is as often wrong as its opposite.
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * standardError!);
  expect(standardError).toBeGreaterThan(0);
});
