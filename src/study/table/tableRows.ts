import { type Cell, CONVERGED, STATUS_COLUMN } from "../parts/computedRow.js";
import { rowCase, rowParameters, type StudyPart } from "../parts/studyPart.js";
import { type Column, neededParameters } from "../plan/computations.js";
import type { ParameterSet, PlanCase, PlanParameter } from "../plan/plan.js";
import type { RowIndex } from "../store/rowIndex.js";
import { type ReadRow, rowReader } from "./rowReader.js";
import { CASE_COLUMN, tableColumns } from "./tableColumns.js";

/** Some rows of a table, column by column. */
export interface TableBatch {
  readonly rows: number;
  /** In the order of the table's columns. */
  readonly columns: readonly (readonly Cell[])[];
}

/** A row that is no result. */
export interface FailedRow {
  readonly row: number;
  readonly parameters: string;
  readonly status: string;
  readonly reason: string;
}

/** Counts of the rows of a table. They are complete when all batches have been taken. */
export interface TableReport {
  rows: number;
  /** Rows that are not computed yet. */
  missing: number;
  /** The first missing rows in words. */
  readonly missingExamples: string[];
  failed: number;
  /** Rows that were stored with two different results. */
  conflicts: number;
  /** The first failures and conflicts. */
  readonly examples: FailedRow[];
}

/** Failures that a message lists. */
const MOST_EXAMPLES = 20;

/** Missing rows that a message lists. */
const MOST_MISSING = 3;

/** A report before the pass. */
export function emptyReport(): TableReport {
  return { rows: 0, missing: 0, missingExamples: [], failed: 0, conflicts: 0, examples: [] };
}

/**
 * The rows of a part in the order of the plan. The memory that it takes is that of a batch.
 *
 * @param part   What is read.
 * @param index  The stores.
 * @param most   Rows of a batch; the last may have fewer.
 * @param report Counts what is missing and what has failed.
 */
export function* tableRows(part: StudyPart, index: RowIndex, most: number, report: TableReport): Generator<TableBatch> {
  yield* batches(part, index, most, report, { isWanted: () => true, gaps: "left out" });
}

/**
 * Some rows of a part, including those that are not computed yet. Those have null for their status and their results.
 *
 * @param isWanted Of the case and the parameters, in the order of the table's columns; the array is used again.
 * @param report   Counts what of them is missing and what has failed.
 */
export function* wantedRows(
  part: StudyPart,
  index: RowIndex,
  most: number,
  report: TableReport,
  isWanted: (parameters: readonly Cell[]) => boolean,
): Generator<TableBatch> {
  yield* batches(part, index, most, report, { isWanted, gaps: "null" });
}

interface Choice {
  readonly isWanted: (parameters: readonly Cell[]) => boolean;
  readonly gaps: "left out" | "null";
}

function* batches(
  part: StudyPart,
  index: RowIndex,
  most: number,
  report: TableReport,
  { isWanted, gaps }: Choice,
): Generator<TableBatch> {
  const columns = tableColumns(part);
  const read = rowReader(index, part);
  const head = parameterCells(part, columns);
  const nothing: readonly null[] = part.columns.map(() => null);
  try {
    let batch = columns.map((): Cell[] => []);
    let rows = 0;
    for (let row = 0; row < part.rows; row++) {
      const parameters = head(row);
      if (!isWanted(parameters)) continue;
      const stored = read.row(row);
      note(report, part, row, stored);
      if (stored === undefined && gaps === "left out") continue;
      const { status, cells } = stored ?? { status: null, cells: nothing };
      const place = parameters.length;
      for (let i = 0; i < place; i++) batch[i]!.push(parameters[i]!);
      batch[place]!.push(status);
      for (let i = 0; i < cells.length; i++) batch[place + 1 + i]!.push(cells[i]!);
      if (++rows < most) continue;
      yield { rows, columns: batch };
      batch = columns.map((): Cell[] => []);
      rows = 0;
    }
    if (rows > 0) yield { rows, columns: batch };
  } finally {
    read.close();
  }
}

