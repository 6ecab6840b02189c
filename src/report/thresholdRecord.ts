import type { SeparabilityThreshold } from "../../equations/thresholds.js";

/** Said where there is no threshold, because no alpha is too large. */
export const SEPARABLE = "infinite: every alpha is separable";
/** The same for the square loss. */
export const INTERPOLATES = "infinite: every alpha is interpolated";

/** What a threshold does not depend on, and no record of one has. */
export const NO_PART_OF_A_THRESHOLD = ["loss", "alpha", "lambda"] as const;

/** Both thresholds at one place, as plain data. JSON has no infinity: there it is null, with a note. */
export interface ThresholdRecord {
  readonly separability: Pick<SeparabilityThreshold, "alpha" | "R" | "generalizationError"> & {
    readonly errors: { readonly [name in "alpha" | "R" | "generalizationError"]: number | null };
    readonly note?: string;
  };
  readonly interpolation: { readonly alpha: number; readonly note?: string };
}

/** Columns of a table of thresholds, after the parameter that runs. */
export const THRESHOLD_COLUMNS = ["alpha", "alphaError", "R", "generalizationError", "interpolationAlpha"] as const;

/**
 * The record of both thresholds.
 *
 * @param separability  Of the margin losses, with its relative error.
 * @param interpolation Of the square loss: exact.
 */
export function thresholdRecord(separability: SeparabilityThreshold, interpolation: number): ThresholdRecord {
  const { alpha, relativeError, R, generalizationError } = separability;
  const infinite = alpha === Number.POSITIVE_INFINITY;
  const known = !Number.isNaN(R);
  return {
    separability: {
      alpha,
      R,
      generalizationError,
      errors: {
        alpha: infinite ? null : alpha * relativeError,
        R: known ? relativeError : null,
        generalizationError: known ? relativeError : null,
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
  const { alpha, R, generalizationError, errors } = separability;
  return [alpha, errors.alpha, R, generalizationError, interpolation.alpha];
}
