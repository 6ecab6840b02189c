import { modelOf, type Point, type PointInput } from "../../../equations/point.js";
import { interpolationThreshold, separabilityThreshold } from "../../../equations/thresholds.js";
import { ParameterError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import { csvText } from "../../report/tables/csvText.js";
import {
  NO_PART_OF_A_THRESHOLD,
  THRESHOLD_COLUMNS,
  thresholdCells,
  thresholdRecord,
} from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import { sweptValues } from "../flags/sweptValues.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";

/** Parameters that thresholds can run over: what else makes a learner is no number. */
export const THRESHOLD_OVER = ["epsilon", "kappa"] as const;

/** Values of the parameter that runs, unless told otherwise. */
export const DEFAULT_POINTS = 50;

/** One of them. */
export type ThresholdOver = (typeof THRESHOLD_OVER)[number];

/** Values of the parameter that runs. */
export interface ThresholdRange {
  readonly over: string;
  readonly from?: number;
  readonly to?: number;
  readonly points?: number;
  readonly log?: true;
}

/**
 * The parameter and its values.
 *
 * @throws {UsageError} if an end is missing.
 * @throws {ParameterError} if nothing can run over it.
 */
export function thresholdRange(
  { over, from, to, points = DEFAULT_POINTS, log }: ThresholdRange,
  model: string | undefined,
): { readonly over: ThresholdOver; readonly values: readonly number[] } {
  const allowed = THRESHOLD_OVER.filter((name) => name === "epsilon" || model === "rf");
  const found = allowed.find((name) => name === over);
  if (found === undefined) throw new ParameterError("raf", "over", over, `{${allowed.join(", ")}}`);
  return { over: found, values: sweptValues({ from, to, points, log }) };
}

/**
 * `raf threshold --over`: a row for each value, as CSV, or as the records of one value, one a line.
 *
 * @param point  As resolved, with any value of the parameter that runs.
 * @param format Of the rows.
 */
export function thresholdCurve(
  point: Point,
  input: PointInput,
  { over, values }: ReturnType<typeof thresholdRange>,
  format: "csv" | "json",
): Outcome {
  const records = values.map((value) => {
    const { spectrum } = modelOf({ ...point, [over]: value });
    const epsilon = over === "epsilon" ? value : point.epsilon;
    return {
      value,
      record: thresholdRecord(separabilityThreshold(spectrum, epsilon), interpolationThreshold(spectrum)),
    };
  });
  const output =
    format === "csv"
      ? csvText({
          columns: [over, ...THRESHOLD_COLUMNS],
          rows: records.map(({ value, record }) => [value, ...thresholdCells(record)]),
        })
      : records.map(({ value, record }) =>
          jsonText({ ...record, point: pointEcho({ ...input, [over]: value }, NO_PART_OF_A_THRESHOLD) }),
        );
  return { exitCode: EXIT_CODES.ok, output };
}
