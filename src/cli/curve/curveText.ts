import type { PointInput } from "../../../equations/point.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { jsonText } from "../../core/jsonText.js";
import { RECORD_COLUMNS, recordCells } from "../../report/recordColumns.js";
import { recordOf } from "../../solver/record.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { lambdaText } from "../flags/lambdaFlag.js";

/** Forms in which a curve is written. */
export const CURVE_FORMATS = ["csv", "json", "ndjson"] as const;

/** One of them. */
export type CurveFormat = (typeof CURVE_FORMATS)[number];

/**
 * A curve as text, row by row, so that the whole is never one string.
 *
 * CSV: numbers with all their digits, empty where there is no value, `inf` for lambda = Infinity and for a diverging V, 0 for 0+.
 * JSON and NDJSON: the records of `raf batch`, each with its point; feeding the points to `raf batch` gives the same numbers.
 */
export function* curveText(
  format: CurveFormat,
  over: SweptParameter,
  points: readonly CurvePoint[],
  input: PointInput,
): Generator<string> {
  if (format === "csv") {
    yield `${[over, ...RECORD_COLUMNS].join(",")}\n`;
    for (const { value, solution } of points) {
      yield `${[lambdaText(value), ...recordCells(recordOf(solution)).map((cell) => cell ?? "")].join(",")}\n`;
    }
    return;
  }
  const row = ({ value, solution }: CurvePoint): string =>
    jsonText({ ...recordOf(solution), point: { ...input, [over]: lambdaText(value) } });
  if (format === "ndjson") {
    for (const point of points) yield row(point);
    return;
  }
  for (const [index, point] of points.entries()) yield `${index === 0 ? "[" : ","}${row(point)}`;
  yield "]\n";
}
