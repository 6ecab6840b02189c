/** @module-tag heavy */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proximalChannel } from "../../equations/channels/proximal.js";
import { LOSS_NAMES, LOSSES } from "../../equations/vocabulary/losses.js";
import { definedLabels } from "../documentation/labels.js";
import { cavities, epsilons, ordinaryCavities } from "../equations/channels/cavities.js";
import { channelGaps, definitionGaps, derivativeGaps, envelopeGaps } from "../equations/channels/comparison.js";
import { derivative } from "../numerics/derivative.js";
import { REPRODUCIBLE } from "../numerics/randomNumbers.js";

/** Margins off every kink of the built-in losses. */
const MARGINS = [-30, -2.3, -0.4, 0.37, 0.96, 1.04, 2.5, 20];
const SHEET = new Set(definedLabels(readFileSync(new URL("../../equations/README.md", import.meta.url), "utf8")));

describe.each(LOSS_NAMES)("LOSSES.%s", (name) => {
  const { loss, channel, equations, words } = LOSSES[name];

  test(`${name} stands under its own name, with words and equations of the sheet`, () => {
    expect(loss.name).toBe(name);
    expect(words).toMatch(/loss$/);
    expect(equations.length).toBeGreaterThan(0);
    expect(equations.filter((label) => !SHEET.has(label))).toEqual([]);
  });

  test(`${name} has its slope and curvature as derivatives, and is convex`, () => {
    for (const u of MARGINS.filter((margin) => !loss.kinks.includes(margin))) {
      expect(derivative(loss.value, u, 1e-3)).toBeCloseTo(loss.slope(u), 9);
      expect(derivative(loss.slope, u, 1e-3)).toBeCloseTo(loss.curvature(u), 9);
      expect(loss.curvature(u)).toBeGreaterThanOrEqual(0);
    }
    for (const kink of loss.kinks) expect(loss.slope(kink + 1e-9)).toBeGreaterThanOrEqual(loss.slope(kink - 1e-9));
  });

  test(`${name} pulls at the decision boundary and is least where it says`, () => {
    expect(loss.pull).toBe(-loss.slope(0));
    const { from, to } = loss.minimizers;
    if (from === Number.POSITIVE_INFINITY) {
      expect(loss.slope(30)).toBeLessThan(0);
      expect(loss.value(700)).toBeLessThan(1e-300);
      return;
    }
    expect(loss.slope(from - 1e-6)).toBeLessThan(0);
    expect(loss.value(from)).toBe(0);
    if (to === Number.POSITIVE_INFINITY) expect(loss.value(1e6)).toBe(0);
    else expect(loss.slope(to + 1e-6)).toBeGreaterThan(0);
  });

  test(`${name} has a quadrature channel with the averages of its definition, their central differences, and the gradient of the mean envelope`, () => {
    expect(definitionGaps((epsilon) => proximalChannel(loss, epsilon), 2e-13)).toEqual([]);
    fc.assert(
      fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
        expect(derivativeGaps(proximalChannel(loss, epsilon), cavity)).toEqual([]);
        expect(envelopeGaps(proximalChannel(loss, epsilon), cavity)).toEqual([]);
      }),
      { ...REPRODUCIBLE, numRuns: 30 },
    );
  });

  if (channel === undefined) return;

  test(`${name} has an exact channel that equals the quadrature channel at every V, m, tau and epsilon`, () => {
    fc.assert(
      fc.property(epsilons, cavities, (epsilon, cavity) => {
        // Derivatives are differences between the ends of a window of width V at 1, rounded to 1e-16; and the quadrature of 1 - u loses
        // digits to cancellation between +u and -u where tau is large.
        const relative = 2e-12 + 2e-15 / cavity.V + 2e-15 * cavity.tau;
        expect(channelGaps(channel(epsilon), proximalChannel(loss, epsilon), cavity, relative, 1e-12)).toEqual([]);
      }),
      { ...REPRODUCIBLE, numRuns: 800 },
    );
  });

  test(`${name} has an exact channel with the averages of its definition`, () => {
    expect(definitionGaps(channel, 1e-13)).toEqual([]);
  });

  test(`${name} has an exact channel whose partial derivatives are central differences, and the gradient of the mean envelope`, () => {
    fc.assert(
      fc.property(epsilons, ordinaryCavities, (epsilon, cavity) => {
        expect(derivativeGaps(channel(epsilon), cavity)).toEqual([]);
        expect(envelopeGaps(channel(epsilon), cavity)).toEqual([]);
      }),
      REPRODUCIBLE,
    );
  });
});
