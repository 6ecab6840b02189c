import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { ParameterError } from "../core/errors.js";
import type { MeasuredTable } from "./ownData.js";

/**
 * The table of a Parquet file.
 *
 * @param file The file's name, for messages.
 * @throws {ParameterError} naming `data` if the bytes are none.
 */
export async function parquetTable(bytes: Uint8Array, file: string): Promise<MeasuredTable> {
  const buffer = new Uint8Array(bytes).buffer;
  try {
    const header = parquetMetadata(buffer)
      .schema.slice(1)
      .map(({ name }) => name);
    const records = await parquetReadObjects({ file: buffer });
    return { header, rows: records.map((record) => header.map((name) => cellText(record[name] as Cell))) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ParameterError("raf", "data", file, "Parquet files", reason);
  }
}

type Cell = string | number | bigint | boolean | null | undefined;

function cellText(value: Cell): string {
  return value === null || value === undefined ? "" : String(value);
}
