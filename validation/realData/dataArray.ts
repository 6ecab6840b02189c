import { ParameterError } from "../../src/core/errors.js";

/** Numbers as a file holds them; integers of 64 bits as the doubles that they equal. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** An array of a file: the last index runs fastest. */
export interface DataArray {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

/** The content of a file, unpacked if it was packed. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Number types as NumPy calls them: u unsigned, i signed, f floating, and the number of bytes. */
export const NUMBER_TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"] as const;

/** One of the number types. */
export type NumberType = (typeof NUMBER_TYPES)[number];

/** Encoding of the numbers of a file. */
export interface Encoding {
  readonly type: NumberType;
  readonly order: "little" | "big";
}

/** Bytes of one number. */
export function numberSize(type: NumberType): number {
  return Number(type.charAt(1));
}

/**
 * The numbers that fill a file from an offset to its end.
 *
 * @param count How many the header promises.
 * @throws {ParameterError} if the file is shorter or longer than that, or holds an integer of 64 bits that no double equals.
 */
export function decodedNumbers(
  { name, bytes }: DataFile,
  offset: number,
  count: number,
  { type, order }: Encoding,
): NumberArray {
  const size = offset + count * numberSize(type);
  if (bytes.length !== size) {
    const what = bytes.length < size ? "The file is truncated" : "The file has more than its header says";
    throw new ParameterError("realData", `size of ${name} in bytes`, bytes.length, `{${size}}`, what);
  }
  // A copy of its own, also of a Buffer, whose slice is a view: views on several bytes must begin at a multiple of their size.
  const own = new Uint8Array(bytes.subarray(offset));
  if (order !== MACHINE_ORDER) swapBytes(own, numberSize(type));
  return typedView(name, own.buffer, type);
}

const MACHINE_ORDER = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? "little" : "big";

function swapBytes(bytes: Uint8Array, size: number): void {
  if (size === 1) return;
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse();
}

function typedView(name: string, buffer: ArrayBuffer, type: NumberType): NumberArray {
  switch (type) {
    case "u1":
      return new Uint8Array(buffer);
    case "i1":
      return new Int8Array(buffer);
    case "u2":
      return new Uint16Array(buffer);
    case "i2":
      return new Int16Array(buffer);
    case "u4":
      return new Uint32Array(buffer);
    case "i4":
      return new Int32Array(buffer);
    case "f4":
      return new Float32Array(buffer);
    case "f8":
      return new Float64Array(buffer);
    case "u8":
      return exactDoubles(name, new BigUint64Array(buffer));
    case "i8":
      return exactDoubles(name, new BigInt64Array(buffer));
  }
}

function exactDoubles(name: string, integers: BigInt64Array | BigUint64Array): Float64Array {
  return Float64Array.from({ length: integers.length }, (_, index) => {
    const value = Number(integers[index]);
    if (Number.isSafeInteger(value)) return value;
    throw new ParameterError(
      "realData",
      `number ${index} of ${name}`,
      String(integers[index]),
      "[-2^53 + 1, 2^53 - 1]",
    );
  });
}
