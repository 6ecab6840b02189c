import fc from "fast-check";
import type { Cavity } from "../../../equations/types.js";
import { logUniform, uniform } from "../../numerics/randomNumbers.js";

/** Fractions of random labels: both ends, near the lower end, and anything between. */
export const epsilons: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1), logUniform(-12, -1), uniform(0, 1));

/** Cavities far beyond those of solved points, V = Infinity and m = 0 among them. */
export const cavities: fc.Arbitrary<Cavity> = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: logUniform(-6, 8) },
      { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    ),
    logUniform(-3, 3),
    fc.oneof({ weight: 9, arbitrary: logUniform(-3, 3) }, { weight: 1, arbitrary: fc.constant(0) }),
  )
  .map(([V, tau, slope]) => ({ V, tau, m: slope * tau }));

/** Cavities of ordinary points, for checks by differences: these lose digits in the extremes. */
export const ordinaryCavities: fc.Arbitrary<Cavity> = fc
  .tuple(logUniform(-2, 2), logUniform(-1, 1), logUniform(-1, 1))
  .map(([V, tau, slope]) => ({ V, tau, m: slope * tau }));

/** A few cavities by hand: narrow and wide windows, flat and steep label densities, the kink on either side of 0. */
export const HAND_PICKED: readonly Cavity[] = [
  { V: 1, m: 0.5, tau: 1 },
  { V: 0.05, m: 2, tau: 0.4 },
  { V: 3, m: 0.02, tau: 1.5 },
  { V: 20, m: 10, tau: 7 },
  { V: 0.7, m: 0, tau: 0.3 },
];
