import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { modelOf } from "../../equations/point.js";
import { iterate } from "../../src/solver/iterate.js";
import { observables } from "../../src/solver/solve.js";
import type { Solution } from "../../src/solver/solution.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";
import { closedFormLosses, learners, losses, points, THREE_LEARNERS } from "../equations/box.js";
import { solved } from "./points.js";

/** Points at which plain iteration contracts in a few hundred steps. */
const easy: fc.Arbitrary<Point> = fc
  .tuple(learners, losses, logUniform(-0.5, 1), uniform(0.05, 1), logUniform(-0.5, 1))
  .map(([learner, loss, alpha, epsilon, lambda]) => ({ ...learner, loss, alpha, epsilon, lambda }));

const OBSERVED = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingLoss"] as const;

function agreement(point: Point, solution: Solution, tolerance: number): string[] {
  if (solution.status !== "converged") return [`${JSON.stringify(point)}: ${solution.message}`];
  const [reference, found] = [solved(point), observables(solution)];
  return [
    ...OBSERVED.flatMap((name) => disagreement({ name, ...point }, found[name], reference.observables[name], { absolute: tolerance })),
    ...(["m", "q", "V"] as const).flatMap((name) =>
      disagreement({ name, ...point }, solution.overlaps[name], reference.overlaps[name], { relative: tolerance, absolute: tolerance }),
    ),
  ];
}

test.each([
  ["plain", {}],
  ["damped", { damping: 0.5 }],
  ["Anderson's", { anderson: 4 }],
  ["damped Anderson's", { anderson: 3, damping: 0.7 }],
])("iterate by the %s method finds the solution of Newton's method", (_name, options) => {
  fc.assert(
    fc.property(easy, (point) => {
      // A residual of 1e-12 is multiplied by 1 / (1 - contraction), which is below 100 at these points.
      expect(agreement(point, iterate(modelOf(point), options), 2e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 40 },
  );
});

test("iterate finds the limits lambda -> 0+ of both sides", () => {
  const gaps = THREE_LEARNERS.flatMap((learner) =>
    ["square", "hinge", "squared-hinge", "logistic"].flatMap((loss) =>
      [0.5, 12].flatMap((alpha) => {
        const point: Point = { ...learner, loss, alpha, epsilon: 0.3, lambda: 0 };
        return agreement(point, iterate(modelOf(point), { anderson: 5 }), 1e-9);
      }),
    ),
  );
  expect(gaps).toEqual([]);
});

test("iterate finds the closed form of the square loss", () => {
  fc.assert(
    fc.property(easy, (point) => {
      const square = { ...point, loss: "square" };
      expect(solved(square).diagnostics.method).toBe("closed-form");
      expect(agreement(square, iterate(modelOf(square), { anderson: 2 }), 1e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve by the quadrature channel is solve by the closed form, for the square loss without its closed form too", () => {
  fc.assert(
    fc.property(points(closedFormLosses), (point) => {
      const solution = solved({ ...point, channel: "quadrature" });
      expect(solution.diagnostics.method).toBe("newton");
      const estimate = solution.diagnostics.errorEstimate;
      expect(agreement(point, solution, 1e-10 + 30 * estimate)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 150 },
  );
});

test("solve by the quadrature channel is solve by the closed form in the limits", () => {
  const gaps = THREE_LEARNERS.flatMap((learner) =>
    ["square", "hinge", "squared-hinge"].flatMap((loss) =>
      [0.5, 12].flatMap((alpha) =>
        [0, Number.POSITIVE_INFINITY].flatMap((lambda) => {
          const point: Point = { ...learner, loss, alpha, epsilon: 0.3, lambda };
          return agreement(point, solved({ ...point, channel: "quadrature" }), 1e-10);
        }),
      ),
    ),
  );
  expect(gaps).toEqual([]);
});
