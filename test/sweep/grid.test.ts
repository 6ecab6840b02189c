import fc from "fast-check";
import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { grid } from "../../src/sweep/grid.js";
import { logUniform, REPRODUCIBLE } from "../numerics/randomNumbers.js";

test("grid holds both ends exactly and increases or decreases evenly", () => {
  fc.assert(
    fc.property(
      logUniform(-8, 8),
      logUniform(-8, 8),
      fc.integer({ min: 2, max: 200 }),
      fc.constantFrom("linear", "log"),
      (from, to, points, spacing) => {
        if (from === to) return;
        const values = grid(from, to, points, spacing);
        expect(values).toHaveLength(points);
        expect([values[0], values[points - 1]]).toEqual([from, to]);
        const place = (x: number): number => (spacing === "log" ? Math.log(x) : x);
        const step = (place(to) - place(from)) / (points - 1);
        for (let i = 1; i < points; i++) {
          const gap = place(values[i] as number) - place(values[i - 1] as number);
          expect(Math.abs(gap - step)).toBeLessThan(1e-14 + 1e-14 * (Math.abs(place(from)) + Math.abs(place(to))));
        }
      },
    ),
    REPRODUCIBLE,
  );
});

test("grid snaps logarithmic values to the decimals they are meant to be", () => {
  expect(grid(1e-4, 1e3, 8, "log")).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000]);
  expect(grid(1000, 0.001, 7, "log")).toEqual([1000, 100, 10, 1, 0.1, 0.01, 0.001]);
});

test("grid may cross zero on a linear scale", () => {
  expect(grid(-1, 1, 3, "linear")).toEqual([-1, 0, 1]);
});

test.each<[string, Parameters<typeof grid>]>([
  ["points", [0, 1, 1, "linear"]],
  ["points", [0, 1, 2.5, "linear"]],
  ["points", [0, 1, Number.NaN, "linear"]],
  ["points", [0, 1, 1e9, "linear"]],
  ["from", [Number.NaN, 1, 3, "linear"]],
  ["to", [0, Number.POSITIVE_INFINITY, 3, "linear"]],
  ["from", [0, 1, 3, "log"]],
  ["to", [1, -1, 3, "log"]],
  ["to", [2, 2, 3, "linear"]],
])("grid refuses a bad %s: %j", (name, parameters) => {
  expect(() => grid(...parameters)).toThrow(ParameterError);
  expect(() => grid(...parameters)).toThrow(`grid: ${name} `);
});
