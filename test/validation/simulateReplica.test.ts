/** @module-tag heavy */
import { Matrix, solve } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { LOSS_NAMES } from "../../equations/vocabulary/losses.js";
import { SIMULATED_MODELS } from "../../equations/vocabulary/models.js";
import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { loadLinearAlgebra } from "../../validation/linearAlgebra/loadLinearAlgebra.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { replicaSummary } from "../../validation/replicaSummary.js";
import { simulateReplica } from "../../validation/simulateReplica.js";
import { teacherData } from "../../validation/teacherData.js";

const algebra = loadLinearAlgebra();
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
const REPLICAS = 6;
/** Relative deviation of order 1/d that is allowed beside the statistics. */
const FINITE_SIZE = 3;

test("every model whose inputs can be drawn is simulated here", () => {
  expect([...new Set(MODELS.map(({ model }) => model)), "quadratic"]).toEqual(SIMULATED_MODELS);
});

describe.each(MODELS)("simulateReplica of $model $activation$kernel$gamma", (model) => {
  test.each(LOSS_NAMES)("agrees with the theory within its statistics, %s loss", async (loss) => {
    // Centered: at lambda = 1 and beyond, the constant mode of plain kernels answers with the labels' sum.
    const experiment: Experiment = { ...TASK, ...model, centered: true, loss, lambdas: LAMBDAS, replica: 0 };
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

describe("simulateReplica of quadratic", () => {
  const own = { ...TASK, model: "quadratic", width: 0.5, d: 20, replica: 0 } as const;

  test.each(LOSS_NAMES)(
    "agrees with the theory within its statistics and terms of order 1/d, %s loss",
    async (loss) => {
      // The learner of the hinge loss takes thirty times as long.
      const size = loss === "hinge" ? { d: 12, lambdas: [0.5] } : { lambdas: [0.2, 0.5] };
      const experiment: Experiment = { ...own, loss, ...size };
      const rows: (readonly ReplicaRow[])[] = [];
      for (let replica = 0; replica < 4; replica++)
        rows.push(await simulateReplica({ ...experiment, replica }, algebra));
      for (const { observables, certificateNames } of await replicaSummary(experiment, rows)) {
        expect(certificateNames).toEqual(["relative duality gap"]);
        expect(observables.map(({ observable }) => observable)).toContain("rank");
        for (const { observable, mean, theory, standardError, z } of observables) {
          // The largest eigenvalue is off by d^(-2/3).
          const order = observable === "largestEigenvalue" ? experiment.d ** (-2 / 3) : 5 / experiment.d;
          expect(Math.abs(mean - theory!), observable).toBeLessThan(5 * standardError! + order * theory!);
          expect(z === null).toBe(observable === "largestEigenvalue");
        }
      }
    },
  );

  test("has the overlaps that fresh inputs show, and half of everything wrong where the network is zero", async () => {
    const experiment: Experiment = { ...own, loss: "square", lambdas: [0.2, 50], testSamples: 20_000 };
    const [learned, zero] = await simulateReplica(experiment, algebra);
    const { m, q, generalizationError } = learned!;
    expect(Math.abs(generalizationError - Math.acos(m! / Math.sqrt(q!)) / Math.PI)).toBeLessThan(0.03);
    expect(zero).toMatchObject({
      ...{ generalizationError: 0.5, memorizationError: 0.5, ruleTrainingError: 0.5, trainingError: 0.5 },
      ...{ trainingLoss: 0.5, m: 0, q: 0, norm: 0, rank: 0, largestEigenvalue: 0, certificate: 0 },
    });
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
  for (const loss of LOSS_NAMES) {
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
  for (const loss of LOSS_NAMES) {
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

/** The square loss on the kernel matrix of a function of two inputs, by Gaussian elimination: training loss and norm. */
function kernelRidge(
  task: Experiment,
  kernel: (t: number, r: number, s: number) => number,
): { readonly trainingLoss: number; readonly norm: number } {
  const { inputs, labels } = teacherData(task);
  const { rows: n, columns: d, data } = inputs;
  const product = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += data[i * d + k]! * data[j * d + k]!;
    return sum / d;
  };
  const gram = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) gram.set(i, j, kernel(product(i, j), product(i, i), product(j, j)));
  }
  const y = Matrix.columnVector([...labels]);
  const dual = solve(Matrix.add(gram, Matrix.mul(Matrix.eye(n), task.lambdas[0]!)), y);
  const outputs = gram.mmul(dual);
  return {
    trainingLoss: Matrix.sub(outputs, y).norm("frobenius") ** 2 / (2 * n),
    norm: outputs.dot(dual) / d,
  };
}

test("simulateReplica learns with the plain kernel unless it is to be centered", async () => {
  const task: Experiment = { ...TASK, model: "kernel", kernel: "rbf(0.7)", loss: "square", lambdas: [5], replica: 2 };
  const distance = (t: number, r: number, s: number): number => Math.exp(-0.35 * (r + s - 2 * t));
  const shift = (_: number, r: number, s: number): number => Math.exp(-0.35 * (r + s));
  const plain = kernelRidge(task, distance);
  const centered = kernelRidge(task, (t, r, s) => distance(t, r, s) - shift(t, r, s));
  expect(Math.abs(plain.norm / centered.norm - 1)).toBeGreaterThan(1e-3);
  for (const [options, expected] of [
    [{}, plain],
    [{ centered: false }, plain],
    [{ centered: true }, centered],
  ] as const) {
    const [row] = await simulateReplica({ ...task, ...options }, algebra);
    expect(row!.norm! / expected.norm).toBeCloseTo(1, 9);
    expect(row!.trainingLoss! / expected.trainingLoss).toBeCloseTo(1, 9);
  }
});

test("simulateReplica of random features learns from the plain activation unless it is to be centered", async () => {
  const task: Experiment = { ...EXPERIMENT, lambdas: [Number.POSITIVE_INFINITY], d: 30 };
  const plain = await simulateReplica(task, algebra);
  const centered = await simulateReplica({ ...task, centered: true }, algebra);
  // An activation whose mean is taken away by hand is the centered one; sigma without a mean has nothing to take away.
  const byHand = await simulateReplica({ ...task, activation: "max(0, x) - 1/sqrt(2*pi)" }, algebra);
  const odd = { ...task, activation: "tanh" };
  expect(byHand[0]!.norm! / centered[0]!.norm!).toBeCloseTo(1, 9);
  expect(Math.abs(plain[0]!.norm! / centered[0]!.norm! - 1)).toBeGreaterThan(0.01);
  const [as, less] = [await simulateReplica(odd, algebra), await simulateReplica({ ...odd, centered: true }, algebra)];
  expect(as[0]!.norm! / less[0]!.norm!).toBeCloseTo(1, 12);
});
