import fc from "fast-check";
import { expect, test } from "vitest";
import { regimeOf } from "../../equations/limits.js";
import { modelOf, type Point } from "../../equations/point.js";
import { type IteratedState, mapResidual, selfConsistentMap, stepResidual } from "../../equations/selfConsistent.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { REPRODUCIBLE } from "../numerics/randomNumbers.js";
import { closedFormLosses, points, THREE_LEARNERS } from "./box.js";

/** The coordinates of the iteration at a solution: log V, or log of lambda V where V diverges. */
function iteratedAt(point: Point): {
  readonly state: IteratedState;
  readonly map: ReturnType<typeof selfConsistentMap>;
} {
  const { state, regime, model } = requireSolved(saddlePoint(modelOf(point)));
  const effective = regimeOf(model);
  const V = regime === "interpolating" ? state.zeta * state.moments.response : state.V;
  return {
    state: [Math.log(V), state.m, Math.log(state.tau)],
    map: selfConsistentMap(effective.effective, effective.regime),
  };
}

test("selfConsistentMap leaves the solution of Newton's method where it is", () => {
  fc.assert(
    fc.property(points(closedFormLosses), (point) => {
      const { state, map } = iteratedAt(point);
      expect(stepResidual(state, map(state).next)).toBeLessThan(1e-11);
    }),
    REPRODUCIBLE,
  );
});

test("selfConsistentMap leaves the ridgeless solutions of both sides where they are", () => {
  for (const learner of THREE_LEARNERS) {
    for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
      for (const alpha of [0.6, 9]) {
        const { state, map } = iteratedAt({ ...learner, loss, alpha, epsilon: 0.2, lambda: 0 });
        expect(stepResidual(state, map(state).next)).toBeLessThan(1e-11);
      }
    }
  }
});

test("selfConsistentMap is the textbook's: conjugates from the channel, overlaps from the spectrum", () => {
  const [alpha, epsilon, lambda] = [2, 0.1, 0.7];
  const model = modelOf({ model: "linear", loss: "square", alpha, epsilon, lambda });
  const map = selfConsistentMap(model, regimeOf(model).regime);
  const [V, m, tau] = [0.9, 0.3, 0.6];
  // Square loss, perceptron: every step by hand.
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  const [mHat, VHat] = [(alpha * c) / (1 + V), alpha / (1 + V)];
  const qHat = (alpha * (1 + m * m + tau * tau - 2 * c * m)) / (1 + V) ** 2;
  const [logV, mNext, logTau] = map([Math.log(V), m, Math.log(tau)]).next;
  expect(Math.exp(logV)).toBeCloseTo(1 / (lambda + VHat), 14);
  expect(mNext).toBeCloseTo(mHat / (lambda + VHat), 14);
  expect(Math.exp(2 * logTau)).toBeCloseTo(qHat / (lambda + VHat) ** 2, 14);
});

test("stepResidual is the largest relative change, with m in units of sqrt q", () => {
  const from: IteratedState = [0, 3, Math.log(4)];
  expect(stepResidual(from, [Math.log(1.1), 3, Math.log(4)])).toBeCloseTo(0.1, 14);
  expect(stepResidual(from, [0, 3.5, Math.log(4)])).toBeCloseTo(0.1, 14);
  expect(stepResidual(from, [0, 3, Math.log(4.4)])).toBeCloseTo(0.1, 14);
  expect(stepResidual(from, from)).toBe(0);
});

test("mapResidual at a state off the solution is what one step of the map changes", () => {
  const model = modelOf({ model: "kernel", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.3, mu1: 0.6, muStar: 0.3 });
  const { regime } = regimeOf(model);
  // The regular regime ties V to zeta: from a point of the reduced equations the step differs only in what the channel asks for.
  const zeta = 0.8;
  const { V, moments } = regime.at(Math.log(zeta));
  const [m, tau] = [0.4, 0.7];
  const { next, state } = selfConsistentMap(model, regime)([Math.log(V), m, Math.log(tau)]);
  const residual = mapResidual(model, regime, { ...state, zeta, moments });
  expect(residual).toBeCloseTo(stepResidual([Math.log(V), m, Math.log(tau)], next), 12);
  expect(residual).toBeGreaterThan(1e-3);
});
