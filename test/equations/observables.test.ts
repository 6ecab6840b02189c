/** @module-tag heavy */
import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { owensT } from "../../src/numerics/owensT.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { disagreement } from "../numerics/disagreement.js";
import { REPRODUCIBLE } from "../numerics/randomNumbers.js";
import { points, THREE_LEARNERS } from "./box.js";

const PULL: { readonly [loss: string]: number } = { square: 1, hinge: 1, "squared-hinge": 1, logistic: 0.5 };

test("observables are the formulas of the theory in m, q and V", () => {
  fc.assert(
    fc.property(points(), (point) => {
      const solution = requireSolved(saddlePoint(modelOf(point)));
      const { m, q, V } = solution.overlaps;
      const { tau } = solution.state;
      const found = observables(solution);
      const h = (-V * (PULL[point.loss as string] as number)) / Math.sqrt(q);
      const rule = normalCdf(h) - 2 * owensT(h, m / tau);
      const absolute = 4e-15;
      expect(disagreement("E_gen", found.generalizationError, Math.atan2(tau, m) / Math.PI, { absolute })).toEqual([]);
      expect(disagreement("E_mem", found.memorizationError, normalCdf(h), { absolute })).toEqual([]);
      expect(disagreement("E_rule", found.ruleTrainingError, rule, { absolute })).toEqual([]);
      const { epsilon } = point;
      expect(
        disagreement("E_train", found.trainingError, epsilon * normalCdf(h) + (1 - epsilon) * rule, { absolute }),
      ).toEqual([]);
      expect(found.margin).toBeNull();
    }),
    REPRODUCIBLE,
  );
});

test("observables of the perceptron have the norm q", () => {
  for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
    for (const [alpha, lambda] of [
      [2, 0.3],
      [0.5, 0],
      [7, 0],
    ] as const) {
      const solution = requireSolved(solve({ model: "linear", loss, alpha, epsilon: 0.2, lambda }));
      expect(
        disagreement({ loss, alpha }, observables(solution).norm, solution.overlaps.q, { relative: 2e-13 }),
      ).toEqual([]);
    }
  }
});

test("observables of an interpolating solution are exact zeros, and the margin is one over the norm of unit-margin weights", () => {
  for (const learner of THREE_LEARNERS) {
    const fitted = (loss: string): ReturnType<typeof observables> =>
      observables(requireSolved(solve({ ...learner, loss, alpha: 0.7, epsilon: 0.2, lambda: 0 })));
    const zeros = { memorizationError: 0, ruleTrainingError: 0, trainingError: 0, trainingLoss: 0, freeEnergy: 0 };
    expect(fitted("hinge")).toMatchObject(zeros);
    expect(fitted("square")).toMatchObject({ ...zeros, margin: null });
    expect(fitted("hinge").margin).toBe(1 / Math.sqrt(fitted("hinge").norm));
    // The minimum-norm interpolator has margin one too, so the widest margin is at least its.
    expect(fitted("hinge").norm).toBeLessThan(fitted("square").norm);
  }
});

test("observables of the max-margin perceptron at epsilon = 1 have Gardner's margin: alpha int_-k^inf phi(t) (k + t)^2 = 1", () => {
  for (const alpha of [0.3, 1, 1.9]) {
    const { margin } = observables(
      requireSolved(solve({ model: "linear", loss: "hinge", alpha, epsilon: 1, lambda: 0 })),
    );
    const k = margin ?? Number.NaN;
    const phi = Math.exp(-0.5 * k * k) / Math.sqrt(2 * Math.PI);
    expect(alpha * ((1 + k * k) * normalCdf(k) + k * phi)).toBeCloseTo(1, 10);
  }
});

test("observables at lambda = Infinity have the loss of a learner that says nothing", () => {
  for (const [loss, value] of [
    ["square", 0.5],
    ["hinge", 1],
    ["squared-hinge", 0.5],
    ["logistic", Math.LN2],
  ] as const) {
    const solution = requireSolved(
      solve({ model: "linear", loss, alpha: 2, epsilon: 0.1, lambda: Number.POSITIVE_INFINITY }),
    );
    expect(observables(solution).trainingLoss).toBeCloseTo(value, 15);
    expect(observables(solution).freeEnergy).toBeCloseTo(2 * value, 15);
  }
});

test("observables keep the relative digits of errors deep in their tails", () => {
  // A kernel at strong ridge and few samples memorizes all but a share Phi(-7.3) of its facts.
  const point: Point = {
    model: "kernel",
    loss: "square",
    alpha: 16.2269,
    epsilon: 0.0551,
    lambda: 2795.15,
    mu1: 0.103098,
    muStar: 0.994671,
  };
  const { memorizationError, ruleTrainingError } = observables(requireSolved(solve(point)));
  expect(memorizationError / 1.360782344950731e-13).toBeCloseTo(1, 9);
  expect(ruleTrainingError / 5.346108715894332e-123).toBeCloseTo(1, 8);
});

test("observables of an m of zero have equal errors on rules and facts, and know nothing", () => {
  const solution = requireSolved(
    solve({ model: "kernel", loss: "hinge", alpha: 3, epsilon: 1, lambda: 0.1, mu1: 0.6, muStar: 0.3 }),
  );
  const found = observables(solution);
  expect(found.generalizationError).toBe(0.5);
  expect(found.ruleTrainingError).toBe(found.memorizationError);
  expect(found.trainingError).toBe(found.memorizationError);
});

test("observables count the ridge in the free energy only where there is one", () => {
  const found = observables(
    requireSolved(solve({ model: "linear", loss: "hinge", alpha: 6, epsilon: 0.2, lambda: 0 })),
  );
  expect(found.freeEnergy).toBe(6 * found.trainingLoss);
});

test("observables of square random features without idle part have no norm at lambda -> 0+ beyond interpolation", () => {
  for (const loss of ["square", "hinge"]) {
    const point = { model: "rf", loss, alpha: 6, epsilon: 0.2, lambda: 0, mu1: 1, muStar: 0, kappa: 1 } as const;
    expect(observables(requireSolved(solve(point))).norm).toBe(Number.POSITIVE_INFINITY);
    expect(observables(requireSolved(solve({ ...point, kappa: 1.1 }))).norm).toBeLessThan(1e4);
  }
});
