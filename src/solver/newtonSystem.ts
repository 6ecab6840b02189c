import { hypot } from "../numerics/elementary.js";
/** Equations in a few unknowns at one point: residuals, and their Jacobian row by row. */
export interface SystemPoint {
  readonly residuals: readonly number[];
  readonly jacobian: readonly number[];
}

/** End of Newton's method, and the best point that it saw. */
export interface SystemResult<Point extends SystemPoint> {
  readonly status: "converged" | "max-iterations" | "stalled" | "non-finite";
  readonly place: readonly number[];
  readonly point: Point;
  readonly evaluations: number;
  /** Size of the step that the point still asks for. */
  readonly step: number;
  /** Ratio of the last two steps. */
  readonly contraction: number;
}

/** Steps below this are rounding. */
const STEP_TOLERANCE = 2e-14;
/** Steps that no longer shrink but are below this have reached the rounding of the equations. */
const FLOOR = 1e-8;
const WANDERING = 0.4;
/** Longest step in logarithms. */
const LONGEST_STEP = 1.5;
const MAX_HALVINGS = 10;

/**
 * Newton's method for a few equations, with step limit and line search on the sum of squares.
 *
 * @param equations Undefined where they are not defined; a step there is shortened.
 * @param start     Where they are defined.
 * @param budget    Evaluations.
 */
export function newtonSystem<Point extends SystemPoint>(
  equations: (place: readonly number[]) => Point | undefined,
  start: readonly number[],
  budget: number,
): SystemResult<Point> | undefined {
  const first = equations(start);
  if (first === undefined) return undefined;
  let place = start;
  let point = first;
  let evaluations = 1;
  let previous = Number.POSITIVE_INFINITY;
  let best: { place: readonly number[]; point: Point; step: number; merit: number } | undefined;
  let contraction = 0;
  while (true) {
    const direction = linearSolution(
      point.jacobian,
      point.residuals.map((value) => -value),
    );
    const step = sizeOf(direction);
    const ended = (status: SystemResult<Point>["status"]): SystemResult<Point> => {
      const { place: at, point: found, step: left } = best ?? { place, point, step };
      return { status, place: at, point: found, evaluations, step: left, contraction: Math.min(contraction, 1) };
    };
    if (!(step < Number.POSITIVE_INFINITY)) return ended("non-finite");
    const merit = meritOf(point);
    if (best === undefined || merit <= best.merit) best = { place, point, step, merit };
    contraction = previous === Number.POSITIVE_INFINITY ? 0 : step / previous;
    if (step <= STEP_TOLERANCE || (step <= FLOOR && contraction > WANDERING)) return ended("converged");
    if (evaluations >= budget) return ended("max-iterations");
    previous = step;
    let factor = Math.min(1, LONGEST_STEP / step);
    for (let halvings = 0; ; halvings++) {
      const next = place.map((value, i) => value + factor * direction[i]!);
      const trial = equations(next);
      evaluations++;
      if (trial !== undefined && (step <= FLOOR || meritOf(trial) < merit * (1 - 1e-4 * factor))) {
        place = next;
        point = trial;
        break;
      }
      if (halvings === MAX_HALVINGS) return ended("stalled");
      factor *= 0.5;
    }
    if (factor < 1) previous = Number.POSITIVE_INFINITY;
  }
}

/** Length of the residuals; infinite where one is not a number. */
export function meritOf({ residuals }: SystemPoint): number {
  const size = hypot(...residuals);
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}

/** The largest of some numbers in size; infinite where one is not a number. */
function sizeOf(values: readonly number[]): number {
  let size = 0;
  for (const value of values) {
    if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
    size = Math.max(size, Math.abs(value));
  }
  return size;
}

/** Solution of a small linear system by elimination with row pivots. */
export function linearSolution(matrix: readonly number[], right: readonly number[]): number[] {
  const n = right.length;
  const a = matrix.slice();
  const b = right.slice();
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [a[pivot * n + j]!, a[k * n + j]!];
      [b[k], b[pivot]] = [b[pivot]!, b[k]!];
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / a[k * n + k]!;
      for (let j = k; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
      b[i]! -= factor * b[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) b[k]! -= a[k * n + j]! * b[j]!;
    b[k]! /= a[k * n + k]!;
  }
  return b;
}
