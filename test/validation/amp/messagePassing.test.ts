/** @module-tag heavy */
import { Matrix as DenseMatrix, solve as solveDense } from "ml-matrix";
import { expect, test } from "vitest";
import { dualityGap } from "../../../validation/amp/dualityGap.js";
import { type AmpProblem, type AmpState, messagePassing } from "../../../validation/amp/messagePassing.js";
import { type AmpLearner, outputFunction } from "../../../validation/amp/outputFunction.js";
import { learn } from "../../../validation/learners/learn.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { type TeacherData, teacherData } from "../../../validation/teacherData.js";
import { primalProgram } from "./primalProgram.js";

const DATA = teacherData({ seed: 5, alpha: 1.6, epsilon: 0.2, d: 60, replica: 0 });

function problemOf(learner: AmpLearner, { inputs, labels }: TeacherData, lambda: number): AmpProblem {
  return { inputs, labels, output: outputFunction(learner, 0.2), lambda };
}

/** Rows y_i x_i / sqrt d. */
function signedRows({ inputs, labels }: TeacherData): number[][] {
  const { rows, columns, data } = inputs;
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns), (x) => (labels[i]! * x) / Math.sqrt(columns)),
  );
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const norm = (v: readonly number[]): number => Math.hypot(...v);
  return norm(Array.from(a, (x, j) => x - b[j]!)) / norm(Array.from(b));
}

/** Ridge weights from the normal equations. */
function ridge(data: TeacherData, lambda: number): number[] {
  const A = new DenseMatrix(signedRows(data));
  const normal = A.transpose().mmul(A).add(DenseMatrix.eye(A.columns).mul(lambda));
  return solveDense(normal, A.transpose().mmul(DenseMatrix.ones(A.rows, 1))).to1DArray();
}

test.each([0.01, 0.3, 5])("messagePassing of square ends at the ridge solution, lambda = %d", (lambda) => {
  const { status, state, residual } = messagePassing(problemOf("square", DATA, lambda));
  expect(status).toBe("converged");
  expect(residual).toBeLessThanOrEqual(1e-12);
  expect(distance(state.weights, ridge(DATA, lambda))).toBeLessThan(1e-9);
});

test.each([
  ["hinge", 0.05],
  ["hinge", 1],
  ["squared-hinge", 0.05],
  ["squared-hinge", 1],
] as const)(
  "messagePassing of %s ends at the solution of its quadratic program, lambda = %d",
  async (learner, lambda) => {
    const problem = problemOf(learner, DATA, lambda);
    // In so few dimensions the undamped iteration may wander.
    const { status, state } = messagePassing(problem, { damping: 0.5 });
    expect(status).toBe("converged");
    const exact = await primalProgram(signedRows(DATA), lambda, learner);
    const gap = dualityGap(problem, learner, state);
    // The program's own tolerances, 1e-7 on each constraint, leave it no closer.
    expect(distance(state.weights, exact)).toBeLessThan(1e-5);
    expect(gap.relativeGap).toBeLessThan(1e-10);
  },
);

test("messagePassing counts the samples at the margin: V = (1 - margin / d) / lambda for hinge", () => {
  const { state } = messagePassing(problemOf("hinge", DATA, 0.3));
  const margin = state.pulls.filter((pull) => pull > 0 && pull < 1).length;
  expect(state.V).toBeCloseTo((1 - margin / 60) / 0.3, 9);
});

test.each(["bayes", "hinge"] as const)("messagePassing of %s ends where it did, however it is damped", (learner) => {
  const problem = problemOf(learner, DATA, 1);
  const ends = [1, 0.7, 0.3].map((damping) => messagePassing(problem, { damping }));
  expect(ends.map(({ status }) => status)).toEqual(["converged", "converged", "converged"]);
  for (const { state } of ends) expect(distance(state.weights, ends[0]!.state.weights)).toBeLessThan(1e-10);
});

test("messagePassing reports the residual of the undamped map at the state it returns", () => {
  const problem = problemOf("hinge", DATA, 0.3);
  const stopped = messagePassing(problem, { damping: 0.1, maxIterations: 5 });
  expect(stopped).toMatchObject({ status: "max-iterations", state: { iteration: 5 } });
  // One undamped step from there, seen from outside.
  const states: AmpState[] = [];
  messagePassing(problem, { start: stopped.state, maxIterations: 1, observe: (state) => states.push(state) });
  const [from, to] = states as [AmpState, AmpState];
  const change = Math.max(
    distance(from.weights, to.weights),
    distance(from.pulls, to.pulls),
    Math.abs(from.V / to.V - 1),
  );
  expect(stopped.residual).toBeCloseTo(change, 12);
});

