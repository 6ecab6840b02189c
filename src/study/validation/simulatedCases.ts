import { isParameterName, PARAMETERS, type UncheckedPoint } from "../../../equations/vocabulary/parameters.js";
import type { ReplicaRow } from "../../../validation/experiment.js";
import type { SimulatedCase } from "../../../validation/verdict/ensemble.js";
import { type Cell, CONVERGED } from "../parts/computedRow.js";
import type { StudyPart } from "../parts/studyPart.js";
import type { RowIndex } from "../store/rowIndex.js";
import { CASE_COLUMN, parameterColumns, tableColumns } from "../table/tableColumns.js";
import { emptyReport, type TableReport, tableRows } from "../table/tableRows.js";

/** The replicas of a study, gathered for the comparison with the theory. */
export interface SimulatedStudy {
  readonly cases: readonly SimulatedCase[];
  /** Missing and failed rows: a study with any of them has no verdict. */
  readonly report: TableReport;
}

/** Parameters along which the rows of one case lie; all others tell cases apart. */
const WITHIN_CASE: ReadonlySet<string> = new Set(["lambda", "d", "replica"]);
/** Rows that are read at once. */
const BATCH_ROWS = 10_000;

/**
 * Gathers a study's replicas by case: all sizes, replicas and lambda of one set of the other parameters.
 *
 * @param part  A part of a plan that computes replicas and keeps all columns.
 * @param index The store.
 * @returns The cases in the order of the plan, labeled by their label and by what varies along the axes.
 */
export function simulatedCases(part: StudyPart, index: RowIndex): SimulatedStudy {
  const report = emptyReport();
  const names = tableColumns(part).map(({ name }) => name);
  const known = parameterColumns(part)
    .map(({ name }) => name)
    .filter((name) => !WITHIN_CASE.has(name));
  const varied = part.axes.flatMap((axis) => axis.names).filter((name) => !WITHIN_CASE.has(name));
  const found = new Map<string, { readonly point: SimulatedCase["point"]; readonly rows: ReplicaRow[] }>();
  for (const { rows, columns } of tableRows(part, index, BATCH_ROWS, report)) {
    for (let row = 0; row < rows; row++) {
      const cells = new Map(names.map((name, column) => [name, columns[column]![row]!]));
      if (cells.get("status") !== CONVERGED) continue;
      const label = caseLabel(cells, varied);
      let own = found.get(label);
      if (own === undefined) {
        own = { point: pointOf(cells, known), rows: [] };
        found.set(label, own);
      }
      const measured: { readonly [name in keyof ReplicaRow]?: unknown } = Object.fromEntries(cells);
      own.rows.push(measured as ReplicaRow);
    }
  }
  return { cases: [...found].map(([label, { point, rows }]) => ({ label, point, rows })), report };
}

function caseLabel(cells: ReadonlyMap<string, Cell>, varied: readonly string[]): string {
  const label = cells.get(CASE_COLUMN);
  const places = varied.map((name) => `${name} = ${String(cells.get(name))}`);
  return [...(typeof label === "string" && label !== "" ? [label] : []), ...places].join(", ") || "the plan";
}

/** A learner stands in its cell as JSON. */
function cellValue(name: string, cell: NonNullable<Cell>): unknown {
  const isLearner = isParameterName(name) && PARAMETERS[name].kind === "learner";
  return isLearner && typeof cell === "string" ? JSON.parse(cell) : cell;
}

/** A null cell belongs to another model. */
function pointOf(cells: ReadonlyMap<string, Cell>, known: readonly string[]): SimulatedCase["point"] {
  const given = known.filter((name) => (cells.get(name) ?? null) !== null);
  const point: UncheckedPoint = Object.fromEntries(given.map((name) => [name, cellValue(name, cells.get(name)!)]));
  return point as SimulatedCase["point"];
}
