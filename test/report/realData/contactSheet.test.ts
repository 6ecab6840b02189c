import { expect, test } from "vitest";
import { contactSheet, isPictures } from "../../../src/report/realData/contactSheet.js";

const set = (shape: readonly number[], values: readonly number[]) => {
  const d = shape.reduce((product, size) => product * size, 1);
  return { files: ["x"], d, shape, values: Float64Array.from(values), labels: new Int32Array(values.length / d) };
};
const rects = (svg: string): string[] => [...svg.matchAll(/<rect [^>]*>/g)].map(([rect]) => rect);

test("a gray image is drawn from the least value, black, to the largest, white; equal pixels of a row are one rectangle", () => {
  const svg = contactSheet(set([2, 3], [0, 0, 10, 5, 10, 10, 1, 2, 3, 4, 5, 6]), "Digits", [
    { heading: "Hardest", images: [{ index: 0, caption: ["0, class 3", "0.97"] }] },
  ]);
  expect(rects(svg)).toEqual([
    '<rect x="0" y="0" width="2" height="1" fill="#000000"/>',
    '<rect x="2" y="0" width="1" height="1" fill="#ffffff"/>',
    '<rect x="0" y="1" width="1" height="1" fill="#808080"/>',
    '<rect x="1" y="1" width="2" height="1" fill="#ffffff"/>',
  ]);
  for (const label of ["Digits", "Hardest", "0, class 3", "0.97"]) expect(svg).toContain(`aria-label="${label}"`);
});

test("colors stand in planes or together at each pixel; inputs that are no pictures have no sheet", () => {
  const sections = [{ heading: "", images: [{ index: 0, caption: [] }] }];
  const colors = ['fill="#ff0000"', 'fill="#00ff80"'];
  for (const picture of [set([3, 1, 2], [2, 0, 0, 2, 0, 1]), set([1, 2, 3], [2, 0, 0, 0, 2, 1])]) {
    expect(rects(contactSheet(picture, "", sections)).map((rect) => /fill="[^"]*"/.exec(rect)![0])).toEqual(colors);
  }
  expect([[2, 3], [9], [10], [2, 2, 2, 2]].map((shape) => isPictures(set(shape, [])))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
