import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { DEFAULT_DIGITS, table } from "../../src/report/table.js";

test("table aligns numbers at the decimal point and text to the left", () => {
  const rows = [
    [1e-7, 0.2084351, "converged"],
    [0, null, "stalled"],
    [12.5, 0.5, "converged"],
  ];
  expect(table(["lambda", "E_gen", "status"], rows).split("\n")).toEqual([
    "lambda     E_gen  status",
    "------  --------  ---------",
    "  1e-7  0.208435  converged",
    "  0     -         stalled",
    " 12.5   0.5       converged",
  ]);
});

test("table aligns text that reads as a number like one, digits and all", () => {
  expect(
    table(["a"], [["0.50"], ["12"], [".2084"], ["1.5e-3"], [-3]])
      .split("\n")
      .slice(2),
  ).toEqual([" 0.50", "12", "  .2084", " 1.5e-3", "-3"]);
});

test("table prints numbers with the digits asked for and integers whole", () => {
  const cell = (value: number, digits?: number): string => table(["a"], [[value]], digits).split("\n")[2]!;
  expect(cell(Math.PI)).toBe("3.14159");
  expect(cell(Math.PI).replace(".", "")).toHaveLength(DEFAULT_DIGITS);
  expect(cell(Math.PI, 3)).toBe("3.14");
  expect(cell(1234567, 3)).toBe("1234567");
});

test("table shows infinities, NaN and nothing", () => {
  const rows = [[Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY], [Number.NaN], [null]];
  expect(
    table(["a"], rows)
      .split("\n")
      .slice(2)
      .map((text) => text.trim()),
  ).toEqual(["inf", "-inf", "NaN", "-"]);
});

test("table counts characters and not code units", () => {
  expect(table(["μ⋆", "b"], [["é", "x"]])).toBe("μ⋆  b\n--  -\né   x");
});

test("table without rows is its header", () => {
  expect(table(["a", "bc"], [])).toBe("a  bc\n-  --");
});

test("table leaves no trailing spaces", () => {
  expect(
    table(
      ["a", "b"],
      [
        ["x", "long text"],
        ["y", ""],
      ],
    ),
  ).not.toMatch(/ $/m);
});

test("table throws a ParameterError for a row of another length, or for digits out of range", () => {
  expect(() => table(["a", "b"], [[1]])).toThrow(ParameterError);
  for (const digits of [0, 18, 2.5]) expect(() => table(["a"], [], digits)).toThrow("digits");
});
