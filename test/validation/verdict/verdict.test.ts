import { describe, expect, test } from "vitest";
import { comparisons } from "../../../validation/verdict/comparisons.js";
import { verdict } from "../../../validation/verdict/verdict.js";
import { prediction, syntheticEnsembles } from "./syntheticEnsembles.js";

describe("comparisons", () => {
  test("comparisons take only what both sides have, and mark what has no scatter", () => {
    const [ensemble] = syntheticEnsembles(1, 1);
    const { comparisons: found, correlations } = comparisons(ensemble!);
    const names = found.map(({ observable, lambda }) => `${observable} ${lambda}`);
    expect(names).toContain("m 0.1");
    expect(names).not.toContain("q 0.1");
    expect(names).not.toContain("trainingLoss 0.1");
    expect(found.filter(({ still }) => still).map(({ observable }) => observable)).toEqual([
      "ruleTrainingError",
      "ruleTrainingError",
    ]);
    expect(correlations.length).toBe(6);
  });

  test("comparisons of one data set are correlated as their replicas are", () => {
    const [ensemble] = syntheticEnsembles(2, 1, { replicas: 4000 });
    const { correlations } = comparisons(ensemble!);
    for (const [i, line] of correlations.entries()) {
      // Half of the variance is shared. The estimate over 12,000 replicas scatters by 0.007.
      for (const [j, r] of line.entries()) expect(r).toBeCloseTo(i === j ? 1 : 0.5, 1);
    }
  });

  test("comparisons take a rare event that did not happen for what it is", () => {
    const [ensemble] = syntheticEnsembles(4, 1, { theory: { ...prediction(), ruleTrainingError: 1e-5 } });
    const rare = comparisons(ensemble!).comparisons.filter(({ observable }) => observable === "ruleTrainingError");
    // 0.02 to 0.05 errors are expected at each size, and none was seen.
    for (const { z, still } of rare) expect([Math.abs(z) < 0.5, still]).toEqual([true, true]);
  });

  test("comparisons without scatter but with a difference have an infinite score", () => {
    const [ensemble] = syntheticEnsembles(3, 1, { theory: { ...prediction(), ruleTrainingError: 0.1 } });
    const { comparisons: found } = comparisons(ensemble!);
    const wrong = found.filter(({ observable }) => observable === "ruleTrainingError");
    expect(wrong.map(({ z, still }) => [z, still])).toEqual([
      [Number.NEGATIVE_INFINITY, true],
      [Number.NEGATIVE_INFINITY, true],
    ]);
  });
});

describe("verdict", () => {
  test("verdict has no objection to a right theory in ninety of a hundred plans or more", () => {
    const plans = Array.from({ length: 100 }, (_, seed) => verdict(syntheticEnsembles(100 + seed, 10)));
    const rejected = plans.filter(({ objections }) => objections.length > 0).length;
    // Three tests of one per cent each: more than ten of a hundred has a chance below 1e-3.
    expect(rejected).toBeLessThanOrEqual(10);
    expect(plans.every(({ comparisons: all }) => all.length >= 60)).toBe(true);
  });

  test("verdict rejects a theory that is wrong everywhere by a little, by its spread", () => {
    const { objections, worst, allowedScore } = verdict(syntheticEnsembles(5, 40, { theory: prediction(1.03) }));
    expect(objections.join()).toContain("scatter too much");
    expect(Math.abs(worst.z)).toBeLessThan(2 * allowedScore);
  });

  test("verdict rejects a theory that is wrong in one place, by its worst score", () => {
    const ensembles = syntheticEnsembles(6, 40);
    const [first, ...others] = ensembles;
    const wrong = { ...first!, lambdas: first!.lambdas.map((one) => ({ ...one, sizes: one.sizes.map(shifted) })) };
    const { objections } = verdict([wrong, ...others]);
    expect(objections.join()).toContain("generalizationError of case 0");
  });

  test("verdict rejects a learner below the Bayes-optimal error", () => {
    const { objections, bayesOptimalMargin } = verdict(syntheticEnsembles(7, 10, { bayesOptimal: 0.3 }));
    expect(bayesOptimalMargin).toBeLessThan(-4);
    expect(objections.join()).toContain("beats the Bayes-optimal error");
  });
});

function shifted<T extends { readonly prediction: ReturnType<typeof prediction> }>(size: T): T {
  return { ...size, prediction: { ...size.prediction, generalizationError: 0.5 } };
}
