import { expect, test } from "vitest";
import type { DataArray } from "../../../validation/realData/dataArray.js";
import { classCounts, imageSet } from "../../../validation/realData/imageSet.js";

const array = (file: string, shape: readonly number[], values: readonly number[]): DataArray => ({
  file,
  shape,
  values: Float64Array.from(values),
});
const images = array("x", [3, 1, 2], [1, 2, 3, 4, 5, 6]);
const labels = array("y", [3], [0, 1, 2]);

test("imageSet joins images and labels; classCounts counts its classes in their order", () => {
  const set = imageSet(images, array("y", [3, 1], [4, -1, 4]));
  expect({ ...set, values: [...set.values], labels: [...set.labels] }).toEqual({
    files: ["x", "y"],
    d: 2,
    shape: [1, 2],
    values: [1, 2, 3, 4, 5, 6],
    labels: [4, -1, 4],
  });
  expect([...classCounts(set)]).toEqual([
    [-1, 1],
    [4, 2],
  ]);
});

test.each([
  [
    "images that are a list",
    array("x", [3], [1, 2, 3]),
    labels,
    'shape of x cannot be "(3)"; allowed: shapes (samples, inputs, ...) of at least one sample with one input',
  ],
  ["no images", array("x", [0, 2], []), array("y", [0], []), "shape of x"],
  [
    "labels that are a matrix",
    images,
    array("y", [3, 2], [0, 1, 2, 0, 1, 2]),
    'shape of y cannot be "(3, 2)"; allowed: shapes (samples) or (samples, 1)',
  ],
  ["a column in the place of images", array("x", [3, 1], [1, 2, 3]), images, "The images come first, then the labels"],
  ["files the wrong way round", labels, images, "The images come first, then the labels"],
  [
    "another number of labels",
    images,
    array("y", [2], [0, 1]),
    "number of labels in y must lie in {3}; got 2. x has 3 samples",
  ],
  [
    "a label that is no integer",
    images,
    array("y", [3], [0, 1.5, 2]),
    "label 1 of y must lie in the integers of 32 bits; got 1.5",
  ],
  [
    "an input that is no number",
    array("x", [3, 1, 2], [1, 2, 3, 4, 5, Number.NaN]),
    labels,
    "input 1 of sample 2 in x must lie in the finite numbers; got NaN",
  ],
])("imageSet refuses %s", (_what, x, y, message) => {
  expect(() => imageSet(x, y)).toThrow(message);
});
