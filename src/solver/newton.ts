import type { ReducedPoint } from "../../equations/reduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import { brentRoot } from "../numerics/bracket.js";
import { hypot } from "../numerics/elementary.js";

/** Two equations in two unknowns with their Jacobian. */
export type PlanarEquations = (x: number, y: number) => ReducedPoint;

export interface NewtonResult {
  readonly status: "converged" | "max-iterations" | "stalled" | "non-finite";
  readonly point: ReducedPoint;
  /** Evaluations of the equations. */
  readonly evaluations: number;
  /** Size of the step that the last point still asks for. */
  readonly step: number;
  /** Ratio of the last two steps. */
  readonly contraction: number;
}

/** Steps below this are rounding: the point in hand is the solution. */
const STEP_TOLERANCE = 2e-14;
/** Steps that no longer shrink but are below this have reached the rounding of the equations. */
const FLOOR = 1e-9;
/** Steps that shrink less than this wander in rounding; a variable on its way to where nothing depends on it shrinks by 1/e. */
const WANDERING = 0.4;
/** A variable further than this from its root is carried there even where nothing depends on it: neighbors start from it. */
const FAR = 1;
/** Longest step in logarithms: a factor of seven. */
const LONGEST_STEP = 2;
const MAX_HALVINGS = 8;

/**
 * Newton's method with exact Jacobian, step limit and line search on the sum of squares.
 *
 * @param equations The reduced equations.
 * @param start     Coordinates to start from.
 * @param maxEvaluations Budget.
 * @returns The best point and the step it still asks for: the step is the error estimate, and the point returned is the one measured.
 */
export function newton(equations: PlanarEquations, start: ReducedCoordinates, maxEvaluations: number): NewtonResult {
  let point = equations(start.x, start.y);
  let evaluations = 1;
  let previous = Number.POSITIVE_INFINITY;
  let contraction = 0;
  let step = Number.POSITIVE_INFINITY;
  let merit = meritOf(point);
  let best: { point: ReducedPoint; step: number; merit: number } | undefined;
  /** The result is the point that solves the equations best where the steps wander in their rounding. */
  const given = (status: NewtonResult["status"]): NewtonResult =>
    best === undefined
      ? { status, point, evaluations, step, contraction }
      : { status, point: best.point, evaluations, step: best.step, contraction };
  while (true) {
    const [dx, dy] = newtonStep(point);
    step = Math.max(Math.abs(dx) * point.reach, Math.abs(dy));
    if (!(step < Number.POSITIVE_INFINITY)) return { status: "non-finite", point, evaluations, step, contraction };
    if (best === undefined || merit < best.merit) best = { point, step, merit };
    contraction = previous === Number.POSITIVE_INFINITY ? 0 : step / previous;
    const isCarried = Math.abs(dx) < FAR || previous <= STEP_TOLERANCE;
    if ((step <= STEP_TOLERANCE && isCarried) || (step <= FLOOR && contraction > WANDERING)) {
      return { status: "converged", point, evaluations, step, contraction: Math.min(contraction, 1) };
    }
    if (evaluations >= maxEvaluations) return given("max-iterations");
    previous = step;
    let factor = Math.min(1, LONGEST_STEP / step);
    for (let halvings = 0; ; halvings++) {
      const trial = equations(point.x + factor * dx, point.y + factor * dy);
      const reached = meritOf(trial);
      evaluations++;
      if (step <= FLOOR || reached < merit * (1 - 1e-4 * factor)) {
        point = trial;
        merit = reached;
        break;
      }
      if (halvings === MAX_HALVINGS) return given("stalled");
      factor *= 0.5;
    }
    if (factor < 1) previous = Number.POSITIVE_INFINITY;
  }
}

/** The size of the residual, infinite where the equations are not defined. */
export function meritOf(point: ReducedPoint): number {
  const size = hypot(point.first, point.second);
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}

/** Solution of the 2 x 2 linear system J (dx, dy) = -F. */
function newtonStep(point: ReducedPoint): readonly [number, number] {
  const { first, second, firstByX, firstByY, secondByX, secondByY } = point;
  const determinant = firstByX * secondByY - firstByY * secondByX;
  return [(firstByY * second - first * secondByY) / determinant, (secondByX * first - firstByX * second) / determinant];
}

/**
 * Largest displacement, in units of the unknowns, that relative errors of a given size in both equations can cause.
 *
 * Source: equations/README.md (RE.7).
 */
export function conditionedError(point: ReducedPoint, relativeError: number): number {
  const { firstByX, firstByY, secondByX, secondByY, reach } = point;
  const determinant = Math.abs(firstByX * secondByY - firstByY * secondByX);
  const inX = ((Math.abs(firstByY) + Math.abs(secondByY)) / determinant) * reach;
  const inY = (Math.abs(secondByX) + Math.abs(firstByX)) / determinant;
  return Math.max(inX, inY) * relativeError;
}

/** The brackets of both unknowns: exp(+-110) and exp(+-40) are beyond every parameter range. */
const OUTER_BOUND = 110;
const INNER_BOUND = 40;
/** Newton takes over from brackets of this width. */
const HANDOVER = 1e-3;

/**
 * A start close to the solution by nested bracketing, for the points where Newton does not find its way.
 *
 * For given x the second equation falls from +Infinity in y; along that root the first equation rises from negative (no
 * response) to positive (more response than eigenvalues): one sign change, because the problem is convex.
 *
 * @returns `undefined` when the equations have no solution in the bounds.
 */
export function nestedBracket(
  equations: PlanarEquations,
): { start: ReducedCoordinates; evaluations: number } | undefined {
  let evaluations = 0;
  const inner = (x: number): number => {
    const root = brentRoot(
      (y) => {
        evaluations++;
        const value = equations(x, y).second;
        return Number.isNaN(value) ? -1 : value;
      },
      -INNER_BOUND,
      INNER_BOUND,
      HANDOVER * 1e-4,
    );
    return root === undefined ? INNER_BOUND : root.x;
  };
  const outer = brentRoot(
    (x) => {
      evaluations++;
      return equations(x, inner(x)).first;
    },
    -OUTER_BOUND,
    OUTER_BOUND,
    HANDOVER * 1e-2,
  );
  return outer === undefined ? undefined : { start: { x: outer.x, y: inner(outer.x) }, evaluations };
}
