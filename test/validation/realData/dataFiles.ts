import type { DataFile, NumberType } from "../../../validation/realData/dataArray.js";
import { numberSize } from "../../../validation/realData/dataArray.js";

const IDX_CODES: { readonly [type: string]: number } = { u1: 0x08, i1: 0x09, i2: 0x0b, i4: 0x0c, f4: 0x0d, f8: 0x0e };

/** The bytes of numbers in a type and order, written with a DataView and not with the readers' own means. */
function encoded(values: ArrayLike<number>, type: NumberType, order: "little" | "big"): Uint8Array {
  const size = numberSize(type);
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  const little = order === "little";
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const at = index * size;
    if (type === "u1") view.setUint8(at, value);
    else if (type === "i1") view.setInt8(at, value);
    else if (type === "u2") view.setUint16(at, value, little);
    else if (type === "i2") view.setInt16(at, value, little);
    else if (type === "u4") view.setUint32(at, value, little);
    else if (type === "i4") view.setInt32(at, value, little);
    else if (type === "u8") view.setBigUint64(at, BigInt(value), little);
    else if (type === "i8") view.setBigInt64(at, BigInt(value), little);
    else if (type === "f4") view.setFloat32(at, value, little);
    else view.setFloat64(at, value, little);
  }
  return bytes;
}

/** An IDX file. */
export function idxFile(
  name: string,
  shape: readonly number[],
  values: ArrayLike<number>,
  type: NumberType = "u1",
): DataFile {
  const header = new Uint8Array(4 * (1 + shape.length));
  header[2] = IDX_CODES[type]!;
  header[3] = shape.length;
  const view = new DataView(header.buffer);
  for (const [index, size] of shape.entries()) view.setUint32(4 * (1 + index), size);
  return { name, bytes: concatenated(header, encoded(values, type, "big")) };
}

/** Encoding of a .npy file. */
export interface NpyOptions {
  readonly version?: 1 | 2 | 3;
  readonly order?: "little" | "big";
  readonly fortran?: boolean;
  /** Defaults to that of the numbers. */
  readonly descr?: string;
}

/** A .npy file as NumPy writes it; the values in the order of the file. */
export function npyFile(
  name: string,
  shape: readonly number[],
  values: ArrayLike<number>,
  type: NumberType = "f4",
  { version = 1, order = "little", fortran = false, descr }: NpyOptions = {},
): DataFile {
  const mark = numberSize(type) === 1 ? "|" : order === "little" ? "<" : ">";
  const shapeText = shape.length === 1 ? `(${shape[0]!},)` : `(${shape.join(", ")})`;
  const text = `{'descr': '${descr ?? mark + type}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shapeText}, }`;
  const lengthBytes = version === 1 ? 2 : 4;
  const before = 8 + lengthBytes;
  // NumPy pads with blanks to a multiple of 64, and ends with a line break.
  const padded = `${text.padEnd(64 * Math.ceil((before + text.length + 1) / 64) - before - 1)}\n`;
  const header = new Uint8Array(before + padded.length);
  header.set([0x93, ...new TextEncoder().encode("NUMPY"), version, 0]);
  const view = new DataView(header.buffer);
  if (version === 1) view.setUint16(8, padded.length, true);
  else view.setUint32(8, padded.length, true);
  header.set(new TextEncoder().encode(padded), before);
  return { name, bytes: concatenated(header, encoded(values, type, order)) };
}

/** CIFAR-10 records of the given classes; place p of record i has the value pixel(i, p). */
export function cifarFile(
  name: string,
  classes: readonly number[],
  pixel: (record: number, place: number) => number,
): DataFile {
  const bytes = new Uint8Array(classes.length * 3073);
  for (const [record, label] of classes.entries()) {
    bytes[record * 3073] = label;
    for (let place = 0; place < 3072; place++) bytes[record * 3073 + 1 + place] = pixel(record, place);
  }
  return { name, bytes };
}

/** The first bytes of a file. */
export function truncated({ name, bytes }: DataFile, size: number): DataFile {
  return { name, bytes: bytes.slice(0, size) };
}

function concatenated(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
