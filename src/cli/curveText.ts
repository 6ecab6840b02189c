import type { PointInput } from "../../equations/point.js";
import { recordOf, type SolutionRecord } from "../solver/record.js";
import type { CurvePoint, SweptParameter } from "../sweep/curve.js";
import { jsonText } from "./jsonText.js";
import { lambdaText } from "./lambdaFlag.js";

/** Forms in which a curve is written. */
export const CURVE_FORMATS = ["csv", "json", "ndjson"] as const;

/** One of them. */
export type CurveFormat = (typeof CURVE_FORMATS)[number];

/** Columns of the CSV, after the swept parameter: the field's names, each with its place in a record. */
const COLUMNS: readonly (readonly [string, (record: SolutionRecord) => string | number | null | undefined])[] = [
  ["status", (record) => record.status],
  ["m", (record) => record.overlaps?.m],
  ["q", (record) => record.overlaps?.q],
  ["V", (record) => record.overlaps && (record.overlaps.V ?? "inf")],
  ["mHat", (record) => record.conjugates?.mHat],
  ["qHat", (record) => record.conjugates?.qHat],
  ["VHat", (record) => record.conjugates?.VHat],
  ["generalizationError", (record) => record.generalizationError],
  ["memorizationError", (record) => record.memorizationError],
  ["ruleTrainingError", (record) => record.ruleTrainingError],
  ["trainingError", (record) => record.trainingError],
  ["trainingLoss", (record) => record.trainingLoss],
  ["norm", (record) => record.norm],
  ["margin", (record) => record.margin],
  ["freeEnergy", (record) => record.freeEnergy],
  ["regime", (record) => record.regime],
  ["method", (record) => record.diagnostics.method],
  ["iterations", (record) => record.diagnostics.iterations],
  ["residual", (record) => record.diagnostics.residual],
  ["contraction", (record) => record.diagnostics.contraction],
  ["errorEstimate", (record) => record.diagnostics.errorEstimate],
];

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
    yield `${[over, ...COLUMNS.map(([name]) => name)].join(",")}\n`;
    for (const { value, solution } of points) {
      const record = recordOf(solution);
      yield `${[lambdaText(value), ...COLUMNS.map(([, cell]) => cell(record) ?? "")].join(",")}\n`;
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
