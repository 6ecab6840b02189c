import fc from "fast-check";
import { expect, test } from "vitest";
import { proximalPoint } from "../../../equations/channels/proximalMap.js";
import { logistic, square, squaredHinge } from "../../../equations/losses.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

test("proximalPoint solves x + V loss'(x) = u for the logistic loss at any V and u", () => {
  fc.assert(
    fc.property(logUniform(-8, 12), fc.integer({ min: -300_000, max: 300_000 }), (V, milli) => {
      const u = milli / 1000;
      const x = proximalPoint(logistic, V, u, NEGATIVE_INFINITY, POSITIVE_INFINITY);
      const scale = Math.abs(x) + Math.abs(u) + V * Math.abs(logistic.slope(x));
      const tilt = 1 + V * logistic.curvature(x);
      // Off by the rounding of the terms, and by that of x and u, which V times the curvature magnifies.
      const rounding = scale + (Math.abs(x) + Math.abs(u)) * tilt;
      expect(Math.abs(x + V * logistic.slope(x) - u)).toBeLessThanOrEqual(1e-15 * rounding);
    }),
    REPRODUCIBLE,
  );
});

test("proximalPoint is the closed form of the square loss and of the left side of the squared hinge", () => {
  fc.assert(
    fc.property(logUniform(-6, 8), uniform(-50, 0.999), (V, u) => {
      const exact = (u + V) / (1 + V);
      for (const [loss, to] of [
        [square, POSITIVE_INFINITY],
        [squaredHinge, 1],
      ] as const) {
        expect(Math.abs(proximalPoint(loss, V, u, NEGATIVE_INFINITY, to) - exact)).toBeLessThan(
          1e-14 * (1 + Math.abs(u)),
        );
      }
    }),
    REPRODUCIBLE,
  );
});

test("proximalPoint increases with u and never moves further than V times the slope", () => {
  fc.assert(
    fc.property(logUniform(-3, 6), uniform(-30, 30), logUniform(-3, 1), (V, u, step) => {
      const x = proximalPoint(logistic, V, u, NEGATIVE_INFINITY, POSITIVE_INFINITY);
      expect(proximalPoint(logistic, V, u + step, NEGATIVE_INFINITY, POSITIVE_INFINITY)).toBeGreaterThanOrEqual(x);
      expect(x).toBeGreaterThanOrEqual(u);
      expect(x - u).toBeLessThanOrEqual(V * -logistic.slope(u) + 1e-15 * (Math.abs(x) + Math.abs(u)));
    }),
    REPRODUCIBLE,
  );
});
