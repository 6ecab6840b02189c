import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf } from "../../equations/point.js";
import { empirical } from "../../equations/spectra/empirical.js";
import { isotropic } from "../../equations/spectra/isotropic.js";
import { squareSolution, squareZeta } from "../../equations/squareSolution.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../numerics/randomNumbers.js";
import { points, tasks } from "./box.js";

const squarePoints = points(fc.constant("square"));

test("squareZeta is the positive root of zeta (alpha - A(zeta)) = lambda", () => {
  fc.assert(
    fc.property(squarePoints, (point) => {
      const { spectrum, alpha, lambda } = modelOf(point);
      const zeta = squareZeta(spectrum, alpha, lambda);
      const { response } = spectrum.moments(zeta);
      expect(zeta).toBeGreaterThan(0);
      // The terms of the difference, each rounded.
      const size = zeta * (alpha + response) + lambda;
      expect(Math.abs(zeta * (alpha - response) - lambda)).toBeLessThan(4e-15 * size);
    }),
    REPRODUCIBLE,
  );
});

test("squareZeta by its quadratic is squareZeta by Newton's method on the same spectrum", () => {
  fc.assert(
    fc.property(logUniform(-2, 3), logUniform(-6, 4), logUniform(-2, 1), (alpha, lambda, muStar) => {
      const list = empirical([{ nu: 0.49, share: 1 }], muStar * muStar);
      const [quadratic, iterated] = [
        squareZeta(isotropic(0.7, muStar), alpha, lambda),
        squareZeta(list, alpha, lambda),
      ];
      expect(disagreement({ alpha, lambda, muStar }, iterated, quadratic, { relative: 1e-12 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("squareZeta vanishes where lambda does and the samples outnumber the features", () => {
  expect(squareZeta(isotropic(1, 0), 1.5, 0)).toBe(0);
  expect(squareZeta(isotropic(1, 0), 1, 0)).toBe(0);
  expect(squareZeta(isotropic(1, 0), 0.5, 0)).toBeCloseTo(1, 15);
  expect(squareZeta(isotropic(0.5, 0.3), 100, 0)).toBeGreaterThan(0);
});

test("squareSolution satisfies m = c S and the linear equation for q", () => {
  fc.assert(
    fc.property(squarePoints, (point) => {
      const { spectrum, alpha, lambda, channel } = modelOf(point);
      const c = (1 - channel.epsilon) * Math.sqrt(2 / Math.PI);
      const { x, y } = squareSolution(spectrum, alpha, channel.epsilon, lambda);
      const { response, teacher, noise, spread } = spectrum.moments(Math.exp(x));
      const [V, m, tau] = [(Math.exp(x) * response) / lambda, c * teacher, Math.exp(y)];
      // tau^2 = qHat Q / VHat^2 + mHat^2 R / VHat^2 with the closed forms of the square channel.
      const qHatOverVHat = (1 + m * m + tau * tau - 2 * c * m) / alpha;
      const expected = qHatOverVHat * noise + c * c * spread;
      expect(V).toBeGreaterThan(0);
      // Solved for q this is a division by 1 - Q / alpha, small at the interpolation peak.
      expect(disagreement(point, tau * tau, expected, { relative: 1e-12 / (1 - noise / alpha) })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("squareSolution of the ridgeless perceptron is the textbook one on both sides of the peak", () => {
  fc.assert(
    fc.property(tasks, ({ alpha, epsilon }) => {
      if (Math.abs(alpha - 1) < 1e-3) return;
      const c = (1 - epsilon) * Math.sqrt(2 / Math.PI);
      const { x, y } = squareSolution(isotropic(1, 0), alpha, epsilon, 0);
      // Least squares for alpha > 1: m = c, q - m^2 = (1 - c^2) / (alpha - 1). Minimum norm for alpha < 1: m = c alpha.
      if (alpha > 1) {
        expect(
          disagreement({ alpha, epsilon }, Math.exp(2 * y), (1 - c * c) / (alpha - 1), { relative: 1e-12 }),
        ).toEqual([]);
        expect(disagreement({ alpha, epsilon }, Math.exp(x), 1 / (alpha - 1), { relative: 1e-12 })).toEqual([]);
      } else {
        const tauSquare = ((1 - 2 * c * c * alpha + c * c * alpha * alpha) * alpha) / (1 - alpha);
        expect(disagreement({ alpha, epsilon }, Math.exp(2 * y), tauSquare, { relative: 1e-12 })).toEqual([]);
      }
    }),
    REPRODUCIBLE,
  );
});
