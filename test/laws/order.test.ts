import fc from "fast-check";
import { expect, test } from "vitest";
import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";
import { optimum } from "../../src/sweep/optimum.js";
import { randomPoints, SEED } from "./randomPoints.js";

test("solve stays within the bounds of every quantity, and no learner beats the Bayes-optimal one", () => {
  fc.assert(
    fc.property(randomPoints(["square", "hinge", "squared-hinge", "logistic"]), (point) => {
      const solution = requireSolved(solve(point));
      const { m, q, V } = solution.overlaps;
      expect(m).toBeGreaterThanOrEqual(0);
      expect(m * m).toBeLessThanOrEqual(q * (1 + 1e-14));
      expect(V).toBeGreaterThan(0);
      const seen = observables(solution);
      const { generalizationError, memorizationError, ruleTrainingError, trainingError } = seen;
      for (const error of [generalizationError, memorizationError, ruleTrainingError, trainingError]) {
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(0.5 + 1e-14);
      }
      // A rule-given label is easier to fit than a coin flip.
      expect(ruleTrainingError).toBeLessThanOrEqual(memorizationError + 1e-15);
      expect(seen.trainingLoss).toBeGreaterThanOrEqual(0);
      expect(seen.freeEnergy).toBeLessThanOrEqual(point.alpha * (seen.trainingLoss + 1));
      expect(bayesOptimal(point).generalizationError).toBeLessThanOrEqual(generalizationError + 1e-13);
    }),
    { seed: SEED, numRuns: 250 },
  );
});

test("optimum over lambda does not get worse with more samples", () => {
  for (const loss of ["square", "hinge"]) {
    let last = 0.5;
    for (const alpha of [0.3, 1, 2, 4, 8, 20]) {
      const point = { model: "kernel", loss, alpha, epsilon: 0.2, gamma: 0.9, lambda: 1 } as const;
      const { value } = optimum(point, { over: "lambda", objective: "generalization" });
      expect(value).toBeLessThanOrEqual(last + 1e-13);
      last = value;
    }
  }
});
