import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell } from "../parts/computedRow.js";
import type { Column } from "../plan/computations.js";
import type { TableBatch } from "./tableRows.js";

/** Metadata of a file. Nothing in it depends on the machine or the time. */
export interface TableOrigin {
  /** Name and version of this program. */
  readonly program: string;
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
}

const TYPES = {
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
} as const;

/**
 * A table as Parquet: typed columns under the field's names, one row group a batch, snappy.
 *
 * Memory is bounded by a row group, and by some bytes a group for the index at the end. The same rows give the same bytes.
 */
export function* parquetBytes(
  columns: readonly Column[],
  batches: Iterable<TableBatch>,
  { program, metadata }: TableOrigin,
): Generator<Uint8Array> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: "OPTIONAL" as const, ...TYPES[type] })),
    ],
    createdBy: program,
    kvMetadata: [...metadata],
  });
  /** Hands over what has been written since; offsets in the file go on counting. */
  const taken = (): Uint8Array => {
    const chunk = new Uint8Array(bytes.buffer.slice(0, bytes.index));
    bytes.index = 0;
    return chunk;
  };
  for (const { rows, columns: data } of batches) {
    void file.write({
      columnData: columns.map(({ name, type }, i) => ({
        name,
        data: type === "number" ? doubles(data[i]!) : (data[i] as Cell[]),
      })),
      rowGroupSize: rows,
    });
    yield taken();
  }
  void file.finish();
  yield taken();
}

/** A typed array where nothing is missing: it is encoded twice as fast. */
function doubles(cells: readonly Cell[]): Float64Array | Cell[] {
  return cells.includes(null) ? (cells as Cell[]) : new Float64Array(cells as readonly number[]);
}
