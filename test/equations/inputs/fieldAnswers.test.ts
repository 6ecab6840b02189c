import { expect, test } from "vitest";
import { FIELD_ANSWERS } from "../../../equations/inputs/fieldAnswers.js";
import { LOSS_NAMES, LOSSES } from "../../../equations/vocabulary/losses.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normalDensity } from "../../../src/numerics/normal.js";

const PLACES = [
  { mean: 0.4, deviation: 0.7, V: 0.5, lambda: 0.3 },
  { mean: -1.2, deviation: 0.2, V: 0.05, lambda: 2 },
  { mean: 1.5, deviation: 1.1, V: 0.9, lambda: 1e-3 },
] as const;

test.for(LOSS_NAMES)(
  "%s: the answer minimizes loss/lambda + (z - u)^2/2V, and the moments are its averages",
  (name) => {
    const { answer, moments, pull } = FIELD_ANSWERS[name];
    const { value } = LOSSES[name].loss;
    for (const { mean, deviation, V, lambda } of PLACES) {
      for (const u of [-3, -0.2, 0.9, 1.4]) {
        const objective = (z: number): number => value(z) / lambda + (z - u) ** 2 / (2 * V);
        const z = u + V * answer(u, V, lambda);
        for (const step of [1e-3, 0.1]) {
          expect(objective(z)).toBeLessThanOrEqual(objective(z + step));
          expect(objective(z)).toBeLessThanOrEqual(objective(z - step));
        }
        expect(Math.sign(z)).toBe(Math.sign(u + (pull * V) / lambda));
      }
      const average = (f: (u: number) => number): number => {
        const kinks = [1, 1 - V / lambda].map((u) => (u - mean) / deviation).filter((x) => Math.abs(x) < 9);
        const ends = [-9, ...kinks.sort((a, b) => a - b), 9];
        return ends.slice(1).reduce((sum, to, k) => {
          const integrand = (x: number): number => normalDensity(x) * f(mean + deviation * x);
          return sum + integrateAdaptive(integrand, [ends[k]!, to], 1e-13).value;
        }, 0);
      };
      const { mean: first, square, response } = moments(mean, deviation, V, lambda);
      expect(first / average((u) => answer(u, V, lambda))).toBeCloseTo(1, 8);
      expect(square / average((u) => answer(u, V, lambda) ** 2)).toBeCloseTo(1, 8);
      // Stein: E a (u - mean) = s^2 E a'.
      expect(-response * deviation ** 2).toBeCloseTo(
        average((u) => answer(u, V, lambda) * (u - mean)),
        8,
      );
    }
  },
);
