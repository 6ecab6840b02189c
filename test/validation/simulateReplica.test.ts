import { describe, expect, test } from "vitest";
import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { loadLinearAlgebra } from "../../validation/linearAlgebra/loadLinearAlgebra.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { replicaSummary } from "../../validation/replicaSummary.js";
import { simulateReplica } from "../../validation/simulateReplica.js";

const algebra = await loadLinearAlgebra();
const TASK = { alpha: 2, epsilon: 0.2, d: 60, seed: 11, testSamples: 1000 } as const;
const LAMBDAS = [0, 0.1, 1, Number.POSITIVE_INFINITY];
const MODELS = [
  { model: "linear" },
  { model: "kernel", activation: "erf" },
  { model: "kernel", kernel: "rbf(1)" },
  { model: "kernel", kernel: "polynomial(2, 1)" },
  { model: "kernel", gamma: 0.8 },
  { model: "rf", activation: "relu", kappa: 0.6 },
  { model: "rf", activation: "tanh", kappa: 3 },
] as const;
const LOSSES = ["square", "hinge", "squared-hinge", "logistic"];
const REPLICAS = 6;
/** Relative deviation of order 1/d that is allowed beside the statistics. */
const FINITE_SIZE = 3;

describe.each(MODELS)("simulateReplica of $model $activation$kernel$gamma", (model) => {
  test.each(LOSSES)("agrees with the theory within its statistics, %s loss", async (loss) => {
    const experiment: Experiment = { ...TASK, ...model, loss, lambdas: LAMBDAS, replica: 0 };
    const rows: (readonly ReplicaRow[])[] = [];
    for (let replica = 0; replica < REPLICAS; replica++) {
      rows.push(await simulateReplica({ ...experiment, replica }, algebra));
    }
    for (const row of rows.flat()) expect(row.certificate).toBeLessThanOrEqual(row.certificateBound);
    for (const { lambda, observables } of await replicaSummary(experiment, rows)) {
      expect(observables).toHaveLength(8);
      for (const { observable, mean, theory, standardError, z } of observables) {
        // Sizes this small are off by a few times 1/d, and a few replicas know their own deviation badly.
        const allowed =
          4 * Math.abs((mean - theory!) / z!) + (FINITE_SIZE / TASK.d) * Math.max(Math.abs(theory!), standardError!);
        const difference = mean - theory!;
        expect(z === 0 || Math.abs(difference) <= allowed, `${observable} at lambda = ${lambda}: z = ${z}`).toBe(true);
      }
    }
  });
});

const EXPERIMENT: Experiment = {
  model: "rf",
  activation: "relu",
  kappa: 1.5,
  loss: "hinge",
  lambdas: [0.3],
  replica: 0,
  ...TASK,
};

test("simulateReplica gives the same bits each time, and others for another replica or seed", async () => {
  const once = await simulateReplica(EXPERIMENT, algebra);
  expect(await simulateReplica(EXPERIMENT, algebra)).toEqual(once);
  expect(await simulateReplica({ ...EXPERIMENT, replica: 1 }, algebra)).not.toEqual(once);
  expect(await simulateReplica({ ...EXPERIMENT, seed: 12 }, algebra)).not.toEqual(once);
});

test("simulateReplica gives the same physics on both backends", async () => {
  const [fast] = await simulateReplica(EXPERIMENT, algebra);
  const [plain] = await simulateReplica(EXPERIMENT, mlMatrix);
  for (const name of ["generalizationError", "m", "q", "norm", "trainingLoss"] as const) {
    expect(plain![name]! / fast![name]!).toBeCloseTo(1, 3);
  }
});

test("simulateReplica trains on a path as on single points", async () => {
  const lambdas = [1, 0.01, 0, 0.1];
  for (const loss of LOSSES) {
    const experiment: Experiment = { ...TASK, model: "linear", loss, lambdas, replica: 3 };
    const path = await simulateReplica(experiment, algebra);
    for (const [index, lambda] of lambdas.entries()) {
      const [single] = await simulateReplica({ ...experiment, lambdas: [lambda] }, algebra);
      expect(path[index]!.lambda).toBe(lambda);
      expect(path[index]!.norm! / single!.norm!).toBeCloseTo(1, 3);
      expect(path[index]!.generalizationError).toBeCloseTo(single!.generalizationError, 4);
    }
  }
});

test("simulateReplica of the kernel t is the perceptron", async () => {
  for (const loss of LOSSES) {
    for (const lambda of [0, 0.3]) {
      const shared = { ...TASK, loss, lambdas: [lambda], replica: 0 };
      const [linear] = await simulateReplica({ ...shared, model: "linear" }, algebra);
      const [kernel] = await simulateReplica({ ...shared, model: "kernel", kernel: "t" }, algebra);
      expect(kernel!.norm! / linear!.norm!).toBeCloseTo(1, 3);
      expect(kernel!.trainingLoss).toBeCloseTo(linear!.trainingLoss!, 5);
      // Counted against exact.
      const error = kernel!.generalizationErrorStandardError;
      expect(error).toBeGreaterThan(0);
      expect(Math.abs(kernel!.generalizationError - linear!.generalizationError)).toBeLessThan(4 * error);
      const [noiseless] = await simulateReplica({ ...shared, model: "kernel", mu1: 1, muStar: 0 }, algebra);
      expect(noiseless!.generalizationError).toBeCloseTo(linear!.generalizationError, 6);
    }
  }
});

test("simulateReplica counts no facts at epsilon = 0 and no rules at epsilon = 1", async () => {
  const shared = { ...TASK, model: "linear", loss: "square", lambdas: [1], replica: 0 } as const;
  const [pure] = await simulateReplica({ ...shared, epsilon: 0 }, algebra);
  expect(pure).toMatchObject({ facts: 0, memorizationError: null });
  expect(pure!.trainingError).toBe(pure!.ruleTrainingError);
  const [noise] = await simulateReplica({ ...shared, epsilon: 1 }, algebra);
  expect(noise).toMatchObject({ facts: noise!.n, ruleTrainingError: null });
  expect(noise!.trainingError).toBe(noise!.memorizationError);
});
