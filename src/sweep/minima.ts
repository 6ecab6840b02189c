import { brentMinimum } from "../numerics/bracket.js";
import { largestOf, leastOf } from "../numerics/extremes.js";
import type { Solved, SolvedMinimum, Unsolved } from "../solver/solution.js";
import type { Boundary } from "./bestPoint.js";

/** The objective as a function of a solution; least is best. */
export type Score<Found extends Solved = SolvedMinimum> = (solution: Found) => number;

/** Values whose relative distance is below this are equal by rounding. */
const TIE = 1e-13;
const LOCATION_TOLERANCE = 1e-9;

/** Largest difference by rounding between two values of the size of this one: a boundary wins a tie, because there the interior is flat. */
export function tieOf(value: number): number {
  return Number.isFinite(value) ? TIE * Math.abs(value) : 0;
}

/** True if all values are equal by rounding: then nothing depends on what is varied. */
export function isFlat(values: readonly number[]): boolean {
  const finite = values.filter(Number.isFinite);
  const largest = largestOf(finite);
  return finite.length > 0 && largest - leastOf(finite) <= tieOf(largest);
}

/** A local minimum of a scan, or a limit: one of them is the optimum. */
export interface Candidate<Found extends Solved = SolvedMinimum> {
  readonly value: number;
  readonly place: number;
  readonly error: number;
  readonly solution: Found;
  readonly boundary?: Boundary;
}

/** Least of the candidates; among equals a boundary, and the first of them. */
export function bestOf<Found extends Solved>(
  fallback: Candidate<Found>,
  candidates: readonly Candidate<Found>[],
): Candidate<Found> {
  let best = candidates[0] ?? fallback;
  for (const candidate of candidates) {
    const tie = tieOf(best.value);
    const tied = candidate.value <= best.value + tie;
    if (
      candidate.value < best.value - tie ||
      (tied && candidate.boundary !== undefined && best.boundary === undefined)
    ) {
      best = candidate;
    }
  }
  return best;
}

/** The objective where the equations were solved, infinite elsewhere. */
export function scored<Found extends Solved>(score: Score<Found>, solution: Found | Unsolved): number {
  return solution.status === "converged" ? score(solution) : Number.POSITIVE_INFINITY;
}

/** Minima of a scan, refined. `solveAt` solves at a place; `scan` holds the scanned solutions in order. */
export function refine<Found extends Solved>(
  scan: readonly { readonly place: number; readonly solution: Found | Unsolved }[],
  score: Score<Found>,
  solveAt: (place: number, near: Found) => Found | Unsolved,
): Candidate<Found>[] {
  const candidates: Candidate<Found>[] = [];
  const values = scan.map(({ solution }) => scored(score, solution));
  for (let i = 0; i < scan.length; i++) {
    const here = scan[i] as (typeof scan)[number];
    const value = values[i] as number;
    if (here.solution.status !== "converged") continue;
    const solution = here.solution;
    const left = values[i - 1] ?? Number.POSITIVE_INFINITY;
    const right = values[i + 1] ?? Number.POSITIVE_INFINITY;
    // On a plateau, as E_gen has at small lambda, only its edges count.
    if (value > left || value > right || Math.max(left, right) - value <= tieOf(value)) continue;
    const from = scan[Math.max(0, i - 1)] as (typeof scan)[number];
    const to = scan[Math.min(scan.length - 1, i + 1)] as (typeof scan)[number];
    const refined = brentMinimum(
      (place) => scored(score, solveAt(place, solution)),
      from.place,
      to.place,
      LOCATION_TOLERANCE,
    );
    const final = solveAt(refined.x, solution);
    if (final.status === "converged" && refined.value <= value) {
      candidates.push({ value: score(final), place: refined.x, error: refined.error, solution: final });
    } else {
      candidates.push({ value, place: here.place, error: to.place - from.place, solution });
    }
  }
  return candidates;
}
