import { expect, test } from "vitest";
import { memberShift } from "../../../equations/chains/memberShift.js";
import { logistic } from "../../../equations/losses.js";

test("the mean over a vanishing private part is the displacement and half its curvature times the variance", () => {
  for (const V of [0.5, 10, 1000]) {
    const { at, mean } = memberShift(logistic, V)!;
    for (const c of [-3, 0, 0.3, 4]) {
      const h = 1e-3;
      const curvature = (at(c + h) - 2 * at(c) + at(c - h)) / (h * h);
      for (const deviation of [1e-160, 1e-9, 1e-5, 9.99e-4, 1e-3, 2e-3]) {
        const expected = at(c) + 0.5 * curvature * deviation * deviation;
        expect(Math.abs(mean(c, deviation) - expected), `V=${V}, c=${c}, deviation=${deviation}`).toBeLessThan(
          2e-14 * Math.abs(expected) + 1e-11 * deviation + deviation ** 4,
        );
      }
    }
  }
});

test("the mean of a narrow private part far from 0 is the displacement there, and takes no memory for the fields between", () => {
  const { at, mean } = memberShift(logistic, 2)!;
  for (const c of [-1e9, -3e4]) expect(mean(c, 1.1e-3) / at(c)).toBeCloseTo(1, 12);
  for (const c of [3e4, 1e9]) expect(mean(c, 1.1e-3)).toBe(0);
});
