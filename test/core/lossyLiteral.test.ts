import fc from "fast-check";
import { expect, test } from "vitest";
import { lossyLiterals, unrepresentable } from "../../src/core/lossyLiteral.js";

test("numbers that a double cannot hold are found with the keys that lead to them", () => {
  const text =
    '{"model":"linear","lambda":1e400,"note":"1e999","eigenvalues":[{"nu":1,"share":1},{"nu":1e-400,"share":-1E309}]}';
  expect(lossyLiterals(text)).toEqual([
    { path: ["lambda"], literal: "1e400" },
    { path: ["eigenvalues", 1, "nu"], literal: "1e-400" },
    { path: ["eigenvalues", 1, "share"], literal: "-1E309" },
  ]);
  expect(lossyLiterals(`{"a":[[1,2],[3,${"9".repeat(310)}]]}`)).toEqual([
    { path: ["a", 1, 1], literal: "9".repeat(310) },
  ]);
});

test("zeros and what a double holds are not, and neither are digits in texts", () => {
  for (const text of [
    '{"a":0e-999}',
    '{"a":0.0e500}',
    '{"a":4.9e-324}',
    '{"a":1.7976931348623157e308}',
    '{"a\\"1e999":"\\\\1e-999"}',
  ]) {
    expect(lossyLiterals(text), text).toEqual([]);
  }
});

test("a number that JSON writes is never lossy, and a scaled one always", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0);
  fc.assert(
    fc.property(number, (value) => {
      expect(lossyLiterals(JSON.stringify({ value }))).toEqual([]);
      expect(unrepresentable(`${value < 0 ? "-" : ""}1e${value > 1 ? "" : "-"}700`)).toBeDefined();
    }),
  );
});
