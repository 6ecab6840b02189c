import { ParameterError } from "../../core/errors.js";
import type { Cell } from "../../study/parts/computedRow.js";
import type { Column } from "../../study/plan/computations.js";
import { batchRows, encodedTable, TABLE_FORMATS, type TableFormat } from "../../study/table/encodedTable.js";
import type { TableBatch } from "../../study/table/tableRows.js";
import { UsageError } from "../errors/usageError.js";
import { STANDARD_OUTPUT } from "./outputFiles.js";

/** A table of results, independent of the file format. */
export interface DataTable {
  readonly columns: readonly Column[];
  /** Number of rows. */
  readonly count: number;
  /** The rows. They are iterated twice if a format needs the widths of its columns before the first row. */
  readonly rows: () => Iterable<readonly Cell[]>;
  /** Notes on the whole table: comment lines before the header of a CSV, metadata raf.note in Parquet. */
  readonly notes?: readonly string[];
}

/** Names of the formats, without the point of the ending. */
export const FORMAT_NAMES = TABLE_FORMATS.map((ending) => ending.slice(1));

/**
 * The format of a file of results. The ending decides; standard output and devices take --format, or CSV.
 *
 * @param path   As given to --out; undefined for standard output.
 * @param format Value of --format, for commands that have it.
 * @throws {ParameterError} if the ending or the name is unknown.
 * @throws {UsageError} if both are given and differ.
 */
export function dataFormat(path: string | undefined, format?: string): TableFormat {
  const named = TABLE_FORMATS.find((ending) => ending === `.${format}`);
  if (format !== undefined && named === undefined) {
    throw new ParameterError("raf", "format", format, `{${FORMAT_NAMES.join(", ")}}`);
  }
  if (path === undefined || path === STANDARD_OUTPUT || path.startsWith("/dev/")) return named ?? ".csv";
  const found = TABLE_FORMATS.find((ending) => path.toLowerCase().endsWith(ending));
  if (found !== undefined && named !== undefined && found !== named) {
    throw new UsageError(
      `--format ${format} and --out ${path} name two formats; leave --format out, the ending decides`,
    );
  }
  const own = found ?? named;
  if (own === undefined) throw new ParameterError("raf", "out", path, `names that end in ${TABLE_FORMATS.join(", ")}`);
  return own;
}

/** A table of results as the content of a file. */
export async function dataContent(
  format: TableFormat,
  { columns, count, rows, notes = [] }: DataTable,
): Promise<Iterable<string | Uint8Array>> {
  const content = await encodedTable(format, {
    columns,
    batches: batchesOf(columns, rows()),
    rows: () => count,
    textWidths: format === ".npy" ? textWidths(columns, rows()) : new Map(),
    metadata: notes.map((value) => ({ key: "raf.note", value })),
  });
  return format === ".csv" ? withNotes(notes, content) : content;
}

function* withNotes(notes: readonly string[], content: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  for (const note of notes) yield `# ${note}\n`;
  yield* content;
}

function* batchesOf(columns: readonly Column[], rows: Iterable<readonly Cell[]>): Generator<TableBatch> {
  const most = batchRows(columns.length);
  let batch: (readonly Cell[])[] = [];
  const columnwise = (): TableBatch => ({
    rows: batch.length,
    columns: columns.map((_column, place) => batch.map((row) => row[place] ?? null)),
  });
  for (const row of rows) {
    batch.push(row);
    if (batch.length < most) continue;
    yield columnwise();
    batch = [];
  }
  if (batch.length > 0) yield columnwise();
}

function textWidths(columns: readonly Column[], rows: Iterable<readonly Cell[]>): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const row of rows) {
    for (const [place, { name, type }] of columns.entries()) {
      const cell = row[place];
      if (type === "text" && typeof cell === "string") {
        widths.set(name, Math.max(widths.get(name) ?? 1, Array.from(cell).length));
      }
    }
  }
  return widths;
}
