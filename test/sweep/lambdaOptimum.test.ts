/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { requireSolved, type Solved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { cornerOptimum } from "../../src/sweep/corner.js";
import { lambdaOptimum } from "../../src/sweep/lambdaOptimum.js";
import { learners, tasks } from "../equations/box.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";

const score = (solution: Solved): number => observables(solution).generalizationError;
const memorized = (solution: Solved): number => observables(solution).memorizationError;

test("lambdaOptimum is no worse than any lambda, limits included", () => {
  const lambdas = fc.oneof(logUniform(-8, 8), fc.constantFrom(0, Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(
      learners,
      fc.constantFrom("square", "hinge"),
      tasks,
      fc.array(lambdas, { minLength: 8, maxLength: 8 }),
      (learner, loss, task, tried) => {
        const point: Point = { ...learner, loss, ...task, alpha: 1.0001 * task.alpha, lambda: 1 };
        const best = lambdaOptimum(point, score);
        expect(best.unsolved).toBe(0);
        expect(best.value).toBe(score(best.solution));
        for (const lambda of tried) {
          expect(score(requireSolved(solve({ ...point, lambda })))).toBeGreaterThanOrEqual(best.value - 1e-13);
        }
      },
    ),
    { ...REPRODUCIBLE, numRuns: 60 },
  );
});

// theory.md, section 3: the effective ridge (lambda + muStar^2) / mu1^2 is best at (1 - c^2) / c^2, whatever alpha.
test("lambdaOptimum of the square loss is the ridge of the theory, or lambda -> 0+ where that ridge is negative", () => {
  fc.assert(
    fc.property(uniform(0.1, 1.5), logUniform(-1, 2), uniform(0, 0.9), (gamma, alpha, epsilon) => {
      const c = (1 - epsilon) * Math.sqrt(2 / Math.PI);
      const lambda = (Math.sin(gamma) ** 2 * (1 - c * c)) / (c * c) - Math.cos(gamma) ** 2;
      const best = lambdaOptimum({ model: "kernel", loss: "square", alpha, epsilon, gamma, lambda: 1 }, score);
      if (lambda > 1e-4) {
        expect(best.boundary).toBeUndefined();
        // A minimum is located to the square root of rounding, flatter ones less well.
        const exact = score(requireSolved(solve({ model: "kernel", loss: "square", alpha, epsilon, gamma, lambda })));
        expect(Math.abs(best.value - exact)).toBeLessThan(1e-14);
      } else if (lambda < -1e-4) {
        expect(best).toMatchObject({ boundary: "lambda -> 0+", lambda: 0, locationError: 0 });
      }
    }),
    { ...REPRODUCIBLE, numRuns: 60 },
  );
});

test("lambdaOptimum for memorization is lambda -> 0+ wherever the data are interpolated, with value zero", () => {
  fc.assert(
    fc.property(uniform(0.1, 1.5), tasks, fc.constantFrom("square", "hinge"), (gamma, task, loss) => {
      const best = lambdaOptimum({ model: "kernel", loss, ...task, gamma, lambda: 1 }, memorized);
      expect(best).toMatchObject({ value: 0, boundary: "lambda -> 0+" });
    }),
    { ...REPRODUCIBLE, numRuns: 30 },
  );
});

test("lambdaOptimum with nothing to learn says that the objective is flat, and names no boundary", () => {
  const best = lambdaOptimum({ model: "linear", loss: "hinge", alpha: 1.5, epsilon: 1, lambda: 1 }, score);
  expect(best).toMatchObject({ value: 0.5, flat: true });
  expect(best.boundary).toBeUndefined();
});

test("lambdaOptimum finds a best lambda that lies at the scale of a small non-linear part, far below the linear one", () => {
  const muStar = 1e-5;
  const point: Point = { model: "kernel", loss: "hinge", alpha: 10, epsilon: 0.2, lambda: 1, mu1: 1, muStar };
  const best = lambdaOptimum(point, score);
  expect(best.boundary).toBeUndefined();
  // There the kernel is next to the corner gamma -> pi/2, lambda -> 0.
  const corner = cornerOptimum(point, score);
  expect(best.value).toBeCloseTo(corner?.value ?? Number.NaN, 8);
  expect(muStar ** 2 / best.lambda).toBeCloseTo(corner?.delta ?? Number.NaN, 3);
});

test("lambdaOptimum goes on beyond its scan while the end is better than the limit", () => {
  const point: Point = { model: "linear", loss: "hinge", alpha: 0.5, epsilon: 0.3, lambda: 1 };
  const target = Math.log(1e-14);
  // An objective of lambda alone, whose minimum lies where no scan around the eigenvalues looks.
  const far = ({ model }: Solved): number => 1 - 1 / (1 + Math.abs(Math.log(model.lambda + 1e-60) - target));
  expect(Math.log(lambdaOptimum(point, far).lambda)).toBeCloseTo(target, 6);
});

test("lambdaOptimum counts a limit that was not solved", () => {
  const threshold: Point = { model: "linear", loss: "square", alpha: 1, epsilon: 0.3, lambda: 1 };
  const best = lambdaOptimum(threshold, memorized);
  expect(best.unsolved).toBeGreaterThan(0);
  // E_mem falls to 0 there, below the smallest double before the limit.
  expect(best).toMatchObject({ value: 0, boundary: "lambda -> 0+" });
});

test("lambdaOptimum is the ridge of the theory where the objective is flat to a few parts in 1e12", () => {
  const best = lambdaOptimum({ model: "linear", loss: "square", alpha: 1e6, epsilon: 0.1, lambda: 1 }, score);
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  expect(best.boundary).toBeUndefined();
  expect(Math.abs(Math.log((best.lambda * c * c) / (1 - c * c)))).toBeLessThan(best.locationError);
});
