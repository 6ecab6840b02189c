import { meanAndVariance } from "../verdict/extrapolation.js";
import { studentScore } from "../verdict/studentScore.js";
import type { AmpOverlaps } from "./stateEvolution.js";

/** What is compared at every iteration. */
export const EVOLVED = ["generalizationError", "m", "q", "V"] as const;

/** A quantity in theory and over replicas. */
export interface ScoredMean {
  readonly theory: number;
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
  /**
   * Normal score of mean - theory; null with fewer than FEWEST_SCORED replicas. Where they do not scatter: null if they agree with the theory, as at
   * the start, else infinite.
   */
  readonly z: number | null;
}

/** One iteration of state evolution beside the replicas' mean. */
export type EvolutionRow = Readonly<Record<(typeof EVOLVED)[number], ScoredMean>> & { readonly iteration: number };

/** Scatter below this share of the value is rounding, and what the iterations and the saddle point stop at. */
const ROUNDING = 1e-9;
/**
 * Without scatter a difference below this share of the value is agreement: the theory knows events, such as a sample beyond the kink of the
 * squared hinge, that are too rare to have happened to any of some ten thousand samples.
 */
const UNSEEN = 1e-4;

/** Below this a standard error has too few degrees of freedom for its score. */
export const FEWEST_SCORED = 5;

/**
 * Message passing against its state evolution, iteration by iteration.
 *
 * @param theory       State evolution at the replicas' own n/d.
 * @param trajectories Of the replicas, at least two of the same length as the theory.
 */
export function evolutionComparison(
  theory: readonly AmpOverlaps[],
  trajectories: readonly (readonly AmpOverlaps[])[],
): EvolutionRow[] {
  return theory.map((expected, iteration) => {
    const scored = (name: (typeof EVOLVED)[number]): ScoredMean =>
      scoredMean(
        expected[name],
        trajectories.map((trajectory) => (trajectory[iteration] as AmpOverlaps)[name]),
      );
    return {
      iteration,
      generalizationError: scored("generalizationError"),
      m: scored("m"),
      q: scored("q"),
      V: scored("V"),
    };
  });
}

/**
 * Mean of the replicas with its standard error, and the normal score of its difference from the theory.
 *
 * Source: equations/README.md (VE.3).
 */
export function scoredMean(theory: number, values: readonly number[]): ScoredMean {
  const { mean, variance } = meanAndVariance(values);
  const standardError = Math.sqrt(variance / values.length);
  const rounding = ROUNDING * Math.abs(theory);
  if (standardError > rounding) {
    const score = studentScore((mean - theory) / standardError, values.length - 1);
    return { theory, mean, standardError, z: values.length < FEWEST_SCORED ? null : score };
  }
  const agrees = Math.abs(mean - theory) <= UNSEEN * Math.abs(theory);
  return { theory, mean, standardError, z: agrees ? null : Math.sign(mean - theory) * Number.POSITIVE_INFINITY };
}
