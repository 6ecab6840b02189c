/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { randomStream } from "../../../validation/gaussianStream.js";
import { type BayesOptimalBound, bayesOptimalBound } from "../../../validation/verdict/bayesOptimalBound.js";
import type { Comparison } from "../../../validation/verdict/comparisons.js";

const BOUND = 0.2;
const STANDARD_ERROR = 0.004;
/** Learners of raf validate quick. */
const ORDINARY = 24;

/** A plan whose learners lie so many standard errors above the bound in theory, and so many off the theory in simulation. */
function bound(expected: readonly number[], deviation: (learner: number) => number): BayesOptimalBound {
  const comparisons = expected.map((distance, index): Comparison => {
    const theory = BOUND + distance * STANDARD_ERROR;
    return {
      label: `case ${index}`,
      lambda: 1,
      observable: "generalizationError",
      theory,
      simulated: theory + deviation(index) * STANDARD_ERROR,
      standardError: STANDARD_ERROR,
      z: deviation(index),
      still: false,
      fit: {
        value: 0,
        standardError: STANDARD_ERROR,
        degreesOfFreedom: Number.POSITIVE_INFINITY,
        slope: 0,
        bend: 0,
        coefficients: [],
        shares: [],
      },
    };
  });
  const ensembles = comparisons.map(({ label }) => ({
    label,
    lambdas: [{ lambda: 1, prediction: {} as never, byLogAlpha: {} as never, bayesOptimal: BOUND, sizes: [] }],
  }));
  return bayesOptimalBound(ensembles, comparisons, 0.01);
}

const found = ({ margin, allowed }: BayesOptimalBound): boolean => margin < -allowed;

/** Three learners as good as there can be, the others 2, 4, 6 ... standard errors above: like the plans that come with the package. */
const PLAN = Array.from({ length: ORDINARY }, (_, index) => Math.max(0, 2 * (index - 2)));

describe("bayesOptimalBound", () => {
  test.each(PLAN.map((distance, index) => [index, distance]))(
    "finds learner %i of an ordinary plan, %d standard errors above the bound in theory, if it is 3 below",
    (cheat, distance) => {
      expect(found(bound(PLAN, (index) => (index === cheat ? -3 - distance : 0)))).toBe(true);
      expect(found(bound(PLAN, (index) => (index === cheat ? -2.5 - distance : 0)))).toBe(false);
    },
  );

  test("finds what Bonferroni over all learners of a large plan would not", () => {
    // Ten times as many learners, all far above: none of them raises what is allowed.
    const plan = [...PLAN, ...PLAN.flatMap(() => Array.from({ length: 9 }, () => 8))];
    expect(bound(plan, () => 0).allowed).toBeCloseTo(bound(PLAN, () => 0).allowed, 6);
    expect(found(bound(plan, (index) => (index === 0 ? -3 : 0)))).toBe(true);
  });

  test.each([
    ["all learners at the bound", Array.from({ length: ORDINARY }, () => 0)],
    ["an ordinary plan", PLAN],
    ["one learner at the bound", [0, 9, 9, 9]],
  ])("raises a false alarm in one of a hundred plans with %s", (_name, plan) => {
    const plans = 6000;
    const stream = randomStream(3, plan.length);
    let alarms = 0;
    for (let k = 0; k < plans; k++) {
      const noise = plan.map(() => stream.normal());
      if (found(bound(plan, (index) => noise[index]!))) alarms++;
    }
    // Three standard deviations of the count, either way: a bound that never rejects fails too.
    expect(Math.abs(alarms / plans - 0.01)).toBeLessThan(3 * Math.sqrt(0.01 / plans));
  });

  test("allows nothing below the bound where no learner is near it, and has no margin without learners", () => {
    expect(bound([9, 12], () => 0)).toEqual({ margin: 9, allowed: 0 });
    expect(bound([], () => 0).margin).toBe(Number.POSITIVE_INFINITY);
  });
});
