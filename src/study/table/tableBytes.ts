import type { StudyPart } from "../parts/studyPart.js";
import type { RowIndex } from "../store/rowIndex.js";
import { rowStates } from "../store/rowStates.js";
import { batchRows, encodedTable, type TableFormat } from "./encodedTable.js";
import { tableColumns } from "./tableColumns.js";
import { type TableReport, tableRows } from "./tableRows.js";

/** A table to be encoded. */
export interface TableSource {
  readonly part: StudyPart;
  readonly index: RowIndex;
  /** The plan as it was written. */
  readonly plan: string;
  /** Counts what is found while the table is encoded. */
  readonly report: TableReport;
}

/**
 * A part's table as a file, piece by piece: memory is bounded by half a million cells, however many rows there are.
 */
export async function tableBytes(
  format: TableFormat,
  { part, index, plan, report }: TableSource,
): Promise<Iterable<string | Uint8Array>> {
  const columns = tableColumns(part);
  return encodedTable(format, {
    columns,
    batches: tableRows(part, index, batchRows(columns.length), report),
    rows: () => presentRows(part, index),
    textWidths: textWidths(part),
    metadata: [
      { key: "raf.plan", value: plan },
      { key: "raf.part", value: part.name },
    ],
  });
}

function presentRows(part: StudyPart, index: RowIndex): number {
  const stateOf = rowStates(index, part);
  let present = 0;
  for (let row = 0; row < part.rows; row++) if (stateOf(row) !== "absent") present++;
  return present;
}

/** The longest texts that a plan's own words make. */
function textWidths({ fixed, cases, axes }: StudyPart): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  const see = (name: string, value: unknown): void => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    widths.set(name, Math.max(widths.get(name) ?? 0, Array.from(text).length));
  };
  for (const [name, value] of Object.entries(fixed)) see(name, value);
  for (const { label, parameters } of cases) {
    see("case", label);
    for (const [name, value] of Object.entries(parameters)) see(name, value);
  }
  for (const { names, points } of axes) {
    for (const point of points) for (const [i, name] of names.entries()) see(name, point[i]);
  }
  return widths;
}
