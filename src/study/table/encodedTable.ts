import { ParameterError } from "../../core/errors.js";
import type { Column } from "../plan/computations.js";
import { packageVersion } from "../store/packageVersion.js";
import type { TableBatch } from "./tableRows.js";

/** Endings of the files that a table can be written to. */
export const TABLE_FORMATS = [".parquet", ".csv", ".ndjson", ".json", ".npy"] as const;

/** One of them. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Rows encoded at a time, a row group of Parquet: as many as hold so many cells, which are the memory that a table takes. */
const BATCH_CELLS = 2 ** 19;
const MOST_BATCH_ROWS = 2 ** 16;

/** Rows of one batch of a table with so many columns. */
export function batchRows(columns: number): number {
  return Math.min(MOST_BATCH_ROWS, Math.floor(BATCH_CELLS / columns));
}

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

/** A table, column by column in batches. */
export interface BatchedTable {
  readonly columns: readonly Column[];
  readonly batches: Iterable<TableBatch>;
  /** Number of rows of the batches; .npy says it before the first, and only .npy asks. */
  readonly rows: () => number;
  /** Longest texts of columns, for .npy; 32 characters otherwise. */
  readonly textWidths: ReadonlyMap<string, number>;
  /** Metadata of a Parquet file, such as the plan. Nothing in it may depend on the machine or the time. */
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
}

/** A table as a file, piece by piece: memory is bounded by a batch. Encoders are loaded when they are needed. */
export async function encodedTable(format: TableFormat, table: BatchedTable): Promise<Iterable<string | Uint8Array>> {
  const { columns, batches } = table;
  switch (format) {
    case ".parquet": {
      const { parquetBytes } = await import("./parquetBytes.js");
      const program = `raf-theory version ${packageVersion()}`;
      return parquetBytes(columns, batches, { program, metadata: table.metadata });
    }
    case ".csv":
      return (await import("./tableText.js")).csvText(columns, batches);
    case ".ndjson":
      return (await import("./tableText.js")).ndjsonText(columns, batches);
    case ".json":
      return (await import("./tableText.js")).jsonText(columns, batches);
    case ".npy":
      return (await import("./npyBytes.js")).npyBytes(columns, batches, table.rows(), table.textWidths);
  }
}
