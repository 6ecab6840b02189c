import fc from "fast-check";
import { expect, test } from "vitest";
import { landmarksOf } from "../../../equations/channels/landmarks.js";
import { proximalNodes, proximalPoint } from "../../../equations/channels/proximalMap.js";
import { hinge, type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";
import { derivative } from "../../numerics/derivative.js";
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

/** Sum over the visited nodes of a function of u against the Gaussian of width `scale`. */
function gaussianSum(loss: Loss, V: number, scale: number, f: (u: number, x: number) => number): number {
  let sum = 0;
  const { count, u, weight, x } = proximalNodes(loss, landmarksOf(loss), V, scale, 0, 16);
  for (let i = 0; i < count; i++) {
    const gauss = Math.exp(-0.5 * (u[i]! / scale) ** 2) / (scale * Math.sqrt(2 * Math.PI));
    sum += weight[i]! * gauss * f(u[i]!, x[i]!);
  }
  return sum;
}

test.each([square, hinge, squaredHinge, logistic])(
  "proximalNodes cover the whole Gaussian once for the $name loss",
  (loss) => {
    for (const V of [1e-6, 0.03, 1, 40, 1e5]) {
      for (const scale of [0.05, 1, 30]) {
        expect(Math.abs(gaussianSum(loss, V, scale, () => 1) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(gaussianSum(loss, V, scale, (u) => u) / scale)).toBeLessThan(1e-12);
        expect(Math.abs(gaussianSum(loss, V, scale, (u) => (u / scale) ** 2) - 1)).toBeLessThan(1e-12);
      }
    }
  },
);

test.each([square, hinge, squaredHinge])(
  "proximalNodes leave out only where prox moves nothing at V = Infinity for the $name loss",
  (loss) => {
    for (const scale of [0.05, 1, 30]) {
      const moved = gaussianSum(loss, POSITIVE_INFINITY, scale, (u, x) => (x - u) ** 2);
      const expected = gaussianSum(loss, 1e12, scale, (u, x) => (x - u) ** 2);
      expect(moved / expected).toBeCloseTo(1, 10);
    }
  },
);

test.each([square, hinge, squaredHinge, logistic])(
  "proximalNodes know prox(u) - u, its derivative in log V and 1 - prox' for the $name loss",
  (loss) => {
    for (const V of [0.3, 5]) {
      const nodes = proximalNodes(loss, landmarksOf(loss), V, 2, 0, 5);
      for (let i = 0; i < nodes.count; i++) {
        const [u, x, shift] = [nodes.u[i]!, nodes.x[i]!, nodes.shift[i]!];
        const [byLogV, removed] = [nodes.shiftByLogV[i]!, nodes.removed[i]!];
        expect(Math.abs(x - u - shift)).toBeLessThan(1e-13);
        if (loss.kinks.some((kink) => Math.abs(x - kink) < 0.02)) continue;
        const [from, to] = pieceOf(loss, x);
        const prox = (at: number, response: number): number => proximalPoint(loss, response, at, from, to);
        // Fourth-order differences of x, rounded to 1e-15, over steps of 1e-3.
        expect(Math.abs(derivative((logV) => prox(u, Math.exp(logV)), Math.log(V), 1e-3) - byLogV)).toBeLessThan(2e-11);
        expect(Math.abs(1 - derivative((at) => prox(at, V), u, 1e-3) - removed)).toBeLessThan(2e-11);
      }
    }
  },
);

/** The ends of the smooth piece of the loss that holds a margin. */
function pieceOf(loss: Loss, x: number): readonly [number, number] {
  if (loss.kinks.length === 0) return [NEGATIVE_INFINITY, POSITIVE_INFINITY];
  return x < 1 ? [NEGATIVE_INFINITY, 1] : [1, POSITIVE_INFINITY];
}
