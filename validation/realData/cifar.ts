import { ParameterError } from "../../src/core/errors.js";
import type { DataFile } from "./dataArray.js";
import type { ImageSet } from "./imageSet.js";

/** File names of the binary version, as published. */
export const CIFAR_TRAINING_FILES: readonly string[] = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
export const CIFAR_TEST_FILE = "test_batch.bin";

/** Images in each of the published files. */
export const CIFAR_BATCH_IMAGES = 10_000;

/** 32 x 32 pixels of three colors. */
export const CIFAR_INPUTS = 3072;
const CIFAR_SHAPE: readonly number[] = [3, 32, 32];

/** Classes 0 to 9. */
const CIFAR_CLASSES: readonly string[] = [
  "airplane",
  "automobile",
  "bird",
  "cat",
  "deer",
  "dog",
  "frog",
  "horse",
  "ship",
  "truck",
];

/**
 * The images of CIFAR-10 binary batches: records of one byte for the class and 3072 for the picture.
 *
 * @throws {ParameterError} naming the file: a size that is no whole number of records, or a class above 9.
 *
 * Source: the description of the CIFAR-10 binary version.
 */
export function cifarSet(batches: readonly DataFile[]): ImageSet {
  const record = 1 + CIFAR_INPUTS;
  for (const { name, bytes } of batches) {
    if (bytes.length > 0 && bytes.length % record === 0) continue;
    const allowed = `{${record}, ${2 * record}, ...}, whole images of ${record} bytes`;
    const remedy = `A published file has ${CIFAR_BATCH_IMAGES * record}; this one is truncated or of another format`;
    throw new ParameterError("realData", `size of ${name} in bytes`, bytes.length, allowed, remedy);
  }
  const count = batches.reduce((sum, { bytes }) => sum + bytes.length / record, 0);
  const values = new Uint8Array(count * CIFAR_INPUTS);
  const labels = new Int32Array(count);
  let sample = 0;
  for (const { name, bytes } of batches) {
    for (let start = 0; start < bytes.length; start += record) {
      const label = bytes[start]!;
      if (label >= CIFAR_CLASSES.length) {
        const image = start / record;
        throw new ParameterError("realData", `class of image ${image} in ${name}`, label, "{0, 1, ..., 9}");
      }
      labels[sample] = label;
      values.set(bytes.subarray(start + 1, start + record), sample * CIFAR_INPUTS);
      sample += 1;
    }
  }
  return {
    files: batches.map(({ name }) => name),
    d: CIFAR_INPUTS,
    shape: CIFAR_SHAPE,
    values,
    labels,
    classNames: CIFAR_CLASSES,
  };
}
