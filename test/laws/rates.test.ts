import { describe, expect, test } from "vitest";
import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";
import { THREE_LEARNERS } from "../equations/box.js";
import { solved } from "./points.js";

const ALPHAS = [1e4, 1e5, 1e6];

/** Local exponents -d log E / d log alpha between neighboring alphas. */
function exponents(error: (alpha: number) => number): number[] {
  const logs = ALPHAS.map((alpha) => Math.log10(error(alpha)));
  return logs.slice(1).map((value, i) => (logs[i] as number) - value);
}

test.each([0, 0.1, 0.5])(
  "solve of the square loss reaches E_gen = sqrt(1 - c^2) / (pi c sqrt alpha) at large alpha, epsilon = %d",
  (epsilon) => {
    const c = (1 - epsilon) * Math.sqrt(2 / Math.PI);
    for (const learner of THREE_LEARNERS.slice(0, 2)) {
      for (const lambda of [0.01, 1]) {
        const { generalizationError } = solved({ ...learner, loss: "square", alpha: 1e6, epsilon, lambda }).observables;
        const law = Math.sqrt(1 - c * c) / (Math.PI * c * 1e3);
        // Corrections are of relative order (1 + ridge) / alpha; E is the angle over pi, not its tangent.
        expect(generalizationError / law).toBeCloseTo(1, 4);
      }
    }
  },
);

describe.each(["hinge", "squared-hinge", "logistic"])("the %s loss", (loss) => {
  test("solve falls like alpha^(-1/2) where some labels are random", () => {
    for (const epsilon of [0.05, 0.3]) {
      for (const exponent of exponents(
        (alpha) => solved({ model: "linear", loss, alpha, epsilon, lambda: 1 }).observables.generalizationError,
      )) {
        expect(Math.abs(exponent - 0.5)).toBeLessThan(5e-3);
      }
    }
  });
});

test("solve of the max-margin perceptron falls like 1 / alpha where no label is random", () => {
  for (const exponent of exponents(
    (alpha) => solved({ model: "linear", loss: "hinge", alpha, epsilon: 0, lambda: 0 }).observables.generalizationError,
  )) {
    expect(exponent).toBeCloseTo(1, 3);
  }
});

test("bayesOptimal falls like 1 / alpha, with random labels or without", () => {
  for (const epsilon of [0, 0.2, 0.6]) {
    for (const exponent of exponents((alpha) => bayesOptimal({ alpha, epsilon }).generalizationError))
      expect(exponent).toBeCloseTo(1, 3);
  }
});

test.each(["hinge", "squared-hinge", "logistic"])(
  "noiseless labels: alpha E_gen of the %s loss at lambda -> 0+ tends to 0.50048893177742, up to alpha = 1e9",
  (loss) => {
    for (const alpha of [1e6, 1e7, 1e8, 1e9]) {
      const solution = requireSolved(solve({ model: "linear", loss, alpha, epsilon: 0, lambda: 0 }));
      expect(alpha * observables(solution).generalizationError).toBeCloseTo(0.50048893177742, 10);
    }
  },
);
