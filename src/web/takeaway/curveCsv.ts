import { RECORD_COLUMNS, recordCells } from "../../report/recordColumns.js";
import { csvText } from "../../report/tables/csvText.js";
import type { RecordsAnswer, Task } from "../theory/questions.js";

/** A curve and its points in full. */
export interface CurveRecords {
  readonly label: string;
  readonly task: Task;
  readonly answer: RecordsAnswer;
}

/**
 * Curves as CSV. One curve is the very text of `raf curve`; several have their labels in a column before it.
 *
 * Numbers with all their digits, empty where there is no value, `inf` for infinity, 0 for the limit 0+.
 */
export function curveCsv(curves: readonly CurveRecords[]): string {
  const labeled = curves.length > 1;
  const first = curves[0];
  if (first === undefined) return "";
  const columns = [
    ...(labeled ? ["curve"] : []),
    ...(first.task.kind === "map" ? ["alpha", "lambda"] : [first.task.kind === "curve" ? first.task.over : "epsilon"]),
    ...RECORD_COLUMNS,
  ];
  const rows = curves.flatMap(({ label, task, answer: { values, records } }) =>
    records.map((record, index) => [
      ...(labeled ? [label] : []),
      ...(task.kind === "map" ? [task.alphas[Math.floor(index / task.lambdas.length)] ?? null] : []),
      values[index] ?? null,
      ...recordCells(record),
    ]),
  );
  return [...csvText({ columns, rows })].join("");
}

/** The capacity curves as CSV. */
export function capacityCsv(
  curves: readonly { readonly label: string; readonly x: readonly number[]; readonly y: readonly number[] }[],
): string {
  const columns = ["curve", "epsilon", "alpha_c"];
  const rows = curves.flatMap(({ label, x, y }) => x.map((value, index) => [label, value, y[index] ?? null]));
  return [...csvText({ columns, rows })].join("");
}
