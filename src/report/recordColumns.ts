import {
  CONJUGATE_NAMES,
  isObservableName,
  MEASURE_NAMES,
  OBSERVABLES,
  type ObservableName,
  OVERLAP_NAMES,
} from "../../equations/vocabulary/observables.js";
import type { QuestionName } from "../../equations/vocabulary/questions.js";
import type { SolutionRecord } from "../solver/record.js";

/** A cell of a record: null where there is no value. */
type RecordCell = string | number | null | undefined;

/** Numbers that tell how a point was solved. */
const DIAGNOSTICS = ["method", "iterations", "residual", "contraction", "errorEstimate"] as const;

/** Name of a column of a table of records. */
export type RecordColumn = ObservableName | "status" | "regime" | (typeof DIAGNOSTICS)[number];

/** Columns of a table of records: the field's names, each with its place in a record. */
const COLUMNS: readonly (readonly [RecordColumn, (record: SolutionRecord) => RecordCell])[] = [
  ["status", ({ status }) => status],
  // An overlap of a solved point that is null diverges; mean-field theory has no V.
  ...OVERLAP_NAMES.map((name) => {
    const missing = ({ diagnostics }: SolutionRecord): RecordCell =>
      diagnostics.method === "mean-field" ? null : "inf";
    return [name, (record: SolutionRecord) => record.overlaps && (record.overlaps[name] ?? missing(record))] as const;
  }),
  ...CONJUGATE_NAMES.map((name) => [name, ({ conjugates }: SolutionRecord) => conjugates?.[name]] as const),
  ...MEASURE_NAMES.map((name) => [name, (record: SolutionRecord) => record[name]] as const),
  ["regime", ({ regime }) => regime],
  ...DIAGNOSTICS.map((name) => [name, ({ diagnostics }: SolutionRecord) => diagnostics[name]] as const),
];

/** Names of the columns, in order, for learners that are trained on labels. */
export const RECORD_COLUMNS: readonly RecordColumn[] = recordColumns("minimum");

/** Names of the columns, in order: those of students only where the question is one of students. */
export function recordColumns(question: QuestionName): RecordColumn[] {
  return COLUMNS.flatMap(([name]) => (isThere(name, question) ? [name] : []));
}

/** Cells of a record: null where there is no value, "inf" for an overlap that diverges. */
export function recordCells(record: SolutionRecord, question: QuestionName = "minimum"): (string | number | null)[] {
  return COLUMNS.flatMap(([name, cell]) => (isThere(name, question) ? [cell(record) ?? null] : []));
}

function isThere(name: string, question: QuestionName): boolean {
  const questions = isObservableName(name) ? OBSERVABLES[name].only?.questions : undefined;
  return question === "distillation" || questions === undefined || questions.some((one) => one !== "distillation");
}
