import { ParameterError } from "../../src/core/errors.js";
import {
  type DataArray,
  type DataFile,
  decodedNumbers,
  type Encoding,
  NUMBER_TYPES,
  type NumberArray,
} from "./dataArray.js";

const MAGIC = "\u0093NUMPY";
/** Magic text, two bytes of version, and the length of the header: two bytes in version 1, four from version 2 on. */
const VERSION_AT = 6;
const LENGTH_AT = 8;
const TYPES_ALLOWED = `{bool, ${NUMBER_TYPES.join(", ")}}, in either byte order`;

/**
 * The array of a .npy file of NumPy, of version 1, 2 or 3, in C or Fortran order.
 *
 * @throws {ParameterError} naming the file: another format or version, a type that is not a plain number, a file shorter or longer than
 *                          its header says.
 *
 * Source: numpy.lib.format, "Format Version 1.0" to "3.0".
 */
export function npyArray(file: DataFile): DataArray {
  const { name } = file;
  const { text, start } = headerOf(file);
  const encoding = encodingOf(name, text);
  const fortran = field(name, text, "fortran_order", /(True|False)/) === "True";
  const sizes = field(name, text, "shape", /\(([\d,\sL]*)\)/);
  const shape = [...sizes.matchAll(/\d+/g)].map(([size]) => Number(size));
  const count = shape.reduce((product, size) => product * size, 1);
  const values = decodedNumbers(file, start, count, encoding);
  return { file: name, shape, values: fortran ? inRowOrder(values, shape) : values };
}

function headerOf({ name, bytes }: DataFile): { readonly text: string; readonly start: number } {
  const magic = latin(bytes.subarray(0, VERSION_AT));
  if (magic !== MAGIC) {
    throw new ParameterError("realData", `first bytes of ${name}`, magic, "{\\x93NUMPY}", "This is no .npy file");
  }
  const version = bytes[VERSION_AT] ?? 0;
  if (version < 1 || version > 3) throw new ParameterError("realData", `.npy version of ${name}`, version, "{1, 2, 3}");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textAt = LENGTH_AT + (version === 1 ? 2 : 4);
  if (bytes.length < textAt) throw truncationError(name, bytes.length, textAt);
  const start = textAt + (version === 1 ? view.getUint16(LENGTH_AT, true) : view.getUint32(LENGTH_AT, true));
  if (bytes.length < start) throw truncationError(name, bytes.length, start);
  return { text: latin(bytes.subarray(textAt, start)), start };
}

function truncationError(name: string, found: number, needed: number): ParameterError {
  return new ParameterError(
    "realData",
    `size of ${name} in bytes`,
    found,
    `[${needed}, Infinity)`,
    "The header is truncated",
  );
}

/** One entry of the header, which is the text of a Python dictionary. */
function field(name: string, text: string, key: string, value: RegExp): string {
  const found = new RegExp(`['"]${key}['"]\\s*:\\s*${value.source}`).exec(text)?.[1];
  if (found !== undefined) return found;
  throw new ParameterError("realData", `header of ${name}`, text.trim(), `texts with a readable entry '${key}'`);
}

function encodingOf(name: string, text: string): Encoding {
  const description = /['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|(\[))/.exec(text);
  const descr = description?.[1] ?? (description?.[2] === undefined ? text.trim() : "a structured type");
  const [, order, rest] = /^([<>|=])(.+)$/.exec(descr) ?? [];
  // A truth value is a byte that is 0 or 1.
  const type = NUMBER_TYPES.find((known) => known === (rest === "b1" ? "u1" : rest));
  if (type !== undefined) return { type, order: order === ">" ? "big" : "little" };
  const remedy = "Convert it, for example with numpy.save(file, array.astype('float32'))";
  throw new ParameterError("realData", `number type of ${name}`, descr, TYPES_ALLOWED, remedy);
}

/** From the first index running fastest to the last. */
function inRowOrder(values: NumberArray, shape: readonly number[]): NumberArray {
  const ordered = values.slice();
  const index = shape.map(() => 0);
  const strides: number[] = [];
  shape.reduce((stride, size) => {
    strides.push(stride);
    return stride * size;
  }, 1);
  let from = 0;
  for (let to = 0; to < values.length; to++) {
    ordered[to] = values[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return ordered;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, LONGEST_HEADER));
}

/** Headers are some hundred bytes; one that says otherwise is not read to its end. */
const LONGEST_HEADER = 8192;
