import { expect, test } from "vitest";
import { regimeOf } from "../../equations/limits.js";
import { modelOf } from "../../equations/point.js";
import { type ReducedPoint, reducedEquations } from "../../equations/reduction.js";
import { conditionedError, meritOf, nestedBracket, newton, type PlanarEquations } from "../../src/solver/newton.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { THREE_LEARNERS } from "../equations/box.js";

const { state } = requireSolved(
  saddlePoint(modelOf({ model: "linear", loss: "square", alpha: 2, epsilon: 0, lambda: 1 })),
);

/** Two equations by hand, with their Jacobian. */
function planar(
  f: (x: number, y: number) => readonly [number, number],
  jacobian: (x: number, y: number) => readonly [number, number, number, number],
): PlanarEquations {
  return (x, y): ReducedPoint => {
    const [first, second] = f(x, y);
    const [firstByX, firstByY, secondByX, secondByY] = jacobian(x, y);
    return { x, y, first, second, firstByX, firstByY, secondByX, secondByY, reach: 1, state };
  };
}

/** exp(x) = 2 and x + y^3 = 1: root (log 2, (1 - log 2)^(1/3)). */
const curved = planar(
  (x, y) => [Math.exp(x) - 2, x + y ** 3 - 1],
  (x, y) => [Math.exp(x), 0, 1, 3 * y * y],
);
const ROOT = { x: Math.LN2, y: Math.cbrt(1 - Math.LN2) };

test("newton converges quadratically and reports the step that remains", () => {
  const result = newton(curved, { x: 0.5, y: 1 }, 60);
  expect(result.status).toBe("converged");
  expect(result.point.x).toBeCloseTo(ROOT.x, 14);
  expect(result.point.y).toBeCloseTo(ROOT.y, 14);
  expect(result.step).toBeLessThan(1e-13);
  expect(result.evaluations).toBeLessThan(12);
  // Near the root a step is of the order of the square of the one before.
  const steps = [3, 4, 5].map((budget) => newton(curved, { x: 0.7, y: 0.7 }, budget).step);
  expect(steps[1]).toBeLessThan(10 * (steps[0] as number) ** 2);
});

test("newton returns the point whose step it reports", () => {
  const { point, step } = newton(curved, { x: 0.5, y: 1 }, 4);
  const again = newton(curved, { x: point.x, y: point.y }, 1);
  expect(again.step).toBe(step);
});

test("newton takes steps of at most a factor of seven, and halves those that make things worse", () => {
  const visited: number[] = [];
  const watched: PlanarEquations = (x, y) => {
    visited.push(x);
    return curved(x, y);
  };
  expect(newton(watched, { x: -6, y: 1 }, 60).status).toBe("converged");
  for (let i = 1; i < visited.length; i++)
    expect(Math.abs((visited[i] as number) - (visited[i - 1] as number))).toBeLessThanOrEqual(4);
});

test("newton says why it ended", () => {
  expect(newton(curved, { x: 0.5, y: 1 }, 2).status).toBe("max-iterations");
  // x^2 + 1 has no root: its least value is a stall, or the budget ends on the way around it.
  const rootless = planar(
    (x, y) => [x * x + 1, y],
    (x) => [2 * x, 0, 0, 1],
  );
  expect(["stalled", "max-iterations", "non-finite"]).toContain(newton(rootless, { x: 1.3, y: 0 }, 200).status);
  const undefinedBelow = planar(
    () => [Number.NaN, 0],
    () => [1, 0, 0, 1],
  );
  expect(newton(undefinedBelow, { x: 0, y: 0 }, 10).status).toBe("non-finite");
  const singular = planar(
    (x, y) => [x + y - 1, x + y - 1],
    () => [1, 1, 1, 1],
  );
  expect(newton(singular, { x: 0, y: 0 }, 10).status).toBe("non-finite");
});

test("newton backs off from where the equations are not defined", () => {
  // log x = -1 from x = 1.9: the longest step leads to a negative number.
  const logarithm = planar(
    (x, y) => [Math.log(x) + 1, y],
    (x) => [1 / x, 0, 0, 1],
  );
  const visited: (readonly [number, number])[] = [];
  const watched: PlanarEquations = (x, y) => {
    visited.push([x, y]);
    return logarithm(x, y);
  };
  const start = [1.9, 1] as const;
  const result = newton(watched, { x: start[0], y: start[1] }, 60);
  expect(result.status).toBe("converged");
  expect(result.point.x).toBeCloseTo(Math.exp(-1), 14);
  expect(visited[1]![0]).toBeLessThan(0);
  // Half the step, in both unknowns.
  const steps = [1, 2].map((k) => visited[k]!.map((value, i) => value - start[i as 0 | 1]));
  for (const i of [0, 1]) expect(steps[1]![i]! / steps[0]![i]!).toBeCloseTo(0.5, 12);
});

test("meritOf is the size of the residual, infinite where it is not a number", () => {
  expect(meritOf({ ...curved(0, 0), first: 3, second: 4 })).toBe(5);
  expect(meritOf({ ...curved(0, 0), first: Number.NaN })).toBe(Number.POSITIVE_INFINITY);
});

test("conditionedError is the displacement that errors of both equations can cause", () => {
  // Jacobian diag(2, 1/4): errors of 1e-3 move x by 5e-4 and y by 4e-3.
  const diagonal = planar(
    () => [0, 0],
    () => [2, 0, 0, 0.25],
  )(0, 0);
  expect(conditionedError(diagonal, 1e-3)).toBeCloseTo(4e-3, 15);
  expect(conditionedError({ ...diagonal, reach: 100 }, 1e-3)).toBeCloseTo(5e-2, 15);
});

test("nestedBracket leads to the solution of every model, from no start at all", () => {
  for (const learner of THREE_LEARNERS) {
    for (const loss of ["square", "hinge", "squared-hinge"]) {
      for (const lambda of [1e-4, 1]) {
        const point = { ...learner, loss, alpha: 3, epsilon: 0.1, lambda };
        const { coordinates } = requireSolved(saddlePoint(modelOf(point)));
        const { regime, effective } = regimeOf(modelOf(point));
        const found = nestedBracket(reducedEquations(effective, regime));
        expect(found?.start.x).toBeCloseTo(coordinates.x, 2);
        expect(found?.start.y).toBeCloseTo(coordinates.y, 2);
      }
    }
  }
});

test("nestedBracket is undefined where the equations have no solution in reach", () => {
  const rootless = planar(
    () => [1, -1],
    () => [0, 0, 0, 0],
  );
  expect(nestedBracket(rootless)).toBeUndefined();
});
