import { ParameterError } from "../../src/core/errors.js";
import { didYouMean } from "../../src/core/nearMiss.js";
import { requireParameter, type UncheckedPoint } from "./parameters.js";

/** Parameters that make a point an ensemble. */
export const ENSEMBLE_PARAMETERS = ["ensemble", "ensembleOver", "subsample", "otherLambda"] as const;

/** Sources of difference between the members of an ensemble. */
export const ENSEMBLES_OVER = ["features", "subsamples", "disjoint", "bootstrap", "lambdas"] as const;

/** Learners whose outputs are averaged. */
export interface Ensemble {
  /** Their number, [1, Infinity]. */
  readonly members: number;
  readonly over: (typeof ENSEMBLES_OVER)[number];
  /** Share of the samples that each is trained on; of a bootstrap the draws per sample. */
  readonly fraction: number;
  /** Ridge of the second of two members that differ in it. */
  readonly otherLambda?: number;
}

/** Parameters of an ensemble; none where the point asks for one learner. */
export interface EnsembleParameters {
  /** Number of learners whose outputs are averaged, whole numbers from 1 on, or Infinity. */
  readonly ensemble?: number;
  /** Source of difference between the members: random features of their own, or the samples. */
  readonly ensembleOver?: Ensemble["over"];
  /** Share of the samples that each is trained on, (0, 1]. */
  readonly subsample?: number;
  /** Ridge of the second of two members that differ in their ridge, (0, Infinity). */
  readonly otherLambda?: number;
}

/**
 * Checks the values, each by itself, and that there is an ensemble for them.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireEnsembleValues(where: string, point: UncheckedPoint): void {
  const { ensemble, ensembleOver, subsample, otherLambda } = point;
  if (ensemble !== undefined) requireParameter(where, "ensemble", ensemble);
  if (subsample !== undefined) requireParameter(where, "subsample", subsample);
  if (otherLambda !== undefined) requireParameter(where, "otherLambda", otherLambda);
  if (ensembleOver !== undefined && !ENSEMBLES_OVER.some((one) => one === ensembleOver)) {
    const remedy = typeof ensembleOver === "string" ? didYouMean(ensembleOver, ENSEMBLES_OVER, {}) : undefined;
    throw new ParameterError(where, "ensembleOver", ensembleOver, `{${ENSEMBLES_OVER.join(", ")}}`, remedy);
  }
  if (ensemble !== undefined && point.trainingAttack !== undefined) {
    throw new ParameterError(where, "trainingAttack", point.trainingAttack, "points without an ensemble");
  }
  if (ensemble !== undefined) return;
  const remedy = "Give the number of members, ensemble";
  if (ensembleOver !== undefined) throw new ParameterError(where, "ensembleOver", ensembleOver, "ensembles", remedy);
  if (subsample !== undefined) throw new ParameterError(where, "subsample", subsample, "ensembles", remedy);
  if (otherLambda !== undefined) throw new ParameterError(where, "otherLambda", otherLambda, "ensembles", remedy);
}

/**
 * The ensemble that a point asks for.
 *
 * @throws {ParameterError} where something is missing, or the members have nothing of their own.
 */
export function ensembleOf(point: UncheckedPoint): Ensemble {
  const members = requireParameter("point", "ensemble", point.ensemble);
  const over = point.ensembleOver as Ensemble["over"] | undefined;
  if (over === undefined) {
    throw new ParameterError(
      "point",
      "ensembleOver",
      over,
      `{${ENSEMBLES_OVER.join(", ")}}`,
      "Say what the members do not share",
    );
  }
  if (over === "lambdas") return lambdasOf(point, members);
  if (point.otherLambda !== undefined) {
    throw new ParameterError("point", "otherLambda", point.otherLambda, "ensembles over lambdas");
  }
  if (over === "features") {
    if (point.model !== "rf") {
      throw new ParameterError(
        "point",
        "ensembleOver",
        over,
        "points of rf",
        "Other models have no random features: their members are one learner",
      );
    }
    if (point.subsample !== undefined) {
      throw new ParameterError(
        "point",
        "subsample",
        point.subsample,
        "ensembles over subsamples, disjoint or bootstrap",
        "Members with features of their own see all samples",
      );
    }
    return { members, over, fraction: 1 };
  }
  if (over === "disjoint") {
    if (members === Number.POSITIVE_INFINITY) {
      throw new ParameterError("point", "ensemble", "inf", "whole numbers for disjoint subsamples");
    }
    const fraction =
      point.subsample === undefined ? 1 / members : requireParameter("point", "subsample", point.subsample);
    if (fraction > 0 && members * fraction <= 1 + 1e-12) return { members, over, fraction };
    throw new ParameterError(
      "point",
      "subsample",
      fraction,
      `(0, 1/${members}] for disjoint subsamples of ${members} members`,
    );
  }
  if (over === "bootstrap" && point.subsample === undefined) return { members, over, fraction: 1 };
  return { members, over, fraction: requireParameter("point", "subsample", point.subsample) };
}

/** Two members of one data set and its features, whose ridges differ. */
function lambdasOf(point: UncheckedPoint, members: number): Ensemble {
  if (members !== 2) {
    throw new ParameterError(
      "point",
      "ensemble",
      members === Number.POSITIVE_INFINITY ? "inf" : members,
      "{2} over lambdas",
    );
  }
  if (point.subsample !== undefined) {
    throw new ParameterError("point", "subsample", point.subsample, "ensembles over subsamples, bootstrap or disjoint");
  }
  const otherLambda = requireParameter("point", "otherLambda", point.otherLambda);
  return { members, over: "lambdas", fraction: 1, otherLambda };
}
