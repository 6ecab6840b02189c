import fc from "fast-check";
import type { Point } from "../../equations/point.js";

const MODELS = ["linear", "kernel", "rf"] as const;

/** A number whose logarithm is uniform between two powers of ten. */
function logUniform(from: number, to: number): fc.Arbitrary<number> {
  return fc.double({ min: from, max: to, noNaN: true }).map((exponent) => 10 ** exponent);
}

/** Random points of the box of the robustness census, for the losses given. */
export function randomPoints(losses: readonly string[]): fc.Arbitrary<Point> {
  return fc
    .record({
      model: fc.constantFrom(...MODELS),
      loss: fc.constantFrom(...losses),
      alpha: logUniform(-1.5, 2.5),
      epsilon: fc.double({ min: 0, max: 1, noNaN: true }),
      lambda: logUniform(-6, 4),
      gamma: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
      kappa: logUniform(-1, 2),
    })
    .map((point) => point);
}

/** The same sample in every run: a failure is a failure tomorrow. */
export const SEED = 20260325;
