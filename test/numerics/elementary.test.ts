import fc from "fast-check";
import { expect, test } from "vitest";
import { atan, atan2, cos, exp, expm1, log, log1p, sin, tanh } from "../../src/numerics/elementary.js";
import {
  acos,
  acosh,
  asin,
  asinh,
  atanh,
  cbrt,
  cosh,
  log2,
  log10,
  pow,
  sinh,
  tan,
} from "../../src/numerics/expressionFunctions.js";
import { REPRODUCIBLE, uniform } from "./randomNumbers.js";

/** Last digits that are the engine's and those that are the port's, together, relative. */
const ROUNDING = 1e-15;

/** Own, the engine's, and the range. */
const FUNCTIONS = {
  acos: [acos, Math.acos, -1, 1],
  acosh: [acosh, Math.acosh, 1, 20],
  asin: [asin, Math.asin, -1, 1],
  asinh: [asinh, Math.asinh, -20, 20],
  atan: [atan, Math.atan, -20, 20],
  atanh: [atanh, Math.atanh, -0.999, 0.999],
  cbrt: [cbrt, (x: number) => Math.cbrt(x), -20, 20],
  cos: [cos, Math.cos, -8, 8],
  cosh: [cosh, Math.cosh, -20, 20],
  exp: [exp, Math.exp, -700, 700],
  expm1: [expm1, Math.expm1, -20, 20],
  log: [log, Math.log, 1e-5, 20],
  log10: [log10, Math.log10, 1e-5, 20],
  log1p: [log1p, Math.log1p, -0.999, 20],
  log2: [log2, Math.log2, 1e-5, 20],
  sin: [sin, Math.sin, -8, 8],
  sinh: [sinh, Math.sinh, -20, 20],
  tan: [tan, Math.tan, -1.5, 1.5],
  tanh: [tanh, Math.tanh, -20, 20],
} as const;

test.each(Object.entries(FUNCTIONS))(
  "elementary %s is that of the engine but for rounding",
  (name, [own, engine, from, to]) => {
    fc.assert(
      fc.property(uniform(from, to), (x) => {
        const expected = engine(x);
        // Near a zero of the function its size is that of the argument's rounding.
        const size = Math.max(Math.abs(expected), name === "sin" || name === "cos" ? 1 : 0);
        expect(Math.abs(own(x) - expected)).toBeLessThanOrEqual(ROUNDING * size);
      }),
      REPRODUCIBLE,
    );
  },
);

test("elementary pow and atan2 are those of the engine but for rounding", () => {
  fc.assert(
    fc.property(uniform(1e-3, 20), uniform(-8, 8), (x, y) => {
      expect(Math.abs(pow(x, y) / x ** y - 1)).toBeLessThanOrEqual(ROUNDING);
      const angle = Math.atan2(y, x);
      expect(Math.abs(atan2(y, x) - angle)).toBeLessThanOrEqual(ROUNDING * Math.abs(angle));
    }),
    REPRODUCIBLE,
  );
});

test("elementary functions give these numbers to the last bit, on every engine", () => {
  expect([exp(-1.7), log(0.3), log1p(0.3), expm1(0.3), atan2(0.7, 0.4), tanh(0.3), cos(0.8), pow(10, -5)]).toEqual([
    0.18268352405273466, -1.2039728043259361, 0.26236426446749106, 0.3498588075760031, 1.0516502125483735,
    0.2913126124515909, 0.6967067093471654, 0.000009999999999999999,
  ]);
});
