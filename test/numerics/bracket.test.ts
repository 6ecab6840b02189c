import fc from "fast-check";
import { expect, test } from "vitest";
import { brentMinimum, brentRoot } from "../../src/numerics/bracket.js";
import { logUniform, REPRODUCIBLE, uniform } from "./randomNumbers.js";

test.each<[string, (x: number) => number, number, number, number]>([
  ["x^2 - 2", (x) => x * x - 2, 0, 2, Math.SQRT2],
  ["cos x - x", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
  ["exp x - 1e6", (x) => Math.exp(x) - 1e6, -50, 50, 6 * Math.LN10],
  ["the flat x^9", (x) => (x - 0.3) ** 9, -1, 1, 0.3],
  ["a step", (x) => (x < 0.7 ? -1 : 1), 0, 1, 0.7],
  ["1/x - 1e-3 from the left end", (x) => 1 / x - 1e-3, 1e-8, 1e9, 1000],
  ["a falling line", (x) => 3 - x, 10, -10, 3],
])("brentRoot finds the root of %s to rounding", (_name, f, a, b, exact) => {
  const root = brentRoot(f, a, b, 0);
  // The root of (x - 0.3)^9 is where the function underflows its own rounding.
  expect(Math.abs((root?.x ?? Number.NaN) - exact)).toBeLessThan(1e-14 * Math.max(1, Math.abs(exact)));
  expect(root?.error).toBeLessThan(1e-14 * Math.max(1, Math.abs(exact)));
  expect(root?.evaluations).toBeLessThan(200);
});

test.each<[string, (x: number) => number, number, number]>([
  ["cos x - x", (x) => Math.cos(x) - x, 0, 1],
  ["x - cos x", (x) => x - Math.cos(x), 0, 1],
  ["exp x - 2", (x) => Math.exp(x) - 2, 0, 3],
  ["2 - exp(-x), from the right", (x) => 0.3 - Math.exp(-x), 4, 0],
  ["x^3 - 5", (x) => x ** 3 - 5, 1, 3],
])(
  "brentRoot interpolates where the function is smooth, which takes a fourth of the halvings: %s",
  (_name, f, a, b) => {
    // Halving takes 50 steps from a length of 1 to the last bit.
    expect(brentRoot(f, a, b, 0)?.evaluations).toBeLessThanOrEqual(13);
  },
);

test("brentRoot returns a bracket half-width no smaller than the true error", () => {
  fc.assert(
    fc.property(uniform(-3, 3), logUniform(-12, -1), (root, tolerance) => {
      const found = brentRoot((x) => Math.sinh(x - root), -4, 5, tolerance);
      if (found === undefined) throw new Error("no root");
      expect(found.error).toBeGreaterThanOrEqual(Math.abs(found.x - root) - 4e-15);
      expect(found.error).toBeLessThanOrEqual(tolerance + 1e-14);
    }),
    REPRODUCIBLE,
  );
});

test("brentRoot returns undefined where the signs agree or an end is not a number", () => {
  expect(brentRoot((x) => x * x + 1, -1, 1, 0)).toBeUndefined();
  expect(brentRoot((x) => x, 1, 2, 0)).toBeUndefined();
  expect(brentRoot((x) => (x > 1.5 ? Number.NaN : -1), 1, 2, 0)).toBeUndefined();
});

test("brentRoot takes a root that lies at an end", () => {
  expect(brentRoot((x) => x, 0, 1, 0)).toMatchObject({ x: 0, value: 0, error: 0 });
  expect(brentRoot((x) => x - 1, 0, 1, 0)).toMatchObject({ x: 1, value: 0, error: 0 });
});

test.each<[string, (x: number) => number, number, number, number]>([
  ["a parabola", (x) => (x - 1) ** 2, 0, 3, 1],
  ["x log x", (x) => x * Math.log(x), 1e-6, 4, 1 / Math.E],
  ["cosh", (x) => Math.cosh(x + 0.4), -3, 7, -0.4],
  ["a kink", (x) => Math.abs(x - 0.25), -1, 1, 0.25],
  ["the flat x^4", (x) => x ** 4, -1, 2, 0],
])("brentMinimum finds the minimum of %s", (_name, f, a, b, exact) => {
  const minimum = brentMinimum(f, a, b, 1e-9);
  // No better than the square root of rounding is possible, and for x^4 its fourth root.
  expect(Math.abs(minimum.x - exact)).toBeLessThan(3e-4);
  expect(minimum.value - f(exact)).toBeLessThan(1e-8);
  expect(minimum.value).toBe(f(minimum.x));
  expect(minimum.error).toBeLessThan(1e-7);
});

test("brentMinimum locates a smooth minimum to the square root of rounding", () => {
  fc.assert(
    fc.property(uniform(-2, 2), (center) => {
      const minimum = brentMinimum((x) => Math.cosh(x - center), -3, 3.5, 1e-9);
      expect(Math.abs(minimum.x - center)).toBeLessThan(4e-8);
      expect(minimum.value - 1).toBeLessThan(4e-16);
    }),
    REPRODUCIBLE,
  );
});

test("brentMinimum approaches an end where the function falls towards it", () => {
  expect(brentMinimum((x) => x, 2, 5, 1e-9).x - 2).toBeLessThan(1e-7);
  expect(5 - brentMinimum((x) => -x, 2, 5, 1e-9).x).toBeLessThan(1e-7);
});

test.each([
  // Two values of 1 + c x^2 differ by rounding where c x^2 <= 2e-15.
  ["is plain", 1, 0.3, 0, 4e-8],
  ["stands out of rounding only far from the minimum", 1e-12, 0.3, 3, 0.045],
  ["is seen nowhere in the interval", 1e-18, 0.3, 4, Number.POSITIVE_INFINITY],
])("brentMinimum counts rounding in its error where the curvature %s", (_name, curvature, center, doublings, error) => {
  const places: number[] = [];
  const f = (x: number): number => {
    places.push(x);
    return 1 + curvature * (x - center) ** 2;
  };
  const found = brentMinimum(f, -1, 2, 1e-9);
  expect(found.evaluations).toBe(places.length);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...places)).toBeLessThanOrEqual(2);
  if (Number.isFinite(error)) expect(found.error / error).toBeCloseTo(1, 0);
  else expect(found.error).toBeGreaterThan(0.1);
  // The probes come last, in pairs around the minimum, each twice as far out as the last.
  const probes = places.slice(-2 * (doublings + 1)).filter((x) => x > found.x);
  const reaches = probes.map((x) => (x - found.x) / 0.03);
  if (doublings < 4) for (const [k, reach] of reaches.entries()) expect(reach).toBeCloseTo(2 ** k, 6);
});

test("brentMinimum does not leave its interval where the minimum is near an end", () => {
  for (const center of [-0.999, 1.999, -5, 5]) {
    const f = (x: number): number => {
      if (x < -1 || x > 2) throw new Error(`outside at ${x}`);
      return (x - center) ** 2;
    };
    expect(Math.abs(brentMinimum(f, -1, 2, 1e-9).x - Math.min(2, Math.max(-1, center)))).toBeLessThan(1e-7);
  }
});
