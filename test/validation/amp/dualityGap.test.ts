import { expect, test } from "vitest";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { dualityGap } from "../../../validation/amp/dualityGap.js";
import { type AmpProblem, messagePassing } from "../../../validation/amp/messagePassing.js";
import { outputFunction } from "../../../validation/amp/outputFunction.js";
import { rowDot } from "../../../validation/linearAlgebra/vectors.js";
import { teacherData } from "../../../validation/teacherData.js";

const { inputs, labels } = teacherData({ seed: 5, alpha: 2, epsilon: 0.3, d: 50, replica: 2 });
const LAMBDA = 0.4;
const LEARNERS = ["square", "hinge", "squared-hinge", "logistic"] as const;

function problemOf(learner: (typeof LEARNERS)[number]): AmpProblem {
  return { inputs, labels, output: outputFunction(learner, 0), lambda: LAMBDA };
}

/** Conjugates of the losses at -a. */
const CONJUGATES = {
  square: (a: number) => 0.5 * a * a - a,
  hinge: (a: number) => -a,
  "squared-hinge": (a: number) => 0.5 * a * a - a,
  logistic: (a: number) => a * Math.log(a) + (1 - a) * Math.log(1 - a),
};

test.each(LEARNERS)("dualityGap of %s is the primal objective minus the dual one", (learner) => {
  const problem = problemOf(learner);
  const { state } = messagePassing(problem, { maxIterations: 3 });
  const { rows: n, columns: d, data } = inputs;
  const margins = Array.from(
    { length: n },
    (_, i) => (labels[i]! * rowDot(data, i * d, state.weights, d)) / Math.sqrt(d),
  );
  const square = (v: ArrayLike<number>): number => Array.from(v).reduce((sum, x) => sum + x * x, 0);
  const primal =
    margins.reduce((sum, u) => sum + LOSSES[learner].loss.value(u), 0) + 0.5 * LAMBDA * square(state.weights);
  const force = Array.from({ length: d }, (_, j) =>
    state.pulls.reduce((sum, a, i) => sum + (a * labels[i]! * data[i * d + j]!) / Math.sqrt(d), 0),
  );
  const dual = -state.pulls.reduce((sum, a) => sum + CONJUGATES[learner](a), 0) - square(force) / (2 * LAMBDA);
  const { relativeGap } = dualityGap(problem, learner, state);
  expect(relativeGap).toBeGreaterThan(1e-4);
  expect(relativeGap).toBeCloseTo((primal - dual) / primal, 12);
});

test.each(LEARNERS)(
  "dualityGap of %s bounds the distance from the minimizer, and closes with the iterations",
  (learner) => {
    const problem = problemOf(learner);
    const end = messagePassing(problem);
    expect(end.status).toBe("converged");
    const exact = end.state.weights;
    const gaps = [2, 5, 10, 20].map((maxIterations) => {
      const { state } = messagePassing(problem, { maxIterations });
      const change = Math.hypot(...state.weights.map((value, j) => value - exact[j]!));
      const { relativeGap, distance } = dualityGap(problem, learner, state);
      expect(change / Math.hypot(...state.weights)).toBeLessThanOrEqual(distance * (1 + 1e-9));
      return relativeGap;
    });
    expect(gaps.toSorted((a, b) => b - a)).toEqual(gaps);
    expect(dualityGap(problem, learner, end.state).relativeGap).toBeLessThan(1e-11);
  },
);

test("dualityGap does not take another loss's fixed point for its own", () => {
  const { state } = messagePassing(problemOf("squared-hinge"));
  expect(dualityGap(problemOf("square"), "square", state).relativeGap).toBeGreaterThan(0.01);
});
