import { ParameterError } from "../../src/core/errors.js";
import { type DataArray, type DataFile, decodedNumbers, type NumberType } from "./dataArray.js";

/** The third byte of the magic number. */
const TYPES: { readonly [code: number]: NumberType } = {
  8: "u1",
  9: "i1",
  11: "i2",
  12: "i4",
  13: "f4",
  14: "f8",
};

const ALLOWED = "{0x0000TTDD, with the type TT one of 08, 09, 0b, 0c, 0d, 0e and DD >= 1 dimensions}";
/** The magic number, and each size of the shape. */
const WORD = 4;

/**
 * The array of an IDX file, the format of MNIST: a magic number of four bytes, the shape, and the numbers, high bytes first.
 *
 * @throws {ParameterError} naming the file: a magic number of another format, a file shorter or longer than its header says.
 */
export function idxArray(file: DataFile): DataArray {
  const { name, bytes } = file;
  if (bytes.length < WORD) {
    throw new ParameterError("realData", `size of ${name} in bytes`, bytes.length, "[4, Infinity)", "It has no header");
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = header.getUint32(0);
  const type = TYPES[(magic >>> 8) & 0xff];
  const dimensions = magic & 0xff;
  if (magic >>> 16 !== 0 || type === undefined || dimensions === 0) {
    const found = `0x${magic.toString(16).padStart(8, "0")}`;
    throw new ParameterError("realData", `magic number of ${name}`, found, ALLOWED, "This is no IDX file");
  }
  const start = WORD * (1 + dimensions);
  if (bytes.length < start) {
    throw new ParameterError(
      "realData",
      `size of ${name} in bytes`,
      bytes.length,
      `[${start}, Infinity)`,
      "The header is truncated",
    );
  }
  const shape = Array.from({ length: dimensions }, (_, index) => header.getUint32(WORD * (1 + index)));
  const count = shape.reduce((product, size) => product * size, 1);
  return { file: name, shape, values: decodedNumbers(file, start, count, { type, order: "big" }) };
}
