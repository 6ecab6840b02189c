import { type Cell, CONVERGED, STATUS_COLUMN } from "../parts/computedRow.js";
import { rowKeys } from "../parts/rowKeys.js";
import { rowCase, rowParameters, type StudyPart } from "../parts/studyPart.js";
import { type Column, neededParameters } from "../plan/computations.js";
import type { ParameterSet, PlanCase } from "../plan/plan.js";
import { lineReaders } from "../store/lineReaders.js";
import type { RowIndex, RowPlace } from "../store/rowIndex.js";
import { parseRowLine, type StoredRow } from "../store/rowLine.js";
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

/** What a pass over a table has found, complete when the pass is. */
export interface TableReport {
  rows: number;
  /** Rows that nobody has computed yet. */
  missing: number;
  /** The first of them in words. */
  readonly missingExamples: string[];
  failed: number;
  /** Rows that were stored with two different results. */
  conflicts: number;
  /** The first failures and conflicts. */
  readonly examples: FailedRow[];
}

/** Failures that are told one by one. */
const MOST_EXAMPLES = 20;

/** Missing rows that are named; the shards that lack them follow each other like cards. */
const MOST_MISSING = 3;

/** A report before the pass. */
export function emptyReport(): TableReport {
  return { rows: 0, missing: 0, missingExamples: [], failed: 0, conflicts: 0, examples: [] };
}

/**
 * The rows of a part in the order of the plan, whoever computed them and in whatever order. Memory is bounded by a batch.
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
 * Some rows of a part, those that nobody has computed yet included: their status and their results are null, so that a gap can be seen.
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
  const keyOf = rowKeys(part);
  const nothing: readonly null[] = part.columns.map(() => null);
  try {
    let batch = columns.map((): Cell[] => []);
    let rows = 0;
    for (let row = 0; row < part.rows; row++) {
      const parameters = head(row);
      if (!isWanted(parameters)) continue;
      const stored = read.row(keyOf(row));
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

interface ReadRow extends StoredRow {
  /** Set if another segment holds another result. */
  readonly conflict?: true;
}

function rowReader(
  index: RowIndex,
  { columns }: StudyPart,
): { readonly row: (key: string) => ReadRow | undefined; readonly close: () => void } {
  const lines = lineReaders();
  const orders = new Map<number, readonly number[]>();
  const orderOf = (segment: number): readonly number[] => {
    const { header } = index.segments[segment]!;
    const order = columns.map(({ name }) => header.columns.findIndex((own) => own.name === name));
    orders.set(segment, order);
    return order;
  };
  const stored = ({ segment, offset, length }: RowPlace): StoredRow | undefined => {
    const { path, header } = index.segments[segment]!;
    const row = parseRowLine(lines.read(path, offset, length), header.columns);
    if (row === undefined) return undefined;
    const order = orders.get(segment) ?? orderOf(segment);
    const cells = new Array<Cell>(order.length);
    for (let i = 0; i < order.length; i++) cells[i] = row.cells[order[i]!]!;
    return { ...row, cells };
  };
  return {
    row: (key) => {
      const best = index.find(key, columns);
      if (best === undefined) return undefined;
      const row = stored(best);
      if (row === undefined || !best.converged) return row;
      const others = index.findAll(key);
      if (others.length === 1) return row;
      const text = JSON.stringify(row.cells);
      const differs = others.some((other) => {
        if (!other.converged) return false;
        const { header } = index.segments[other.segment]!;
        const whole = columns.every(({ name }) => header.columns.some((own) => own.name === name));
        return whole && JSON.stringify(stored(other)?.cells) !== text;
      });
      return differs ? { ...row, conflict: true } : row;
    },
    close: lines.close,
  };
}

/** The case and the parameters of a row, in one array for all rows. */
function parameterCells(part: StudyPart, columns: readonly Column[]): (row: number) => readonly Cell[] {
  const { axes } = part;
  const names = columns
    .slice(
      0,
      columns.findIndex(({ name }) => name === STATUS_COLUMN.name),
    )
    .map(({ name }) => name);
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

/** Where a parameter's cells come from: the same for a whole case, or one for each point of an axis. */
type Source =
  | { readonly value: Cell; readonly values?: undefined }
  | { readonly axis: number; readonly values: readonly Cell[] };

function sourceOf({ compute, fixed, axes }: StudyPart, { label, parameters }: PlanCase, name: string): Source {
  if (name === CASE_COLUMN) return { value: label };
  const all: ParameterSet = { ...fixed, ...parameters };
  const axis = axes.findIndex(({ names }) => names.includes(name));
  // A parameter that this case's model does not have is nothing, not a number.
  const meant = name === "d" || name === "replica" || neededParameters(compute, all["model"]).has(name);
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

/** What tells a row from its neighbors: its case and its place on the axes. */
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
