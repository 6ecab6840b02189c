import { expect, test } from "vitest";
import { etaLabel, realDataTheory } from "../../../src/report/realData/realDataTheory.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../../src/solver/solve.js";

test("realDataTheory is that of the RBF kernel with mu1^2 = eta exp(-eta), muStar^2 = 1 - (1 + eta) exp(-eta)", async () => {
  const [alpha, epsilon, eta] = [4, 0.2, 2];
  const theory = await realDataTheory({
    loss: "square",
    alpha,
    epsilon,
    etas: [eta],
    etaRange: [eta, eta],
    smallLambda: 0,
  });
  const moments = { mu1: Math.sqrt(eta * Math.exp(-eta)), muStar: Math.sqrt(1 - (1 + eta) * Math.exp(-eta)) };
  const at = (lambda: number) =>
    observables(requireSolved(solve({ model: "kernel", loss: "square", alpha, epsilon, ...moments, lambda })));
  expect(theory.unsolved).toBe(0);
  expect(theory.bayesOptimal).toBe(bayesOptimal({ alpha, epsilon }).generalizationError);
  expect(theory.bandwidths).toHaveLength(1);
  expect(theory.bandwidths[0]?.small).toBeCloseTo(at(0).generalizationError, 12);
  const [curve] = theory.curves;
  expect(curve?.label).toBe(etaLabel(eta));
  for (const { lambda, generalizationError, memorizationError } of curve?.points ?? []) {
    expect(generalizationError).toBeCloseTo(at(lambda).generalizationError, 10);
    expect(memorizationError).toBeCloseTo(at(lambda).memorizationError, 10);
  }
  const least = Math.min(...(curve?.points ?? []).map(({ generalizationError }) => generalizationError));
  expect(theory.bandwidths[0]?.best).toBeLessThanOrEqual(least);
  expect(theory.bandwidths[0]?.best).toBeCloseTo(least, 5);
});

test("realDataTheory spans the bandwidths of the experiment, and the best lambda is never worse than a small one", async () => {
  const { bandwidths } = await realDataTheory({
    loss: "hinge",
    alpha: 1,
    epsilon: 0.5,
    etas: [],
    etaRange: [0.25, 12],
    smallLambda: 0.01,
  });
  expect([bandwidths[0]?.eta, bandwidths.at(-1)?.eta]).toEqual([0.25, 12]);
  for (const { best, small } of bandwidths) expect(best).toBeLessThanOrEqual(small + 1e-12);
});
