/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { verdict } from "../../../validation/verdict/verdict.js";
import { prediction, syntheticEnsembles } from "./syntheticEnsembles.js";

describe("verdict", () => {
  test("verdict has no objection to a right theory in ninety of a hundred plans or more", () => {
    const plans = Array.from({ length: 100 }, (_, seed) => verdict(syntheticEnsembles(100 + seed, 10)));
    const rejected = plans.filter(({ objections }) => objections.length > 0).length;
    // Four tests of one per cent each: more than ten of a hundred has a chance below 1e-3.
    expect(rejected).toBeLessThanOrEqual(10);
    expect(plans.every(({ comparisons: all }) => all.length >= 60)).toBe(true);
  });

  test.each([
    ["independent", 0],
    ["dependent", 1],
  ])(
    "verdict scores the spread by a standard normal number with few replicas and many %s comparisons",
    (_name, common) => {
      const trials = 120;
      const scores = Array.from({ length: trials }, (_, seed) => {
        const plan = syntheticEnsembles(1000 + seed, 8, { replicas: 8, common, lambdas: [0.1, 0.3, 1, 3] });
        return verdict(plan).spread;
      });
      const mean = scores.reduce((sum, { z }) => sum + z, 0) / trials;
      const variance = scores.reduce((sum, { z }) => sum + (z - mean) ** 2, 0) / (trials - 1);
      expect(Math.abs(mean)).toBeLessThan(0.3);
      // A variance over 120 plans scatters by 0.13. With the bias of squared estimates it is 0.4 for independent comparisons.
      expect(Math.abs(variance - 1)).toBeLessThan(0.4);
    },
  );

  test("verdict rejects a theory that is wrong everywhere by a little, by its spread", () => {
    const { objections, worst, allowedScore } = verdict(syntheticEnsembles(5, 40, { theory: prediction(1.03) }));
    expect(objections.join()).toContain("scatter too much");
    expect(Math.abs(worst.z)).toBeLessThan(2 * allowedScore);
  });

  test("verdict finds the alpha that was simulated, with an error that is true", () => {
    const fits = Array.from({ length: 100 }, (_, seed) => verdict(syntheticEnsembles(300 + seed, 6)).alphaFit!);
    const mean = fits.reduce((sum, { z }) => sum + z, 0) / 100;
    const square = fits.reduce((sum, { z }) => sum + z * z, 0) / 100;
    expect(Math.abs(mean)).toBeLessThan(0.35);
    // The mean of 100 squares of standard normal numbers scatters by 0.14.
    expect(Math.abs(square - 1)).toBeLessThan(0.45);
    const wrong = verdict(syntheticEnsembles(300, 6, { theory: prediction(1.05) })).alphaFit!;
    expect(Math.abs(wrong.factor - 1 / 1.05)).toBeLessThan(4 * wrong.standardError);
    expect(wrong.z).toBeLessThan(-4);
    const objections = (factor: number): string =>
      verdict(syntheticEnsembles(300, 6, { theory: prediction(factor) })).objections.join();
    expect(objections(1.05)).toContain("fits best at alpha x 0.9");
    expect(objections(1 / 1.05)).toContain("fits best at alpha x 1.0");
    expect(objections(1)).not.toContain("fits best");
  });

  test("verdict cannot tell where the scatter hides 2 % in alpha, and says so instead of agreeing", () => {
    const scattered = (scatter: number): string => verdict(syntheticEnsembles(8, 3, { scatter })).outcome;
    expect(scattered(1)).toBe("cannot tell");
    expect(scattered(0.1)).toBe("agree");
    expect(verdict(syntheticEnsembles(8, 3, { theory: prediction(1.2) })).outcome).toBe("disagree");
  });

  test("verdict rejects a theory that is wrong in one place, by its worst score", () => {
    const ensembles = syntheticEnsembles(6, 40);
    const [first, ...others] = ensembles;
    const wrong = { ...first!, lambdas: first!.lambdas.map((one) => ({ ...one, sizes: one.sizes.map(shifted) })) };
    const { objections } = verdict([wrong, ...others]);
    expect(objections.join()).toContain("generalizationError of case 0");
  });

  test("verdict rejects a learner below the Bayes-optimal error", () => {
    const { objections, bayesOptimal } = verdict(syntheticEnsembles(7, 10, { bayesOptimal: 0.3 }));
    expect(bayesOptimal.margin).toBeLessThan(-4);
    expect(objections.join()).toContain("beats the Bayes-optimal error");
  });
});

function shifted<T extends { readonly prediction: ReturnType<typeof prediction> }>(size: T): T {
  return { ...size, prediction: { ...size.prediction, generalizationError: 0.5 } };
}
