import { expect, test } from "vitest";
import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";

/** Three numbers that must not change without a reason in the changelog. */
test("solve and bayesOptimal give the frozen headlines", () => {
  const kernel = requireSolved(
    solve({ model: "kernel", loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: 0.12, mu1: 0.5, muStar: 0.3 }),
  );
  expect(observables(kernel).generalizationError).toBeCloseTo(0.204215775689, 12);
  const features = requireSolved(
    solve({ model: "rf", loss: "logistic", alpha: 3, epsilon: 0.2, lambda: 0.01, gamma: 1, kappa: 1.5 }),
  );
  expect(observables(features).memorizationError).toBeCloseTo(FROZEN_LOGISTIC, 12);
  expect(bayesOptimal({ alpha: 4, epsilon: 0.2 }).generalizationError).toBeCloseTo(0.170189923255, 12);
});

const FROZEN_LOGISTIC = 0.107048767667;
