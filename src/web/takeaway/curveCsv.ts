import { questionOf } from "../../../equations/vocabulary/questions.js";
import { recordCells, recordColumns } from "../../report/recordColumns.js";
import { csvText } from "../../report/tables/csvText.js";
import { THRESHOLD_COLUMNS, type ThresholdRecord, thresholdCells } from "../../report/thresholdRecord.js";
import type { RecordsAnswer, Task } from "../theory/questions.js";

/** A curve and all values at its points. */
export interface CurveRecords {
  readonly label: string;
  readonly task: Task;
  readonly answer: RecordsAnswer;
}

/**
 * Curves as CSV. One curve has the exact text of `raf curve`. Several curves have a first column with their labels.
 *
 * Numbers with all their digits, empty where there is no value, `inf` for infinity, 0 for the limit 0+.
 */
export function curveCsv(curves: readonly CurveRecords[]): string {
  const labeled = curves.length > 1;
  const first = curves[0];
  if (first === undefined) return "";
  const questions = curves.map(({ task }) => questionOf(task.input));
  const names = recordColumns(questions.find((question) => question === "distillation") ?? "minimum");
  const columns = [
    ...(labeled ? ["curve"] : []),
    ...(first.task.kind === "map" ? ["alpha", "lambda"] : [first.task.kind === "curve" ? first.task.over : "epsilon"]),
    ...names,
  ];
  const rows = curves.flatMap(({ label, task, answer: { values, records } }, place) => {
    // Other learners have no value in the columns of students.
    const own = recordColumns(questions[place]!);
    const cells = names.map((name) => own.indexOf(name));
    return records.map((record, index) => [
      ...(labeled ? [label] : []),
      ...(task.kind === "map" ? [task.alphas[Math.floor(index / task.lambdas.length)] ?? null] : []),
      values[index] ?? null,
      ...spread(recordCells(record, questions[place]), cells),
    ]);
  });
  return [...csvText({ columns, rows })].join("");
}

/** The cells at their places in the table; null where a record has none. */
function spread<Cell>(cells: readonly Cell[], places: readonly number[]): readonly (Cell | null)[] {
  return places.map((place) => cells[place] ?? null);
}

/** The thresholds along epsilon. */
export interface ThresholdCurve {
  readonly label: string;
  readonly epsilons: readonly number[];
  readonly thresholds: readonly ThresholdRecord[];
}

/** Capacity curves as CSV. One curve has the exact text of `raf threshold --over epsilon`. Several have a first column with their labels. */
export function capacityCsv(curves: readonly ThresholdCurve[]): string {
  const labeled = curves.length > 1;
  const columns = [...(labeled ? ["curve"] : []), "epsilon", ...THRESHOLD_COLUMNS];
  const rows = curves.flatMap(({ label, epsilons, thresholds }) =>
    thresholds.map((record, index) => [
      ...(labeled ? [label] : []),
      epsilons[index] ?? null,
      ...thresholdCells(record),
    ]),
  );
  return [...csvText({ columns, rows })].join("");
}
