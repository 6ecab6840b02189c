/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { bayesOptimal } from "../../src/solver/solve.js";
import { lambdaOptimum } from "../../src/sweep/lambdaOptimum.js";
import { learners, losses, points, THREE_LEARNERS, tasks } from "../equations/box.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";
import { solved } from "./points.js";

test("solve stays within the bounds of every quantity, everywhere in the box", () => {
  fc.assert(
    fc.property(points(), (point) => {
      const { overlaps, conjugates, observables: seen } = solved(point);
      const { m, q, V } = overlaps;
      expect(m).toBeGreaterThanOrEqual(0);
      expect(m * m).toBeLessThanOrEqual(q * (1 + 1e-14));
      expect(V).toBeGreaterThan(0);
      for (const hat of Object.values(conjugates)) expect(hat).toBeGreaterThanOrEqual(0);
      const { generalizationError, memorizationError, ruleTrainingError, trainingError } = seen;
      for (const error of [generalizationError, memorizationError, ruleTrainingError, trainingError]) {
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(0.5 + 1e-14);
      }
      expect(seen.trainingLoss).toBeGreaterThanOrEqual(0);
      expect(seen.norm).toBeGreaterThan(0);
    }),
    { ...REPRODUCIBLE, numRuns: 250 },
  );
});

test("solve fits a rule-given label at least as well as a coin flip, and better in training than on new inputs", () => {
  fc.assert(
    fc.property(points(), (point) => {
      const { ruleTrainingError, memorizationError, trainingError, generalizationError } = solved(point).observables;
      expect(ruleTrainingError).toBeLessThanOrEqual(memorizationError + 1e-15);
      expect(ruleTrainingError).toBeLessThanOrEqual(generalizationError + 1e-15);
      expect(trainingError).toBeLessThanOrEqual(memorizationError + 1e-15);
      expect(trainingError).toBeGreaterThanOrEqual(ruleTrainingError - 1e-15);
    }),
    REPRODUCIBLE,
  );
});

test("solve never beats the Bayes-optimal error, with any learner, loss or lambda", () => {
  const lambdas = fc.oneof(logUniform(-6, 4), fc.constantFrom(0, Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(learners, losses, tasks, lambdas, (learner, loss, task, lambda) => {
      // At alpha = 1 exactly the ridgeless square loss has no solution.
      const shifted = { ...task, alpha: task.alpha * 1.0001 };
      const { generalizationError } = solved({ ...learner, loss, ...shifted, lambda }).observables;
      expect(bayesOptimal(shifted).generalizationError).toBeLessThanOrEqual(generalizationError + 1e-13);
    }),
    { ...REPRODUCIBLE, numRuns: 250 },
  );
});

test("solve trades training loss for norm as lambda grows: the loss does not fall, the norm does not grow", () => {
  fc.assert(
    fc.property(points(), logUniform(-2, 1), (point, step) => {
      const stronger: Point = { ...point, lambda: point.lambda * (1 + step) };
      const [weak, strong] = [solved(point).observables, solved(stronger).observables];
      expect(strong.trainingLoss).toBeGreaterThanOrEqual(weak.trainingLoss * (1 - 1e-9) - 1e-12);
      expect(strong.norm).toBeLessThanOrEqual(weak.norm * (1 + 1e-9));
      expect(strong.freeEnergy).toBeGreaterThanOrEqual(weak.freeEnergy * (1 - 1e-12));
    }),
    REPRODUCIBLE,
  );
});

test("solve learns the rule worse from noisier labels, at the best lambda", () => {
  for (const learner of THREE_LEARNERS) {
    for (const loss of ["square", "hinge"]) {
      const errors = [0, 0.1, 0.3, 0.6, 0.9].map((epsilon) => best({ ...learner, loss, alpha: 3, epsilon, lambda: 1 }));
      for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeGreaterThan(errors[i - 1] as number);
    }
  }
});

/** The least E_gen over lambda. */
function best(point: Point): number {
  return lambdaOptimum(point, ({ overlaps: { m, q } }) => Math.acos(m / Math.sqrt(q)) / Math.PI).value;
}

test("lambdaOptimum does not get worse with more samples", () => {
  fc.assert(
    fc.property(
      learners,
      fc.constantFrom("square", "hinge"),
      uniform(0, 0.9),
      logUniform(-1, 1.5),
      (learner, loss, epsilon, alpha) => {
        const point = { ...learner, loss, epsilon, lambda: 1 };
        const [fewer, more] = [best({ ...point, alpha }), best({ ...point, alpha: 1.5 * alpha })];
        expect(more).toBeLessThanOrEqual(fewer + 1e-13);
      },
    ),
    { ...REPRODUCIBLE, numRuns: 25 },
  );
});
