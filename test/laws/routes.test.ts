/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { iterate } from "../../src/solver/iterate.js";
import type { Solution } from "../../src/solver/solution.js";
import { observables } from "../../src/solver/solve.js";
import { closedFormLosses, learners, losses, points, THREE_LEARNERS } from "../equations/box.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";
import { solved } from "./points.js";

const OBSERVED = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingLoss"] as const;
const OVERLAPS = ["m", "q", "V"] as const;

/** Points at which plain iteration contracts in a few hundred steps. */
const easy: fc.Arbitrary<Point> = fc
  .tuple(learners, losses, logUniform(-0.5, 1), uniform(0.05, 1), logUniform(-0.5, 1))
  .map(([learner, loss, alpha, epsilon, lambda]) => ({ ...learner, loss, alpha, epsilon, lambda }));

/** Differences of a solution from Newton's (or the closed form's) at the same point. */
function routeGaps(point: Point, solution: Solution, tolerance: number): string[] {
  if (solution.status !== "converged") return [`${JSON.stringify(point)}: ${solution.message}`];
  const [reference, found] = [solved(point), observables(solution)];
  const allowed = { relative: tolerance, absolute: tolerance };
  return [
    ...OBSERVED.flatMap((name) => disagreement({ name, ...point }, found[name], reference.observables[name], allowed)),
    ...OVERLAPS.flatMap((name) =>
      disagreement({ name, ...point }, solution.overlaps[name], reference.overlaps[name], allowed),
    ),
  ];
}

test.each([
  ["plain", {}],
  ["damped", { damping: 0.5 }],
  ["Anderson's", { anderson: 4 }],
  ["damped Anderson's", { anderson: 3, damping: 0.7 }],
])("iterate by the %s method ends where Newton's method does", (_name, options) => {
  fc.assert(
    fc.property(easy, (point) => {
      const solution = iterate(modelOf(point), options);
      expect(solution.diagnostics.residual).toBeLessThanOrEqual(1e-12);
      // A residual of 1e-12 is multiplied by 1 / (1 - contraction), which is below 100 at these points.
      expect(routeGaps(point, solution, 2e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 40 },
  );
});

test("iterate ends where the closed form of the square loss does", () => {
  fc.assert(
    fc.property(easy, (point) => {
      const square = { ...point, loss: "square" };
      expect(solved(square).diagnostics.method).toBe("closed-form");
      expect(routeGaps(square, iterate(modelOf(square), { anderson: 2 }), 1e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

/** Both sides of the thresholds. */
const LIMIT_POINTS: readonly Point[] = THREE_LEARNERS.flatMap((learner) =>
  ["square", "hinge", "squared-hinge", "logistic"].flatMap((loss) =>
    [0.5, 12].map((alpha): Point => ({ ...learner, loss, alpha, epsilon: 0.3, lambda: 0 })),
  ),
);

test("iterate finds the limits lambda -> 0+ on both sides, and lambda -> infinity", () => {
  const gaps = LIMIT_POINTS.flatMap((point) => {
    const infinite = { ...point, lambda: Number.POSITIVE_INFINITY };
    return [
      ...routeGaps(point, iterate(modelOf(point), { anderson: 5 }), 1e-9),
      ...routeGaps(infinite, iterate(modelOf(infinite)), 1e-15),
    ];
  });
  expect(gaps).toEqual([]);
});

test("iterate does not loosen its tolerance when it is damped: the residual is that of the undamped map", () => {
  const point = { model: "linear", loss: "hinge", alpha: 1.4, epsilon: 0.15, lambda: 0.5 } as const;
  const damped = iterate(modelOf(point), { damping: 0.05, tolerance: 1e-9 });
  expect(routeGaps(point, damped, 1e-8)).toEqual([]);
});

test("solve by the quadrature channel is solve by the closed form, in the whole box", () => {
  fc.assert(
    fc.property(points(closedFormLosses), (point) => {
      const solution = solved({ ...point, channel: "quadrature" });
      expect(solution.diagnostics.method).toBe("newton");
      expect(routeGaps(point, solution, 1e-11 + 30 * solution.diagnostics.errorEstimate)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 200 },
  );
});

test("solve by the quadrature channel is solve by the closed form in the limits", () => {
  const gaps = LIMIT_POINTS.flatMap((point) =>
    [0, Number.POSITIVE_INFINITY].flatMap((lambda) =>
      routeGaps({ ...point, lambda }, solved({ ...point, lambda, channel: "quadrature" }), 1e-11),
    ),
  );
  expect(gaps).toEqual([]);
});

// At alpha = 1e6 the window of the hinge is a millionth of the margin.
test("solve by the quadrature channel converges at every alpha up to 1e6", () => {
  fc.assert(
    fc.property(
      learners,
      closedFormLosses,
      logUniform(2.5, 6),
      uniform(0.01, 1),
      logUniform(-2, 4),
      (learner, loss, alpha, epsilon, lambda) => {
        const point = { ...learner, loss, alpha, epsilon, lambda };
        expect(routeGaps(point, solved({ ...point, channel: "quadrature" }), 1e-9)).toEqual([]);
      },
    ),
    { ...REPRODUCIBLE, numRuns: 80 },
  );
});
