import { expect, test } from "vitest";
import { readNumber } from "../../../src/web/page/readNumber.js";

test.each([
  ["2.5e-1", 0.25],
  [" .5 ", 0.5],
  ["2/0.9", 2 / 0.9],
  ["2/(1-epsilon)", 2 / (1 - 0.1)],
  ["2/(1-EPS)", 2 / (1 - 0.1)],
  ["pi/4", Math.PI / 4],
  ["−3", -3],
  ["1-2-3", -4],
  ["8/2/2", 2],
  ["-(1+2)*3", -9],
  ["0+", 0],
  ["inf", Number.POSITIVE_INFINITY],
  ["∞", Number.POSITIVE_INFINITY],
])("readNumber reads %s as a number", (text, value) => {
  expect(readNumber(text, { epsilon: 0.1, eps: 0.1 })).toBe(value);
});

test.each(["", "  ", "1,5", "12abc", "2/", "(1", "1)", "1 2", "gamma", "constructor", "0/0", "--", "*3", "$"])(
  "readNumber reads nothing from %j",
  (text) => {
    expect(readNumber(text, { epsilon: 0.1 })).toBeUndefined();
  },
);
