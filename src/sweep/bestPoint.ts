import type { Solved, SolvedMinimum } from "../solver/solution.js";

/** Place of an optimum that is not in the interior. */
export type Boundary =
  | "lambda -> 0+"
  | "lambda -> infinity"
  | "lambda -> largest stable"
  | "gamma -> 0"
  | "gamma -> pi/2"
  | "corner"
  | "time -> 0+"
  | "time -> infinity"
  | "steps -> infinity";

/** The best point found, and on which boundary it lies, if any. */
export interface Optimum<Found extends Solved = SolvedMinimum> {
  /** Least value of the objective. */
  readonly value: number;
  /** Best lambda, [0, Infinity]; at the corner 0. */
  readonly lambda: number;
  /** Best angle; pi/2 at the corner; undefined where the angle was not varied. */
  readonly gamma?: number;
  /** muStar^2 / lambda at the corner, the only parameter left there; absent where it has no effect (rf with kappa <= 1). */
  readonly delta?: number;
  readonly boundary?: Boundary;
  /** Best time of the flow, or number of steps, where that was varied: at the boundary 0+ one at which the learner is still Hebb's rule, Infinity where it is best never stopped. */
  readonly time?: number;
  readonly steps?: number;
  /** Half-width of the interval of the location (of log lambda, log time, or of gamma when that was varied); 0 on a boundary. */
  readonly locationError: number;
  readonly solution: Found;
  /** True where a whole curve of (gamma, lambda) reaches the same value, as for the square loss. */
  readonly degenerate?: boolean;
  /** True where every value of what is varied is as good, as at epsilon = 1, where nothing can be learned: then there is no optimum. */
  readonly flat?: boolean;
  /** Scanned points and limits where the equations were not solved: the optimum is then the best of the others. */
  readonly unsolved: number;
}
