/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import { rampBelow, type WindowAverages, windowAverages } from "../../../equations/channels/window.js";
import { normalCdf, normalCut, normalDensity } from "../../../src/numerics/normal.js";
import { integratePanels } from "../../../src/numerics/panels.js";
import { derivative } from "../../numerics/derivative.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";
import { epsilons } from "./cavities.js";

function averages(width: number, high: number, b: number, epsilon: number): WindowAverages {
  const r = Math.sqrt(1 + b * b);
  const low = high - width;
  return windowAverages(low, width, high, b, epsilon, normalCut(r * low), normalCut(r * high));
}

/** The averages by panels in the height h1 - t, cut at the step of the density and where the Gaussian ends. */
function reference(
  width: number,
  high: number,
  b: number,
  epsilon: number,
): Pick<WindowAverages, "inside" | "ramp" | "rampSquare"> {
  const step = Math.max(1, b);
  const offsets = [0.25, 0.5, 1, 1.5, 2.5, 4, 6, 9];
  const places = [
    0,
    ...offsets,
    ...offsets.map((x) => -x),
    ...[...offsets, ...offsets.map((x) => -x)].map((x) => x / step),
  ];
  const ramps = [0.5, 1, 2, 4, 8].map((x) => x / Math.max(1, high));
  const heights = [0, Math.min(width, high + 10), ...places.map((t) => high - t), ...ramps]
    .filter((height) => height >= 0 && height <= Math.min(width, high + 10))
    .sort((x, y) => x - y);
  const cuts = [...new Set(heights)];
  const density = (t: number): number => normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * t));
  const average = (k: number): number => integratePanels((height) => height ** k * density(high - height), cuts).value;
  return { inside: average(0), ramp: average(1), rampSquare: average(2) };
}

const windows = fc.tuple(logUniform(-6, 3), logUniform(-3, 1), logUniform(-3, 4));

test("windowAverages keep their relative digits for any window, slope and epsilon", () => {
  fc.assert(
    fc.property(windows, epsilons, ([width, high, b], epsilon) => {
      const found = averages(width, high, b, epsilon);
      const expected = reference(width, high, b, epsilon);
      for (const name of ["inside", "ramp", "rampSquare"] as const) {
        // The hinge adds the ramps to what lies below the window; rounding is held against the sum.
        const size = { inside: 0, ramp: width, rampSquare: width * width }[name];
        const allowed = { relative: 4e-14, absolute: 4e-14 * size * found.below + 1e-18 * width ** 2 };
        expect(disagreement({ name, width, high, b, epsilon }, found[name], expected[name], allowed)).toEqual([]);
      }
    }),
    { ...REPRODUCIBLE, numRuns: 600 },
  );
});

test("windowAverages have the central differences in b as derivatives", () => {
  const ordinary = fc.tuple(logUniform(-2, 1), logUniform(-1, 0.5), logUniform(-1, 1.5));
  fc.assert(
    fc.property(ordinary, epsilons, ([width, high, b], epsilon) => {
      const found = averages(width, high, b, epsilon);
      const at = (name: "inside" | "rampSquare" | "below"): number =>
        derivative((logB) => averages(width, high, Math.exp(logB), epsilon)[name], Math.log(b), 1e-4);
      const absolute = 1e-11 * (1 + width * width);
      for (const name of ["inside", "rampSquare", "below"] as const) {
        expect(
          disagreement({ name, width, high, b, epsilon }, b * found[`${name}ByB`], at(name), { absolute }),
        ).toEqual([]);
      }
    }),
    REPRODUCIBLE,
  );
});

test("windowAverages below the window and inside it add up to the probability below its upper end", () => {
  fc.assert(
    fc.property(windows, epsilons, ([width, high, b], epsilon) => {
      const { below, inside } = averages(width, high, b, epsilon);
      const whole = averages(high + 60, high, b, epsilon).inside;
      expect(Math.abs(below + inside - whole)).toBeLessThan(2e-15);
    }),
    REPRODUCIBLE,
  );
});

test("windowAverages report the label density at both ends", () => {
  const { densityLow, densityHigh } = averages(0.7, 1.2, 2, 0.3);
  const density = (t: number): number => normalDensity(t) * (0.3 + 1.4 * normalCdf(2 * t));
  expect(densityLow).toBeCloseTo(density(0.5), 15);
  expect(densityHigh).toBeCloseTo(density(1.2), 15);
});

test("rampBelow is the integral of (h - t) p(t) to relative digits, far out on both sides too", () => {
  fc.assert(
    fc.property(uniform(-36, 20), logUniform(-3, 3), epsilons, (h, b, epsilon) => {
      const found = rampBelow(h, b, epsilon, normalCut(Math.sqrt(1 + b * b) * h));
      const density = (t: number): number => normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf(b * t));
      // The density falls by exp(-|h| height) below a cut far out, by exp(-(1 + b^2) |h| height) without random labels.
      const decays = [Math.max(1, -h), Math.max(1, -h * (1 + b * b))];
      const heights = [0.25, 0.5, 1, 2, 3, 5, 8, 12, 18, 26, 40].flatMap((x) => decays.map((decay) => x / decay));
      const places = [0.25, 0.5, 1, 1.5, 2.5, 4, 6, 9].flatMap((x) => [h - x, h + x, h - x / b, h + x / b]);
      const cuts = [...new Set([0, ...heights, h, ...places, Math.max(h, 0) + 12])].filter(
        (height) => height >= 0 && height <= Math.max(h, 0) + 12,
      );
      const { value } = integratePanels(
        (height) => height * density(h - height),
        cuts.sort((x, y) => x - y),
      );
      // The reference rounds t = h - height and the exponents t^2 / 2, with the rule alone b^2 t^2 / 2 as well.
      const exponent = h < 0 ? h * h * (1 + (epsilon === 0 ? b * b : 0)) : 0;
      const allowed = { relative: 4e-14 + 4e-16 * exponent, absolute: 1e-300 };
      expect(disagreement({ h, b, epsilon }, found, value, allowed)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 400 },
  );
});

test("rampBelow does not jump at 0, where an integral takes over from the closed form", () => {
  fc.assert(
    fc.property(logUniform(-6, 6), epsilons, (b, epsilon) => {
      const r = Math.sqrt(1 + b * b);
      const [closed, integral] = [0, -1e-30].map((h) => rampBelow(h, b, epsilon, normalCut(r * h)));
      expect(disagreement({ b, epsilon }, integral!, closed!, { relative: 1e-14 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});
