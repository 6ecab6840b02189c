/** @module-tag heavy */
import { expect, test } from "vitest";
import { labelCorrelation } from "../../../equations/channels/labelField.js";
import { isotropicModes, randomFeaturesModes } from "../../../equations/spectra/modes.js";
import { factRecall, type OnlineProblem, onlineSgd } from "../../../equations/training/onlineSgd.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";

const EPSILON = 0.2;
const problem = (loss: keyof typeof LOSSES, more: Partial<OnlineProblem> = {}): OnlineProblem => ({
  epsilon: EPSILON,
  lambda: 0.05,
  loss: LOSSES[loss].loss,
  modes: isotropicModes(1, 0),
  eta: 1,
  ...more,
});

test("onlineSgd of the square loss on the perceptron is the solution of its linear equations", () => {
  const [eta, lambda] = [0.7, 0.1];
  const c = labelCorrelation(EPSILON);
  const times = [0, 0.3, 1, 4];
  const states = onlineSgd(problem("square", { eta, lambda }), times);
  // m' = eta (c - (1 + lambda) m); E[a^2] = 1 - 2 c m + q; q' = 2 eta (c m - (1 + lambda) q) + eta^2 E[a^2].
  const rate = eta * (1 + lambda);
  for (const [place, time] of times.entries()) {
    const m = (c / (1 + lambda)) * (1 - Math.exp(-rate * time));
    expect(states[place]!.m).toBeCloseTo(m, 7);
    const [steps, gain, loss] = [4000, 2 * eta * c - 2 * eta * eta * c, 2 * rate - eta * eta];
    let q = 0;
    for (let k = 0; k < steps; k++) {
      const at = ((k + 0.5) * time) / steps;
      const source = gain * (c / (1 + lambda)) * (1 - Math.exp(-rate * at)) + eta * eta;
      q += (source * Math.exp(-loss * (time - at)) * time) / steps;
    }
    expect(states[place]!.q).toBeCloseTo(q, 6);
    expect(states[place]!.norm).toBeCloseTo(states[place]!.q, 12);
  }
});

test("onlineSgd at small eta is gradient flow on the population: the loss of the next sample falls", () => {
  for (const loss of ["logistic", "hinge", "squared-hinge"] as const) {
    const states = onlineSgd(problem(loss, { eta: 0.01, lambda: 0 }), [0, 50, 100, 200, 400]);
    for (const [place, state] of states.entries()) {
      if (place > 0) expect(state.freshLoss).toBeLessThan(states[place - 1]!.freshLoss);
    }
    expect(states.at(-1)!.generalizationError).toBeLessThan(0.2);
  }
});

test("a fact is right right after it was seen where the step is large enough, and forgotten towards chance", () => {
  for (const modes of [isotropicModes(1, 0), randomFeaturesModes(0.65, 0.2, 1.5, 31)]) {
    const one = problem("logistic", { modes });
    const [, seen, ...later] = onlineSgd(one, [0, 1, 1.5, 2, 4, 30]);
    const recalls = [seen!, ...later].map((state) => factRecall(one, seen!, state));
    for (const [place, recall] of recalls.entries()) {
      if (place > 0) expect(recall).toBeLessThan(recalls[place - 1]!);
      expect(recall).toBeGreaterThan(0.5);
    }
    expect(recalls.at(-1)!).toBeLessThan(0.52);
  }
  const interpolating = problem("square", { lambda: 0 });
  const [seen] = onlineSgd(interpolating, [1]);
  expect(factRecall(interpolating, seen!, seen!)).toBeCloseTo(1, 12);
});

test("a fact seen at the start is at margin eta a(0) times what is left, in the noise of what came after", () => {
  const one = problem("hinge");
  const [start, later] = onlineSgd(one, [0, 2]);
  expect(factRecall(one, start!, start!)).toBe(1);
  const recall = factRecall(one, start!, later!);
  expect(recall).toBeGreaterThan(0.5);
  expect(recall).toBeLessThan(factRecall(one, start!, onlineSgd(one, [1])[0]!));
});

test("onlineSgd names what is out of range", () => {
  expect(() => onlineSgd(problem("hinge", { eta: 0 }), [1])).toThrow(/eta must lie in \(0, Infinity\)/);
  expect(() => onlineSgd(problem("hinge", { lambda: Number.POSITIVE_INFINITY }), [1])).toThrow(/lambda must lie in/);
  expect(() => onlineSgd(problem("hinge"), [2, 1])).toThrow(/time must lie in \[0, Infinity\), ascending; got 1/);
});