test("messagePassing goes on where it stopped as if it had not", () => {
  const problem = problemOf("bayes", DATA, 1);
  const straight = messagePassing(problem, { maxIterations: 12 });
  const halfway = messagePassing(problem, { maxIterations: 7 });
  const resumed = messagePassing(problem, { maxIterations: 5, start: halfway.state });
  expect(resumed.state).toEqual(straight.state);
});

test("messagePassing says that it diverged instead of returning numbers that are none", () => {
  const data = teacherData({ seed: 5, alpha: 1, epsilon: 0, d: 20, replica: 1 });
  data.inputs.data[3] = Number.POSITIVE_INFINITY;
  expect(messagePassing(problemOf("square", data, 1)).status).toBe("diverged");
});

test("messagePassing learns nothing from random labels in the Bayes-optimal way, and knows it", () => {
  const { inputs, labels } = DATA;
  const result = messagePassing({ inputs, labels, output: outputFunction("bayes", 1), lambda: 1 });
  expect(result).toMatchObject({ status: "converged", residual: 0, state: { V: 1 } });
  expect(result.state.weights.every((weight) => weight === 0)).toBe(true);
});

test.each(["square", "hinge", "squared-hinge"] as const)(
  "messagePassing of %s ends at the certified learner's solution, in more dimensions too",
  (learner) => {
    const data = teacherData({ seed: 5, alpha: 2, epsilon: 0.1, d: 250, replica: 1 });
    const { rows, columns } = data.inputs;
    const features = { rows, columns, data: data.inputs.data.map((x) => x / Math.sqrt(columns)) };
    const labels = Float64Array.from(data.labels);
    const [fit] = learn({ kind: "features", features, labels }, learner, [0.5], mlMatrix);
    const problem = problemOf(learner, data, 0.5);
    const { status, state } = messagePassing(problem);
    expect(status).toBe("converged");
    expect(dualityGap(problem, learner, state).distance).toBeLessThan(1e-5);
    // The learner stops at a relative gap of 1e-8, which leaves its weights to four digits.
    expect(distance(state.weights, fit!.coefficients)).toBeLessThan(3e-4);
  },
);

test.each([0, 0.1, 0.5])(
  "messagePassing of bayes has lambda (q + V) = 1 at its fixed points, epsilon = %d",
  (epsilon) => {
    const data = teacherData({ seed: 5, alpha: 2, epsilon, d: 60, replica: 3 });
    const problem = { ...data, output: outputFunction("bayes", epsilon), lambda: 1 };
    const plain = messagePassing(problem, { damping: 0.7 });
    expect(plain.status).toBe("converged");
    const { weights, V } = plain.state;
    expect(weights.reduce((sum, w) => sum + w * w, 0) / 60 + V).toBeCloseTo(1, 10);
    const start = messagePassing(problem, { maxIterations: 3 }).state;
    const calibrated = messagePassing(problem, { damping: 0.7, calibrated: true, start });
    expect(calibrated.status).toBe("converged");
    expect(distance(calibrated.state.weights, weights)).toBeLessThan(1e-9);
    expect(calibrated.state.V).toBeCloseTo(V, 10);
  },
);

test("messagePassing of bayes at many samples takes 1/V for the length of its weights, unless it is calibrated", () => {
  const data = teacherData({ seed: 5, alpha: 50, epsilon: 0.05, d: 30, replica: 0 });
  const problem = { ...data, output: outputFunction("bayes", 0.05), lambda: 1 };
  const { state: start } = messagePassing(problem, { maxIterations: 12 });
  const plain = messagePassing(problem, { start, maxIterations: 400 });
  expect(plain).toMatchObject({ status: "max-iterations" });
  expect(plain.residual).toBeGreaterThan(1e-8);
  // All that is left to change is the length: a relative change of V twice that of the weights.
  const next = messagePassing(problem, { start: plain.state, maxIterations: 1 }).state;
  const along = distance(next.weights, plain.state.weights);
  expect((2 * along) / Math.abs(1 - plain.state.V / next.V)).toBeCloseTo(1, 2);
  expect(messagePassing(problem, { start, maxIterations: 400, calibrated: true })).toMatchObject({
    status: "converged",
  });
});
