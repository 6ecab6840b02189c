import fc from "fast-check";
import { expect, test } from "vitest";
import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { REPRODUCIBLE, uniform } from "./randomNumbers.js";

const TOLERANCE = 1e-13;

test.each<[string, (x: number) => number, readonly [number, number], number]>([
  ["a constant", () => 2, [-1, 3], 8],
  ["sin over a period", Math.sin, [0, 2 * Math.PI], 0],
  ["sqrt with its infinite slope", Math.sqrt, [0, 1], 2 / 3],
  ["log with its singularity", Math.log, [0, 1], -1],
  ["a narrow peak", (x) => 1 / (1e-6 + x * x), [-1, 1], 2000 * Math.atan(1000)],
  ["|sin| with many kinks", (x) => Math.abs(Math.sin(7 * x)), [0, Math.PI], 2],
])("integrateAdaptive integrates %s to its tolerance", (_name, f, ends, exact) => {
  const { value, error } = integrateAdaptive(f, ends, TOLERANCE);
  const size = Math.max(1, Math.abs(exact));
  expect(Math.abs(value - exact)).toBeLessThan(TOLERANCE * size);
  expect(error).toBeLessThan(10 * TOLERANCE * size);
});

// Also next to a breakpoint or a midpoint, where both rules of a panel have no node.
test("integrateAdaptive finds a kink and a jump anywhere", () => {
  fc.assert(
    fc.property(uniform(0, 1), uniform(0, 1), (kink, jump) => {
      const f = (x: number): number => Math.abs(x - kink) + (x < jump ? 0 : 1);
      const exact = 0.5 * (kink * kink + (1 - kink) ** 2) + 1 - jump;
      const { value } = integrateAdaptive(f, [0, 1], TOLERANCE);
      expect(Math.abs(value - exact)).toBeLessThan(TOLERANCE);
    }),
    REPRODUCIBLE,
  );
});

test("integrateAdaptive stays within the larger of its error estimate and the tolerance asked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 8, max: 13 }), (ninetyNinths, digits) => {
      // At least a hundredth of a panel away from every midpoint, where the nodes of a panel see it.
      const kink = ninetyNinths / 99;
      const exact = 0.5 * (kink * kink + (1 - kink) ** 2);
      const tolerance = 10 ** -digits;
      const { value, error } = integrateAdaptive((x) => Math.abs(x - kink), [0, 1], tolerance);
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.max(error, tolerance));
    }),
    REPRODUCIBLE,
  );
});

test("integrateAdaptive adds up over breakpoints", () => {
  const whole = integrateAdaptive(Math.exp, [0, 2], TOLERANCE).value;
  expect(integrateAdaptive(Math.exp, [0, 0.1, 1.7, 2], TOLERANCE).value).toBeCloseTo(whole, 13);
});

test("integrateAdaptive returns NaN for a function that is not finite on a whole panel", () => {
  expect(integrateAdaptive(() => Number.NaN, [0, 1], TOLERANCE).value).toBeNaN();
  expect(integrateAdaptive((x) => (x > 0.5 ? Number.NaN : 1), [0, 1], TOLERANCE).value).toBeNaN();
});

test("integrateAdaptive stops at the rounding of its integrand instead of halving it without end", () => {
  let evaluations = 0;
  // (x + 1e4) - 1e4 carries a noise of 1e-12, far above the tolerance.
  const noisy = (x: number): number => {
    if (++evaluations > 1e6) throw new Error("a million evaluations");
    return x + 1e4 - 1e4;
  };
  const { value, error } = integrateAdaptive(noisy, [0, 1], 1e-15);
  expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(error + 1e-12);
});
