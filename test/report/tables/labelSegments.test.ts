import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { labelSegments } from "../../../src/report/tables/labelSegments.js";

test("labelSegments divides text and mathematics, and leaves nothing empty", () => {
  expect(labelSegments("$x$ and $y$")).toEqual([
    { kind: "math", content: "x" },
    { kind: "text", content: " and " },
    { kind: "math", content: "y" },
  ]);
  expect(labelSegments("")).toEqual([]);
});

test("labelSegments takes an escaped dollar sign for text", () => {
  expect(labelSegments("5 \\$ or $x$")).toEqual([
    { kind: "text", content: "5 $ or " },
    { kind: "math", content: "x" },
  ]);
});

test("labelSegments throws a ParameterError for a dollar sign without a partner", () => {
  expect(() => labelSegments("cost: $5")).toThrow(ParameterError);
});
