import { expect, test } from "vitest";
import { idxArray } from "../../../validation/realData/idx.js";
import { idxFile, truncated } from "./dataFiles.js";

const images = idxFile("images", [2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);

test("idxArray reads the shape and the numbers of MNIST's format", () => {
  const { shape, values, file } = idxArray(images);
  expect({ file, shape }).toEqual({ file: "images", shape: [2, 2, 3] });
  expect(values).toBeInstanceOf(Uint8Array);
  expect([...values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
});

test.each([
  ["i1", [-1, 127]],
  ["i2", [-300, 32767]],
  ["i4", [-70_000, 2 ** 31 - 1]],
  ["f4", [-0.5, 1024.25]],
  ["f8", [-0.1, 1e300]],
] as const)("idxArray reads %s, high bytes first", (type, values) => {
  expect([...idxArray(idxFile("labels", [2], values, type)).values]).toEqual(values);
});

test("idxArray reads a file that lies inside a larger buffer", () => {
  const around = new Uint8Array(images.bytes.length + 3);
  around.set(images.bytes, 3);
  for (const bytes of [around.subarray(3), Buffer.from(around.buffer, 3)]) {
    expect([...idxArray({ name: "inner", bytes }).values]).toEqual([...idxArray(images).values]);
  }
});

test("idxArray refuses another magic number, and shows it", () => {
  const wrong = { name: "images", bytes: images.bytes.slice() };
  wrong.bytes[0] = 0x50;
  expect(() => idxArray(wrong)).toThrow(/magic number of images must lie in .*; got "0x50000803". This is no IDX file/);
  wrong.bytes.set([0, 0, 0x0a, 3]);
  expect(() => idxArray(wrong)).toThrow(/got "0x00000a03"/);
  wrong.bytes.set([0, 0, 8, 0]);
  expect(() => idxArray(wrong)).toThrow(/got "0x00000800"/);
});

test("idxArray refuses a file that is shorter or longer than its header says", () => {
  expect(() => idxArray(truncated(images, 27))).toThrow(
    "size of images in bytes must lie in {28}; got 27. The file is truncated",
  );
  expect(() => idxArray({ name: "images", bytes: new Uint8Array([...images.bytes, 0]) })).toThrow(
    /\{28\}; got 29. The file has more than its header says/,
  );
  expect(() => idxArray(truncated(images, 7))).toThrow(/got 7. The header is truncated/);
  expect(() => idxArray(truncated(images, 0))).toThrow(/got 0. It has no header/);
});
