import { expect, test } from "vitest";
import { observables, solve } from "../../../src/solver/solve.js";
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

test("a lambda at which the equations have no solution is refused with one that does", () => {
  const { pool, kernel } = gaussianPool(40, 10, 1);
  const data = kernel.data.map((value, place) => (place % 41 === 0 ? 0.1 : value));
  const problem = { pool, kernel: { ...kernel, data }, mix: trainingMix(pool, 30, 0), loss: "square" } as const;
  expect(() => poolPredictions(problem, [1e-3], { draws: 10, seed: 1 }, mlMatrix)).toThrow(
    /^pool: lambda must lie in \[\S+, Infinity\) with this kernel and n; got 0\.001\. Below it K \+ D is not positive definite/,
  );
});