/** The case and the parameters of a row, in one array for all rows. */
function parameterCells(part: StudyPart, columns: readonly Column[]): (row: number) => readonly Cell[] {
  const { axes } = part;
  const names = columns
    .slice(
      0,
      columns.findIndex(({ name }) => name === STATUS_COLUMN.name),
    )
    .map(({ name }) => name as PlanParameter | typeof CASE_COLUMN);
  const inner = axes.reduce((product, { points }) => product * points.length, 1);
  const templates = part.cases.map((own) => names.map((name) => sourceOf(part, own, name)));
  const indices = new Array<number>(axes.length).fill(0);
  const cells = new Array<Cell>(names.length).fill(null);
  return (row) => {
    let rest = row % inner;
    for (let a = axes.length - 1; a >= 0; a--) {
      const { length } = axes[a]!.points;
      indices[a] = rest % length;
      rest = Math.floor(rest / length);
    }
    const template = templates[Math.floor(row / inner)]!;
    for (let i = 0; i < template.length; i++) {
      const source = template[i]!;
      cells[i] = source.values === undefined ? source.value : source.values[indices[source.axis]!]!;
    }
    return cells;
  };
}

/** Source of a parameter's cells: the same for a whole case, or one for each point of an axis. */
type Source =
  | { readonly value: Cell; readonly values?: undefined }
  | { readonly axis: number; readonly values: readonly Cell[] };

function sourceOf(
  { compute, fixed, axes }: StudyPart,
  { label, parameters }: PlanCase,
  name: PlanParameter | typeof CASE_COLUMN,
): Source {
  if (name === CASE_COLUMN) return { value: label };
  const all: ParameterSet = { ...fixed, ...parameters };
  const axis = axes.findIndex(({ names }) => names.includes(name));
  // A parameter that this case's model does not have is nothing, not a number.
  const meant = name === "d" || name === "replica" || neededParameters(compute, all.model).has(name);
  if (meant && axis >= 0) {
    const { names, points } = axes[axis]!;
    return { axis, values: points.map((point) => point[names.indexOf(name)]!) };
  }
  const value = meant ? all[name] : undefined;
  return { value: typeof value === "object" ? JSON.stringify(value) : (value ?? null) };
}

function note(report: TableReport, part: StudyPart, row: number, stored: ReadRow | undefined): void {
  if (stored === undefined) {
    report.missing++;
    if (report.missingExamples.length < MOST_MISSING) report.missingExamples.push(inWords(part, row));
    return;
  }
  report.rows++;
  const failed = stored.status !== CONVERGED;
  if (failed) report.failed++;
  if (stored.conflict) report.conflicts++;
  if ((!failed && !stored.conflict) || report.examples.length >= MOST_EXAMPLES) return;
  const status = failed ? stored.status : "conflict";
  const reason = stored.reason ?? "two runs have stored different results of this point";
  report.examples.push({ row, parameters: inWords(part, row), status, reason });
}

/** Name of a row among its neighbors: its case and its place on the axes. */
function inWords(part: StudyPart, row: number): string {
  const parameters = rowParameters(part, row);
  const label = rowCase(part, row);
  const places = part.axes.flatMap(({ names }) =>
    names.map((name) => `${name}=${placeText(name, parameters[name] as number | string)}`),
  );
  const words = [...(label === "" ? [] : [label]), ...places];
  // A plan without cases and axes has nothing that tells its rows apart.
  return words.length === 0 ? `row ${row + 1} of ${part.rows}` : words.join(", ");
}

/** A value as flags and plans take it: the limits of lambda by name. */
function placeText(name: string, value: number | string): string {
  if (name === "lambda" && value === 0) return "0+";
  return value === Number.POSITIVE_INFINITY ? "inf" : String(value);
}
