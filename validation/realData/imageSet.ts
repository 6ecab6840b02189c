import { ParameterError } from "../../src/core/errors.js";
import type { DataArray, NumberArray } from "./dataArray.js";

/** Labeled images, or any other samples of d numbers each. */
export interface ImageSet {
  /** Names of the files they come from. */
  readonly files: readonly string[];
  /** Numbers of one sample. */
  readonly d: number;
  /** Sizes of one sample, such as rows and columns; their product is d. */
  readonly shape?: readonly number[];
  /** Sample after sample. */
  readonly values: NumberArray;
  /** One class a sample, integers. */
  readonly labels: Int32Array;
  /** Names of the classes 0, 1, ..., where the format has them. */
  readonly classNames?: readonly string[];
}

const LABEL_LIMIT = 2 ** 31;

/**
 * Images and labels of two arrays as one set.
 *
 * @param images One sample for each first index; the other indices count the d inputs.
 * @param labels Integers, as many as samples: a list, or a column.
 * @throws {ParameterError} naming the file: wrong shapes, other counts, labels that are no integers, inputs that are no finite numbers.
 */
export function imageSet(images: DataArray, labels: DataArray): ImageSet {
  const [count = 0, ...inner] = images.shape;
  const d = inner.reduce((product, size) => product * size, 1);
  if (inner.length === 0 || count === 0 || d === 0) {
    const allowed = "shapes (samples, inputs, ...) of at least one sample with one input";
    throw new ParameterError(
      "realData",
      `shape of ${images.file}`,
      shapeText(images),
      allowed,
      exchangeRemedy(images, labels),
    );
  }
  const [labelCount = 0, ...rest] = labels.shape;
  if (labels.shape.length === 0 || rest.some((size) => size !== 1)) {
    const allowed = "shapes (samples) or (samples, 1)";
    throw new ParameterError(
      "realData",
      `shape of ${labels.file}`,
      shapeText(labels),
      allowed,
      exchangeRemedy(images, labels),
    );
  }
  if (labelCount !== count) {
    const remedy = `${images.file} has ${count} samples; these files do not belong together`;
    throw new ParameterError("realData", `number of labels in ${labels.file}`, labelCount, `{${count}}`, remedy);
  }
  requireFinite(images, d);
  return { files: [images.file, labels.file], d, shape: inner, values: images.values, labels: integerLabels(labels) };
}

/** Number of samples of each class, in the order of the classes. */
export function classCounts({ labels }: ImageSet): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => a - b));
}

function shapeText({ shape }: DataArray): string {
  return `(${shape.join(", ")})`;
}

function exchangeRemedy(images: DataArray, labels: DataArray): string | undefined {
  const isList = ({ shape }: DataArray): boolean => shape.slice(1).every((size) => size === 1);
  const exchanged = isList(images) && !isList(labels);
  return exchanged ? "The images come first, then the labels" : undefined;
}

function requireFinite({ file, values }: DataArray, d: number): void {
  if (!(values instanceof Float32Array || values instanceof Float64Array)) return;
  const strange = values.findIndex((value) => !Number.isFinite(value));
  if (strange === -1) return;
  const place = `input ${strange % d} of sample ${Math.floor(strange / d)} in ${file}`;
  throw new ParameterError("realData", place, values[strange], "the finite numbers");
}

function integerLabels({ file, values }: DataArray): Int32Array {
  return Int32Array.from(values, (value, index) => {
    if (Number.isInteger(value) && Math.abs(value) < LABEL_LIMIT) return value;
    throw new ParameterError("realData", `label ${index} of ${file}`, value, "the integers of 32 bits");
  });
}
