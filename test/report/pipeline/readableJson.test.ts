import { expect, test } from "vitest";
import { readableJson } from "../../../src/report/pipeline/readableJson.js";

test("readableJson writes a list of scalars on one line, and everything else on several", () => {
  expect(
    readableJson({
      name: "x",
      rows: [
        [1, "a"],
        [2, null],
      ],
      none: [],
      empty: {},
    }),
  ).toBe('{\n  "name": "x",\n  "rows": [\n    [1, "a"],\n    [2, null]\n  ],\n  "none": [],\n  "empty": {}\n}\n');
});

test("readableJson has words for infinities and null for what is no number", () => {
  const data = { limits: [Infinity, -Infinity, Number.NaN], V: Number.POSITIVE_INFINITY, gone: undefined };
  expect(JSON.parse(readableJson(data))).toEqual({ limits: ["inf", "-inf", null], V: "inf" });
});

test("readableJson is read by JSON.parse without loss", () => {
  const data = { text: 'quotes " and \\ and \n', numbers: [0.1 + 0.2, 1e-300], nested: [{ a: [true] }, "mixed"] };
  expect(JSON.parse(readableJson(data))).toEqual(data);
});
