import type { Estimate } from "../../equations/training/replicaMeans.js";
import { E_GEN, type ObservableName } from "../../equations/vocabulary/observables.js";
import { sampleMean } from "../../src/numerics/sampleMean.js";
import type { AmpOverlaps } from "../amp/stateEvolution.js";
import { studentScore } from "../verdict/studentScore.js";

/** Observables that are compared at every iteration of message passing. */
export const EVOLVED = [E_GEN, "m", "q", "V"] as const;

/** A quantity in theory and over replicas. */
export interface ScoredMean {
  /** NaN where there is nothing to predict, such as errors on facts before any was seen. */
  readonly theory: number;
  /** Of the theory, where its averages are sampled; 0 where it is exact. */
  readonly theoryStandardError: number;
  readonly mean: number;
  /** Of the mean; NaN of a single replica. */
  readonly standardError: number;
  /**
   * Normal score of mean - theory; null with fewer than FEWEST_SCORED replicas. Where they do not scatter: null if they agree with the theory, as at
   * the start, else infinite.
   */
  readonly z: number | null;
}

/** One point of a trajectory in theory beside the replicas' mean. */
export type ComparedRow<Name extends string> = Readonly<Record<Name, ScoredMean>> & {
  /** Iteration, step, or time. */
  readonly iteration: number;
};

/** The same, whatever is compared: quantities by name. */
export type TrajectoryRow = { readonly [name in ObservableName]?: ScoredMean } & { readonly iteration: number };

/** One iteration of state evolution beside the replicas' mean. */
export type EvolutionRow = ComparedRow<(typeof EVOLVED)[number]>;

/** One point of a trajectory in theory. */
export interface TheoryRow<Name extends string> {
  readonly iteration: number;
  readonly values: Readonly<Partial<Record<Name, Estimate>>>;
  /** Samples on which one replica counts a share, for those that are. */
  readonly counts?: Readonly<Partial<Record<Name, number>>>;
}

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
 * Trajectories against their theory, point by point.
 *
 * @param names        What is compared; a quantity that no replica has, such as errors on facts at epsilon = 0, has no mean: NaN.
 * @param theory       At the replicas' own sizes.
 * @param trajectories Of the replicas, at least two, each at least as long as the theory. Null where a replica has nothing to count.
 */
export function comparedRows<Name extends string>(
  names: readonly Name[],
  theory: readonly TheoryRow<Name>[],
  trajectories: readonly (readonly Readonly<Partial<Record<Name, number | null>>>[])[],
): ComparedRow<Name>[] {
  return theory.map(({ iteration, values, counts = {} as Partial<Record<Name, number>> }, place) => {
    const scored = names.map((name) => {
      const measured = trajectories.flatMap((trajectory) => trajectory[place]?.[name] ?? []);
      return [
        name,
        scoredMean(values[name] ?? { value: Number.NaN, standardError: 0 }, measured, counts[name]),
      ] as const;
    });
    return { iteration, ...Object.fromEntries(scored) } as ComparedRow<Name>;
  });
}

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
  const exact = (value: number): Estimate => ({ value, standardError: 0 });
  const rows = theory.map(({ [E_GEN]: generalization, m, q, V }, iteration) => ({
    iteration,
    values: { [E_GEN]: exact(generalization), m: exact(m), q: exact(q), V: exact(V) },
  }));
  return comparedRows(EVOLVED, rows, trajectories);
}

/**
 * Mean of the replicas with its standard error, and the normal score of its difference from the theory.
 *
 * @param count Samples of each replica, where the values are shares of them: errors too rare to have happened do not scatter.
 *
 * Source: equations/README.md (VE.3).
 */
export function scoredMean(expected: Estimate, values: readonly number[], count?: number): ScoredMean {
  const { value: theory, standardError: theoryStandardError } = expected;
  const { mean, variance } = sampleMean(values);
  const standardError = Math.sqrt(variance / values.length);
  const both = Math.hypot(standardError, theoryStandardError);
  const known = { theory, theoryStandardError, mean, standardError };
  if (Number.isNaN(standardError)) return { ...known, z: null };
  if (both > ROUNDING * Math.abs(theory)) {
    const score = studentScore((mean - theory) / both, values.length - 1);
    return { ...known, z: values.length < FEWEST_SCORED ? null : score };
  }
  if (count !== undefined && theory > 0 && theory < 1) {
    const counted = Math.sqrt((theory * (1 - theory)) / (count * values.length));
    return { ...known, z: values.length < FEWEST_SCORED ? null : (mean - theory) / counted };
  }
  const agrees = Math.abs(mean - theory) <= UNSEEN * Math.abs(theory);
  return { ...known, z: agrees ? null : Math.sign(mean - theory) * Number.POSITIVE_INFINITY };
}
