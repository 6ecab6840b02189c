import { expect, test } from "vitest";
import { polyline } from "../../../src/report/drawing/polyline.js";

const BENT = polyline([
  [0, 0],
  [3, 4],
  [3, 10],
]);

test("polyline measures a line along itself", () => {
  expect(BENT.length).toBe(11);
  expect(BENT.at(0)).toEqual([0, 0]);
  expect(BENT.at(2.5)).toEqual([1.5, 2]);
  expect(BENT.at(8)).toEqual([3, 7]);
  expect(BENT.at(99)).toEqual([3, 10]);
});

test("polyline cuts a part out, with the points between", () => {
  expect(BENT.part(2.5, 8)).toEqual([
    [1.5, 2],
    [3, 4],
    [3, 7],
  ]);
  expect(BENT.part(-1, 99)).toHaveLength(3);
  expect(BENT.part(5, 5)).toEqual([]);
});

test("polyline passes over points that are repeated", () => {
  const repeated = polyline([
    [0, 0],
    [0, 0],
    [2, 0],
  ]);
  expect(repeated.length).toBe(2);
  expect(repeated.at(1)).toEqual([1, 0]);
});
