import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Complex,
  complexExponential,
  complexLog1p,
  difference,
  product,
  quotient,
  scaled,
  squareRoot,
  sum,
} from "../../src/numerics/complex.js";
import { REPRODUCIBLE, uniform } from "./randomNumbers.js";

const numbers = fc.record({ re: uniform(-3, 3), im: uniform(-3, 3) });

function expectClose(actual: Complex, expected: Complex, tolerance = 1e-13): void {
  const size = Math.hypot(expected.re, expected.im);
  expect(Math.hypot(actual.re - expected.re, actual.im - expected.im)).toBeLessThanOrEqual(
    tolerance * Math.max(1, size),
  );
}

test("sum, difference, product, quotient and multiple are those of a field", () => {
  const i = { re: 0, im: 1 };
  expect(product(i, i)).toEqual({ re: -1, im: 0 });
  expect(product({ re: 1, im: 2 }, { re: 3, im: 5 })).toEqual({ re: -7, im: 11 });
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      expectClose(product(a, sum(b, c)), sum(product(a, b), product(a, c)));
      expectClose(difference(sum(a, b), b), a);
      expectClose(scaled(a, 3), sum(a, sum(a, a)));
      if (Math.hypot(b.re, b.im) > 0.01) expectClose(quotient(product(a, b), b), a, 1e-12);
    }),
    REPRODUCIBLE,
  );
});

test("quotient does not overflow where the quotient does not", () => {
  expectClose(quotient({ re: 1e200, im: 2e200 }, { re: 3e200, im: 1e200 }), { re: 0.5, im: 0.5 });
  expectClose(quotient({ re: 1e200, im: 2e200 }, { re: 1e200, im: 3e200 }), { re: 0.7, im: -0.1 });
});

test("squareRoot is the root in the right half plane; the sign of a zero imaginary part chooses the side of the cut", () => {
  fc.assert(
    fc.property(numbers, (a) => {
      const root = squareRoot(a);
      expect(root.re).toBeGreaterThanOrEqual(0);
      expectClose(product(root, root), a);
    }),
    REPRODUCIBLE,
  );
  expect(squareRoot({ re: -4, im: 0 })).toEqual({ re: 0, im: 2 });
  expect(squareRoot({ re: -4, im: -0 })).toEqual({ re: 0, im: -2 });
  expect(squareRoot({ re: 0, im: 0 })).toEqual({ re: 0, im: 0 });
});

test("complexLog1p inverts complexExponential, and keeps its digits near 0 and far out", () => {
  fc.assert(
    fc.property(numbers, (a) => {
      const grown = complexExponential(a);
      expectClose(complexLog1p({ re: grown.re - 1, im: grown.im }), a, 1e-12);
    }),
    REPRODUCIBLE,
  );
  expect(complexLog1p({ re: 1e-12, im: 0 }).re).toBe(1e-12 - 5e-25);
  expect(complexLog1p({ re: 1e200, im: 1e200 }).re).toBeCloseTo(200 * Math.LN10 + 0.5 * Math.LN2, 10);
});
