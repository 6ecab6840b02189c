import { expect, test } from "vitest";
import type { NumberType } from "../../../validation/realData/dataArray.js";
import { npyArray } from "../../../validation/realData/npy.js";
import { npyFile, truncated } from "./dataFiles.js";

const numbers: { readonly [type in NumberType]: readonly number[] } = {
  u1: [0, 255],
  i1: [-128, 127],
  u2: [1, 65_535],
  i2: [-300, 300],
  u4: [1, 2 ** 32 - 1],
  i4: [-70_000, 70_000],
  u8: [3, 2 ** 53 - 1],
  i8: [-(2 ** 53) + 1, 7],
  f4: [0.5, -3.25],
  f8: [0.1, -1e-300],
};

test.each(Object.keys(numbers) as NumberType[])("npyArray reads %s in both byte orders", (type) => {
  for (const order of ["little", "big"] as const) {
    expect([...npyArray(npyFile("x.npy", [2], numbers[type], type, { order })).values]).toEqual(numbers[type]);
  }
});

test("npyArray reads the headers of versions 1, 2 and 3", () => {
  for (const version of [1, 2, 3] as const) {
    const { shape, values } = npyArray(npyFile("x.npy", [2, 1, 3], [1, 2, 3, 4, 5, 6], "f4", { version }));
    expect({ shape, values: [...values] }).toEqual({ shape: [2, 1, 3], values: [1, 2, 3, 4, 5, 6] });
  }
});

test("npyArray turns Fortran's order into that of C", () => {
  const shape = [2, 3, 4];
  const inC = Array.from({ length: 24 }, (_, index) => index);
  const inFortran: number[] = [];
  for (let k = 0; k < 4; k++)
    for (let j = 0; j < 3; j++) for (let i = 0; i < 2; i++) inFortran.push(inC[(i * 3 + j) * 4 + k]!);
  expect([...npyArray(npyFile("x.npy", shape, inFortran, "i4", { fortran: true })).values]).toEqual(inC);
  expect([...npyArray(npyFile("x.npy", [3], [1, 2, 3], "u1", { fortran: true })).values]).toEqual([1, 2, 3]);
});

test("npyArray reads truth values as 0 and 1", () => {
  expect([...npyArray(npyFile("y.npy", [2], [1, 0], "u1", { descr: "|b1" })).values]).toEqual([1, 0]);
});

test("npyArray refuses types that are no plain numbers, and says which are", () => {
  for (const descr of ["<c8", "|O", "<U3", "<f2", "<M8[ns]"]) {
    expect(() => npyArray(npyFile("x.npy", [1], [1], "u1", { descr }))).toThrow(
      `number type of x.npy must lie in {bool, u1, i1, u2, i2, u4, i4, u8, i8, f4, f8}, in either byte order; got "${descr}"`,
    );
  }
  const structured = changedText(npyFile("x.npy", [1], [1], "u1").bytes, "'|u1'", "[('a')]");
  expect(() => npyArray({ name: "x.npy", bytes: structured })).toThrow(/got "a structured type"/);
});

test("npyArray refuses other formats and versions, and headers without their entries", () => {
  const { bytes } = npyFile("x.npy", [1], [1], "u1");
  const changed = (place: number, value: number) => ({
    name: "x.npy",
    bytes: bytes.map((old, i) => (i === place ? value : old)),
  });
  expect(() => npyArray(changed(0, 80))).toThrow(/first bytes of x.npy .* This is no .npy file/);
  expect(() => npyArray(changed(6, 9))).toThrow(".npy version of x.npy must lie in {1, 2, 3}; got 9");
  for (const [key, shown] of [
    ["descr", /number type of x.npy/],
    ["fortran_order", /header of x.npy .* a readable entry 'fortran_order'/],
    ["shape", /header of x.npy .* a readable entry 'shape'/],
  ] as const) {
    expect(() => npyArray({ name: "x.npy", bytes: changedText(bytes, key, key.toUpperCase()) })).toThrow(shown);
  }
});

test("npyArray refuses files that are shorter or longer than the header says", () => {
  const file = npyFile("x.npy", [2, 3], [1, 2, 3, 4, 5, 6], "f8");
  const size = file.bytes.length;
  expect(() => npyArray(truncated(file, size - 1))).toThrow(
    `size of x.npy in bytes must lie in {${size}}; got ${size - 1}. The file is truncated`,
  );
  expect(() => npyArray(truncated(file, 9))).toThrow(/got 9. The header is truncated/);
  expect(() => npyArray(truncated(file, 40))).toThrow(/got 40. The header is truncated/);
  expect(() => npyArray({ name: "x.npy", bytes: new Uint8Array([...file.bytes, 1]) })).toThrow(/more than its header/);
});

test("npyArray refuses integers that no double equals", () => {
  const { name, bytes } = npyFile("y.npy", [1], [0], "i8");
  new DataView(bytes.buffer, bytes.byteOffset).setBigInt64(bytes.length - 8, 2n ** 60n + 1n, true);
  expect(() => npyArray({ name, bytes })).toThrow(
    'number 0 of y.npy must lie in [-2^53 + 1, 2^53 - 1]; got "1152921504606846977"',
  );
});

function changedText(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString("latin1").replace(from, to), "latin1"));
}
