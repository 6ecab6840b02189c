import type { Cell } from "../parts/computedRow.js";
import type { Column } from "../plan/computations.js";
import type { TableBatch } from "./tableRows.js";

/** Characters of a text in an .npy file, which has fixed widths: more than any status, regime, method or boundary has. */
const TEXT_WIDTH = 32;
const BYTES_PER_CHARACTER = 4;
const HEADER_MULTIPLE = 64;
/** The place of a missing integer: NumPy's integers have no gaps. */
const NO_INTEGER = -1;

/**
 * A table as one structured NumPy array, which `numpy.load` reads: table["lambda"] is a column.
 *
 * Numbers are float64, with NaN where there is nothing; counts are int32, with -1; texts are unicode of a fixed width.
 *
 * @param rows   How many there are: the format says it before the first.
 * @param widths Longest text of a column, where it is known; 32 otherwise.
 */
export function* npyBytes(
  columns: readonly Column[],
  batches: Iterable<TableBatch>,
  rows: number,
  widths: ReadonlyMap<string, number>,
): Generator<Uint8Array> {
  const fields = columns.map(({ name, type }) => ({ name, type, width: Math.max(1, widths.get(name) ?? TEXT_WIDTH) }));
  const size = fields.reduce((sum, field) => sum + bytesOf(field), 0);
  const types = fields.map(({ name, type, width }) => `('${name}', '${TYPES[type]}${type === "text" ? width : ""}')`);
  yield header(`{'descr': [${types.join(", ")}], 'fortran_order': False, 'shape': (${rows},), }`);
  for (const batch of batches) {
    const bytes = Buffer.alloc(batch.rows * size);
    let start = 0;
    for (const [i, field] of fields.entries()) {
      const cells = batch.columns[i]!;
      for (let row = 0; row < batch.rows; row++) writeCell(bytes, row * size + start, field, cells[row]!);
      start += bytesOf(field);
    }
    yield bytes;
  }
}

interface Field extends Column {
  readonly width: number;
}

const TYPES = { number: "<f8", integer: "<i4", text: "<U" } as const;

function bytesOf({ type, width }: Field): number {
  if (type === "text") return BYTES_PER_CHARACTER * width;
  return type === "number" ? Float64Array.BYTES_PER_ELEMENT : Int32Array.BYTES_PER_ELEMENT;
}

function writeCell(bytes: Buffer, at: number, { name, type, width }: Field, cell: Cell): void {
  if (type === "number") bytes.writeDoubleLE(cell === null ? Number.NaN : (cell as number), at);
  else if (type === "integer") bytes.writeInt32LE(cell === null ? NO_INTEGER : (cell as number), at);
  else {
    const characters = Array.from((cell as string | null) ?? "");
    if (characters.length > width) throw new Error(`a text of column ${name} has more than ${width} characters`);
    for (const [i, character] of characters.entries()) {
      bytes.writeUInt32LE(character.codePointAt(0)!, at + BYTES_PER_CHARACTER * i);
    }
  }
}

/** Magic, version 1.0, and the description padded so that the data begin at a multiple of 64 bytes. */
function header(description: string): Uint8Array {
  const magic = Buffer.from("\x93NUMPY\x01\x00", "latin1");
  const lengthBytes = 2;
  const bare = magic.length + lengthBytes + description.length + 1;
  const padded = `${description}${" ".repeat((HEADER_MULTIPLE - (bare % HEADER_MULTIPLE)) % HEADER_MULTIPLE)}\n`;
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt16LE(padded.length);
  return Buffer.concat([magic, length, Buffer.from(padded, "latin1")]);
}
