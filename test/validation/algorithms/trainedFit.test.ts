import { expect, test } from "vitest";
import type { TrainingParameters } from "../../../equations/vocabulary/algorithms.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { requireTrained } from "../../../validation/algorithms/requireTrained.js";
import { trainedFit } from "../../../validation/algorithms/trainedFit.js";
import { learn } from "../../../validation/learners/learn.js";
import type { TrainingProblem } from "../../../validation/learners/problem.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { simulateReplica } from "../../../validation/simulateReplica.js";
import { teacherData } from "../../../validation/teacherData.js";

const DATA = teacherData({ d: 20, alpha: 2, epsilon: 0.2, seed: 3, replica: 0 });
const FEATURES: TrainingProblem = {
  kind: "features",
  features: { ...DATA.inputs, data: DATA.inputs.data.map((value) => value / Math.sqrt(20)) },
  labels: DATA.labels,
};
const KERNEL: TrainingProblem = {
  kind: "kernel",
  kernel: mlMatrix.crossProducts(FEATURES.features, FEATURES.features),
  labels: DATA.labels,
};
const LAMBDA = 0.3;

const trained = (problem: TrainingProblem, loss: keyof typeof LOSSES, training: TrainingParameters) =>
  trainedFit(problem, { loss: LOSSES[loss].loss, lambda: LAMBDA, training }, { seed: 1, replica: 0 }, mlMatrix);

const distance = (a: Float64Array, b: Float64Array): number => Math.hypot(...a.map((value, i) => value - b[i]!));

const LONG = [
  { algorithm: "gradient-descent", eta: 0.25, steps: 400 },
  { algorithm: "heavy-ball", eta: 0.25, steps: 200, momentum: 0.5 },
  { algorithm: "nesterov", eta: 0.15, steps: 600 },
] as const satisfies TrainingParameters[];

test.each(LONG)("trainedFit by $algorithm ends at the minimum, on features and on their kernel", (training) => {
  for (const loss of ["square", "squared-hinge", "logistic"] as const) {
    const [minimum] = learn(FEATURES, loss, [LAMBDA], mlMatrix);
    const [primal, dual] = [trained(FEATURES, loss, training), trained(KERNEL, loss, training)];
    // The minimizers of Newton's method are certified to a relative gap, whose root is their distance.
    expect(distance(primal.outputs, minimum!.outputs)).toBeLessThan(loss === "square" ? 1e-8 : 1e-3);
    expect(distance(primal.outputs, dual.outputs)).toBeLessThan(1e-9);
    expect(primal.normSquare).toBeCloseTo(dual.normSquare, 9);
  }
});

test("trainedFit by gradient flow is gradient descent of small steps, and ends at the minimum", () => {
  const flow = (time: number, problem: TrainingProblem = FEATURES) =>
    trained(problem, "square", { algorithm: "gradient-flow", time });
  const descent = trained(FEATURES, "square", { algorithm: "gradient-descent", eta: 1e-4, steps: 10_000 });
  expect(distance(flow(1).outputs, descent.outputs)).toBeLessThan(1e-3);
  expect(distance(flow(1).outputs, flow(1, KERNEL).outputs)).toBeLessThan(1e-9);
  const [minimum] = learn(FEATURES, "square", [LAMBDA], mlMatrix);
  expect(distance(flow(200).outputs, minimum!.outputs)).toBeLessThan(1e-9);
});

test("a mini-batch takes its part of the samples, anew at every step and the same for the same seed", () => {
  const training = { algorithm: "gradient-descent", eta: 0.1, steps: 1, batch: 0.5 } as const;
  const kernel = trained(KERNEL, "square", training);
  const taken = kernel.coefficients.filter((value) => value !== 0);
  expect(taken.length).toBeGreaterThan(8);
  expect(taken.length).toBeLessThan(32);
  for (const value of taken) expect(Math.abs(value)).toBeCloseTo(0.2, 12);
  expect(trained(KERNEL, "square", training).coefficients).toEqual(kernel.coefficients);
});

test("a training that cannot be run is refused by name", () => {
  const refused =
    (training: object, loss = "square") =>
    () => {
      requireTrained(training, loss);
    };
  expect(refused({ algorithm: "newton" })).toThrow(/algorithm must lie in {minimum, gradient-flow/);
  expect(refused({ algorithm: "gradient-flow", time: -1 })).toThrow(/time must lie in \[0, Infinity\]/);
  expect(refused({ algorithm: "gradient-flow", time: 1 }, "logistic")).toThrow(
    /gradient-descent on logistic with a small eta/,
  );
  expect(refused({ algorithm: "gradient-descent", steps: 5 })).toThrow(
    /eta must lie in \(0, Infinity\); it is missing/,
  );
  expect(refused({ eta: 1 })).toThrow(/eta cannot be 1; allowed: points with algorithm/);
  expect(() => trained(FEATURES, "square", { algorithm: "gradient-descent", eta: 1e9, steps: 100 })).toThrow(
    /eta cannot be 1000000000; allowed: steps at which the weights stay finite/,
  );
});

test.each([
  { model: "linear", loss: "square", algorithm: "gradient-flow", time: 0 },
  { model: "rf", activation: "erf", kappa: 1, loss: "logistic", algorithm: "nesterov", eta: 0.1, steps: 0 },
] as const)("before training $model guesses: every output of 0 is half an error", async (training) => {
  const data = { alpha: 2, epsilon: 0.2, lambdas: [0.1], d: 20, seed: 1, replica: 0, testSamples: 100 };
  const [row] = await simulateReplica({ ...training, ...data }, mlMatrix);
  expect(row).toMatchObject({
    generalizationError: 0.5,
    memorizationError: 0.5,
    ruleTrainingError: 0.5,
    trainingError: 0.5,
    norm: 0,
    m: 0,
    q: 0,
  });
});
