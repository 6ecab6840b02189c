import type { SeparabilityThreshold } from "../../equations/thresholds.js";
import { TRAINING_PARAMETERS } from "../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../equations/vocabulary/ensembles.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import { OBSERVABLE_PARAMETERS, type ParameterName } from "../../equations/vocabulary/parameters.js";
import { STUDENT_PARAMETERS } from "../../equations/vocabulary/teachers.js";

/** Said where there is no threshold, because no alpha is too large. */
const SEPARABLE = "infinite: every alpha is separable";
/** The same for the square loss. */
const INTERPOLATES = "infinite: every alpha is interpolated";

/** Parameters that a threshold does not depend on, and no record of one has. */
export const NO_PART_OF_A_THRESHOLD: readonly ParameterName[] = [
  "loss",
  "alpha",
  "lambda",
  "trainingAttack",
  ...STUDENT_PARAMETERS,
  ...ENSEMBLE_PARAMETERS,
  ...TRAINING_PARAMETERS,
  ...OBSERVABLE_PARAMETERS,
];

/** Both thresholds at one place, as plain data. JSON has no infinity: there it is null, with a note. */
export interface ThresholdRecord {
  readonly separability: Pick<SeparabilityThreshold, "alpha" | "R" | typeof E_GEN> & {
    readonly errors: { readonly [name in "alpha" | "R" | typeof E_GEN]: number | null };
    readonly note?: string;
  };
  readonly interpolation: { readonly alpha: number; readonly note?: string };
}

/** Columns of a table of thresholds, after the parameter that runs. */
export const THRESHOLD_COLUMNS = ["alpha", "alphaError", "R", E_GEN, "interpolationAlpha"] as const;

/**
 * The record of both thresholds.
 *
 * @param separability  Of the margin losses, with its relative error.
 * @param interpolation Of the square loss: exact.
 */
export function thresholdRecord(separability: SeparabilityThreshold, interpolation: number): ThresholdRecord {
  const { alpha, relativeError, R, [E_GEN]: generalization } = separability;
  const infinite = alpha === Number.POSITIVE_INFINITY;
  const known = !Number.isNaN(R);
  return {
    separability: {
      alpha,
      R,
      [E_GEN]: generalization,
      errors: {
        alpha: infinite ? null : alpha * relativeError,
        R: known ? relativeError : null,
        [E_GEN]: known ? relativeError : null,
      },
      ...(infinite ? { note: SEPARABLE } : {}),
    },
    interpolation: {
      alpha: interpolation,
      ...(interpolation === Number.POSITIVE_INFINITY ? { note: INTERPOLATES } : {}),
    },
  };
}

/** Cells of a record: null where there is no value. */
export function thresholdCells({ separability, interpolation }: ThresholdRecord): (number | null)[] {
  const { alpha, R, [E_GEN]: generalization, errors } = separability;
  return [alpha, errors.alpha, R, generalization, interpolation.alpha];
}
