import { expect, test } from "vitest";
import { cifarSet } from "../../../validation/realData/cifar.js";
import { cifarFile, truncated } from "./dataFiles.js";

const first = cifarFile("data_batch_1.bin", [3, 9], (record, place) => (record + place) % 256);
const second = cifarFile("data_batch_2.bin", [0], () => 7);

test("cifarSet joins batches and keeps their classes and pixels", () => {
  const { d, values, labels, files, classNames } = cifarSet([first, second]);
  expect({ d, labels: [...labels], files }).toEqual({
    d: 3072,
    labels: [3, 9, 0],
    files: ["data_batch_1.bin", "data_batch_2.bin"],
  });
  expect(classNames?.[3]).toBe("cat");
  expect([values[0], values[3071], values[3072], values[2 * 3072]]).toEqual([0, 255, 1, 7]);
  expect(values).toHaveLength(3 * 3072);
});

test("cifarSet refuses a batch that is no whole number of images", () => {
  expect(() => cifarSet([first, truncated(second, 3072)])).toThrow(
    "size of data_batch_2.bin in bytes must lie in {3073, 6146, ...}, whole images of 3073 bytes; got 3072. A published file has 30730000; this one is truncated or of another format",
  );
  expect(() => cifarSet([truncated(first, 0)])).toThrow(/data_batch_1.bin .* got 0/);
});

test("cifarSet refuses a class above 9, and says where it stands", () => {
  expect(() => cifarSet([cifarFile("test_batch.bin", [3, 10], () => 0)])).toThrow(
    "class of image 1 in test_batch.bin must lie in {0, 1, ..., 9}; got 10",
  );
});
