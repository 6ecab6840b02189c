import { ParameterError } from "../../core/errors.js";
import { rowKeys } from "../parts/rowKeys.js";
import type { StudyPart } from "../parts/studyPart.js";
import { packageVersion } from "../store/packageVersion.js";
import type { RowIndex } from "../store/rowIndex.js";
import { tableColumns } from "./tableColumns.js";
import { type TableReport, tableRows } from "./tableRows.js";

/** Endings of the files that a table can be written to. */
export const TABLE_FORMATS = [".parquet", ".csv", ".ndjson", ".npy"] as const;

/** One of them. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Rows encoded at a time, a row group of Parquet: as many as hold so many cells, which are the memory that a table takes. */
const BATCH_CELLS = 2 ** 19;
const MOST_BATCH_ROWS = 2 ** 16;

/**
 * The format that a file's name asks for.
 *
 * @throws {ParameterError} naming `out` for another ending.
 */
export function tableFormat(file: string): TableFormat {
  const found = TABLE_FORMATS.find((ending) => file.toLowerCase().endsWith(ending));
  if (found === undefined)
    throw new ParameterError("table", "out", file, `names that end in ${TABLE_FORMATS.join(", ")}`);
  return found;
}

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
  const most = Math.min(MOST_BATCH_ROWS, Math.floor(BATCH_CELLS / columns.length));
  const batches = tableRows(part, index, most, report);
  switch (format) {
    case ".parquet": {
      const { parquetBytes } = await import("./parquetBytes.js");
      return parquetBytes(columns, batches, {
        program: `raf-theory version ${packageVersion()}`,
        plan,
        part: part.name,
      });
    }
    case ".csv":
      return (await import("./tableText.js")).csvText(columns, batches);
    case ".ndjson":
      return (await import("./tableText.js")).ndjsonText(columns, batches);
    case ".npy":
      return (await import("./npyBytes.js")).npyBytes(columns, batches, presentRows(part, index), textWidths(part));
  }
}

function presentRows(part: StudyPart, index: RowIndex): number {
  const keyOf = rowKeys(part);
  let present = 0;
  for (let row = 0; row < part.rows; row++) if (index.find(keyOf(row), part.columns) !== undefined) present++;
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
