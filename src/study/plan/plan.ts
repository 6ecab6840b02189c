import type { ParameterName } from "../../../equations/vocabulary/parameters.js";
import type { Objective, OptimumOptions } from "../../sweep/optimum.js";

/** The value of a parameter: a number (lambda = 0 is the limit 0+), a name or expression, a list of eigenvalues, or a learner. */
export type ParameterValue = number | string | readonly object[] | Readonly<Record<string, unknown>>;

/** Parameter that tells the points of a plan apart: one of the point, or the size and the number of a replica. */
export type PlanParameter = ParameterName | "d" | "replica";

/** Parameters by name, as in PointInput; of replicas also their size and number. */
export type ParameterSet = { readonly [name in PlanParameter]?: ParameterValue };

/** The parameters of a set that are among these. */
export function pickParameters(set: ParameterSet, names: Iterable<PlanParameter>): ParameterSet {
  const picked: { [name in PlanParameter]?: ParameterValue } = {};
  for (const name of names) if (set[name] !== undefined) picked[name] = set[name];
  return picked;
}

/** One of several parameter sets of a plan, such as one of three models that are compared. */
export interface PlanCase {
  readonly label: string;
  /** Laid over the fixed parameters. */
  readonly parameters: ParameterSet;
}

/** Parameters that vary together: one for a plain axis, several for a joint design such as a Sobol sequence. */
export interface Axis {
  readonly names: readonly PlanParameter[];
  /** One value for each name. */
  readonly points: readonly (readonly (number | string)[])[];
}

/** Finite-size experiments at every point. */
export interface ReplicaCompute {
  readonly kind: "replicas";
  /** Input dimensions d. */
  readonly sizes: readonly number[];
  /** Independent data sets of each size. */
  readonly replicas: number;
  readonly seed: number;
  /**
   * "shared": every case and every point learns from the data sets of the seed, as raf simulate does; differences between learners have less
   * noise. "independent": each has its own, as a comparison with the theory needs.
   */
  readonly data: "shared" | "independent";
  readonly testSamples?: number;
  /** As in Experiment: features less mu0, kernels less K(0). */
  readonly centered: boolean;
}

/** A computation at every point. */
export type Compute =
  | { readonly kind: "points" }
  | { readonly kind: "optimum"; readonly over: OptimumOptions["over"]; readonly objective: Objective }
  | { readonly kind: "thresholds" }
  | { readonly kind: "bayes" }
  | ReplicaCompute;

/** A whole study, theory and simulation alike. */
export interface Plan {
  readonly name: string;
  readonly fixed: ParameterSet;
  /** Empty if there is one parameter set only. */
  readonly cases: readonly PlanCase[];
  /** The points are all combinations; the last axis runs fastest. */
  readonly axes: readonly Axis[];
  readonly compute: readonly Compute[];
  /** Columns of results that are kept; undefined for all. */
  readonly keep?: readonly string[];
}
