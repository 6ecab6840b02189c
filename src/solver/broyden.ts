import { linearSolution } from "./newtonSystem.js";

/** A root of a few equations, with the Jacobian that found it. */
export interface BroydenResult {
  readonly place: readonly number[];
  /** Largest residual at the place. */
  readonly residual: number;
  readonly evaluations: number;
  /** Row by row, as good as its updates made it. */
  readonly jacobian: readonly number[];
}

/** Displacement of the differences of the first Jacobian. */
const PROBE = 1e-6;
/** Longest step in any variable. */
const LONGEST = 0.5;
/** A residual below this is rounding. */
const ROUNDING = 2e-15;
/** The Jacobian is taken anew after this many updates, or where a step makes the residual larger than before. */
const MOST_UPDATES = 8;
/** Steps without a smaller residual before rounding is held responsible. */
const PATIENCE = 3;
/** Below this residual steps that do not help end the search; above, they are shortened. */
const FLOOR = 1e-9;
const MOST_HALVINGS = 6;

/**
 * A root by Newton's steps with a Jacobian of differences, which is updated by every step.
 *
 * For equations whose evaluation costs far more than the algebra.
 *
 * @param equations Residuals; not finite where they are not defined.
 * @param start     Where they are defined; all variables of order one.
 * @param budget    Evaluations.
 * @returns The best place that was met.
 *
 * @example
 * broyden(([x, y]) => [x * x - 2, y - x], [1, 1], 50).place[0].toFixed(10) // => "1.4142135624"
 */
export function broyden(
  equations: (place: readonly number[]) => readonly number[],
  start: readonly number[],
  budget: number,
): BroydenResult {
  const n = start.length;
  let evaluations = 0;
  const at = (place: readonly number[]): { place: readonly number[]; values: readonly number[]; size: number } => {
    evaluations++;
    const values = equations(place);
    const size = Math.max(...values.map(Math.abs));
    return { place, values, size: Number.isNaN(size) ? Number.POSITIVE_INFINITY : size };
  };
  const differences = (from: { place: readonly number[]; values: readonly number[] }): number[] => {
    const matrix = new Array<number>(n * n).fill(0);
    for (let j = 0; j < n; j++) {
      const moved = at(from.place.map((value, i) => (i === j ? value + PROBE : value)));
      for (let i = 0; i < n; i++) matrix[i * n + j] = (moved.values[i]! - from.values[i]!) / PROBE;
    }
    return matrix;
  };
  let here = at(start);
  let best = here;
  let jacobian = differences(here);
  let [updates, idle] = [0, 0];
  while (evaluations < budget && here.size > ROUNDING && idle < PATIENCE && Number.isFinite(here.size)) {
    const step = linearSolution(
      jacobian,
      here.values.map((value) => -value),
    );
    const length = Math.max(...step.map(Math.abs));
    if (!Number.isFinite(length)) break;
    let factor = Math.min(1, LONGEST / length);
    let next = at(here.place.map((value, i) => value + factor * step[i]!));
    for (let k = 0; k < MOST_HALVINGS && here.size > FLOOR && !(next.size < here.size); k++) {
      factor *= 0.5;
      next = at(here.place.map((value, i) => value + factor * step[i]!));
    }
    const helped = next.size < here.size;
    idle = next.size < best.size ? 0 : idle + 1;
    if (next.size < best.size) best = next;
    const moved = step.map((value) => factor * value);
    const norm = moved.reduce((sum, value) => sum + value * value, 0);
    if (Number.isFinite(next.size) && norm > 0) {
      // Good enough: the secant along the step replaces what the Jacobian said of it.
      for (let i = 0; i < n; i++) {
        let predicted = 0;
        for (let j = 0; j < n; j++) predicted += jacobian[i * n + j]! * moved[j]!;
        const miss = (next.values[i]! - here.values[i]! - predicted) / norm;
        for (let j = 0; j < n; j++) jacobian[i * n + j] = jacobian[i * n + j]! + miss * moved[j]!;
      }
      updates++;
    }
    here = Number.isFinite(next.size) ? next : best;
    if (here.size > FLOOR && (updates >= MOST_UPDATES || !helped)) {
      jacobian = differences(here);
      updates = 0;
    }
  }
  return { place: best.place, residual: best.size, evaluations, jacobian };
}
