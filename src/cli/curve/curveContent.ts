import type { PointInput } from "../../../equations/point.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { questionOf } from "../../../equations/vocabulary/questions.js";
import { jsonText } from "../../core/jsonText.js";
import { type RecordColumn, recordCells, recordColumns } from "../../report/recordColumns.js";
import { recordOf } from "../../solver/record.js";
import type { Column } from "../../study/plan/computations.js";
import type { TableFormat } from "../../study/table/encodedTable.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { dataContent } from "../output/dataFile.js";

/** Types of the columns that are not real numbers. */
const TYPES: { readonly [name in RecordColumn]?: Column["type"] } = {
  status: "text",
  regime: "text",
  method: "text",
  iterations: "integer",
};

/**
 * A curve as the content of a file, row by row, so that the whole is never one string.
 *
 * Tables (.csv, .parquet, .npy) have a column for each number of a record: empty where there is no value, infinite for lambda = Infinity
 * and for a diverging V, 0 for 0+. JSON and NDJSON are the records of `raf batch`, each with its point; feeding the points to `raf batch`
 * gives the same numbers.
 */
export async function curveContent(
  format: TableFormat,
  over: SweptParameter,
  points: readonly CurvePoint[],
  input: PointInput,
): Promise<Iterable<string | Uint8Array>> {
  if (format === ".json" || format === ".ndjson") return recordTexts(format, over, points, input);
  const question = questionOf(input);
  return dataContent(format, {
    columns: [
      { name: over, type: "number" },
      ...recordColumns(question).map((name) => ({ name, type: TYPES[name] ?? "number" }) as const),
    ],
    count: points.length,
    rows: function* () {
      for (const { value, solution } of points) {
        yield [
          value,
          ...recordCells(recordOf(solution), question).map((cell) =>
            cell === "inf" ? Number.POSITIVE_INFINITY : cell,
          ),
        ];
      }
    },
  });
}

function* recordTexts(
  format: ".json" | ".ndjson",
  over: SweptParameter,
  points: readonly CurvePoint[],
  input: PointInput,
): Generator<string> {
  for (const [index, { value, solution }] of points.entries()) {
    const record = jsonText({ ...recordOf(solution), point: { ...input, [over]: lambdaText(value) } });
    yield format === ".ndjson" ? record : `${index === 0 ? "[" : ","}${record}`;
  }
  if (format === ".json") yield "]\n";
}
