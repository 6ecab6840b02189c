/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { memberShift } from "../../equations/chains/memberShift.js";
import { modelOf, type PointInput, resolvePoint } from "../../equations/point.js";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { normalDensity } from "../../src/numerics/normal.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { randomStream } from "../../validation/gaussianStream.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { timesVector } from "../../validation/linearAlgebra/vectors.js";
import { freshInputs, teacherData } from "../../validation/teacherData.js";

const TASK = { alpha: 2, epsilon: 0.2, lambda: 0.05 } as const;
const FEATURES = { ...TASK, model: "rf", activation: "relu", kappa: 1.5, ensembleOver: "features" } as const;
const SAMPLES = { ...TASK, model: "linear", ensembleOver: "subsamples" } as const;
const LOSS_NAMES = ["square", "hinge", "squared-hinge", "logistic"] as const;

const solved = async (point: PointInput) => requireSolved(solve(await resolvePoint(point)));
const seen = async (point: PointInput) => observables(await solved(point));

describe.each(LOSS_NAMES)("an ensemble by the %s loss", (loss) => {
  test("of one member is that learner", async () => {
    const { ensembleOver, ...alone } = FEATURES;
    const one = await seen({ ...alone, loss });
    const ensemble = await seen({ ...FEATURES, loss, ensemble: 1 });
    for (const name of ["generalizationError", "norm"] as const) expect(ensemble[name]).toBeCloseTo(one[name], 12);
    expect(ensemble.memorizationError).toBeCloseTo(one.memorizationError, 3);
    expect(ensemble.ruleTrainingError).toBeCloseTo(one.ruleTrainingError, 3);
    expect(ensemble.memberMemorizationError).toBeCloseTo(one.memorizationError, 12);
  });

  test("whose members see all samples is one learner", async () => {
    const { ensembleOver, ...alone } = SAMPLES;
    const one = await seen({ ...alone, loss });
    const ensemble = await seen({ ...SAMPLES, loss, ensemble: Number.POSITIVE_INFINITY, subsample: 1 });
    expect(ensemble.crossOverlap).toBeCloseTo((await solved({ ...alone, loss })).overlaps.q, 6);
    expect(ensemble.memorizationError).toBeCloseTo(one.memorizationError, 5);
    expect(ensemble.ruleTrainingError).toBeCloseTo(one.ruleTrainingError, 5);
  });

  test("is better the more members it has, and tends to its limit", async () => {
    const found = [];
    for (const ensemble of [1, 2, 8, Number.POSITIVE_INFINITY]) {
      found.push(await seen({ ...SAMPLES, loss, ensemble, subsample: 0.5 }));
    }
    const errors = found.map(({ generalizationError }) => generalizationError);
    expect(errors).toEqual([...errors].sort((a, b) => b - a));
    expect(Math.abs(found[2]!.memorizationError - found[3]!.memorizationError)).toBeLessThan(0.03);
  });

  test("has an error estimate for everything", async () => {
    const solution = await solved({ ...FEATURES, loss, ensemble: 3, attack: 0.2 });
    const errors: { readonly [name: string]: number | undefined } = errorEstimates(solution);
    for (const [name, value] of Object.entries(observables(solution))) {
      if (value === null || Number.isNaN(value)) continue;
      expect(errors[name], name).toBeLessThan(2e-3);
    }
  });
});

test.each(LOSS_NAMES)("the mean displacement of the %s loss is that of its definition", (loss) => {
  for (const V of [0.3, 2]) {
    const shift = memberShift(LOSSES[loss].loss, V)!;
    for (const [c, deviation] of [
      [-0.7, 0.4],
      [0.9, 1.3],
    ] as const) {
      const bends = shift.bends.map((bend) => (bend - c) / deviation).filter((s) => Math.abs(s) < 9);
      const cuts = [-9, -3, 0.1, 3, 9, ...bends].sort((a, b) => a - b);
      const { value } = integrateAdaptive((s) => normalDensity(s) * shift.at(c + deviation * s), cuts, 1e-13);
      expect(shift.mean(c, deviation)).toBeCloseTo(value, 11);
    }
  }
});

test("members with disjoint samples share the rule and nothing else", async () => {
  const half = await seen({ ...SAMPLES, ensembleOver: "disjoint", loss: "hinge", ensemble: 2 });
  const { overlaps } = requireSolved(saddlePoint(modelOf({ ...TASK, model: "linear", loss: "hinge", alpha: 1 })));
  expect(half.crossOverlap).toBeCloseTo(overlaps.m ** 2, 12);
});

test("ensembles refuse what they cannot be", async () => {
  const refused = (point: object): Promise<unknown> => seen(point as PointInput);
  await expect(refused({ ...SAMPLES, loss: "hinge", ensemble: 2 })).rejects.toThrow(/subsample/);
  await expect(refused({ ...SAMPLES, loss: "hinge", ensemble: 2, ensembleOver: "features" })).rejects.toThrow(
    /ensembleOver/,
  );
  await expect(refused({ ...SAMPLES, loss: "hinge", ensemble: 2, ensembleOver: "bags" })).rejects.toThrow(
    /ensembleOver/,
  );
  await expect(refused({ ...SAMPLES, loss: "hinge", ensemble: 40, subsample: 0.5 })).rejects.toThrow(/20/);
  await expect(refused({ ...SAMPLES, loss: "hinge" })).rejects.toThrow(/ensemble/);
  await expect(
    refused({ ...SAMPLES, loss: "hinge", ensembleOver: "disjoint", ensemble: 3, subsample: 0.5 }),
  ).rejects.toThrow(/subsample/);
});

test("the theory agrees with averages of ridge perceptrons on subsamples of finite size", async () => {
  const d = 150;
  const [K, subsample] = [3, 0.6];
  const { alpha, epsilon, lambda } = TASK;
  const runs = [0, 1, 2, 3, 4, 5].map((replica) => {
    const { inputs, labels, facts, factCount, teacher } = teacherData({ d, alpha, epsilon, seed: 11, replica });
    const stream = randomStream(11, replica, "batches");
    const average = new Float64Array(d);
    for (let k = 0; k < K; k++) {
      const rows = Array.from(labels, (_, i) => i).filter(() => stream.uniform() < subsample);
      const data = Float64Array.from(
        rows.flatMap((i) => [...inputs.data.subarray(i * d, (i + 1) * d)].map((x) => x / Math.sqrt(d))),
      );
      const part = { rows: rows.length, columns: d, data };
      const gram = mlMatrix.gram(part);
      for (let j = 0; j < d; j++) gram.data[j * d + j]! += lambda;
      const target = mlMatrix.product(
        { rows: 1, columns: rows.length, data: Float64Array.from(rows, (i) => labels[i]!) },
        part,
      ).data;
      const w = mlMatrix.solvePositive(gram, { rows: d, columns: 1, data: target }).data;
      for (let j = 0; j < d; j++) average[j]! += w[j]! / K;
    }
    const outputs = timesVector(inputs, average);
    const wrong = outputs.filter((f, i) => facts[i] === 1 && f * labels[i]! < 0).length;
    let errors = 0;
    for (const block of freshInputs({ d, seed: 11, replica }, teacher, 2000, 500)) {
      const fields = timesVector(block.inputs, average);
      errors += block.fields.filter((z, i) => z * fields[i]! < 0).length;
    }
    return { generalization: errors / 2000, memorization: wrong / factCount };
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const theory = await seen({ ...SAMPLES, loss: "square", ensemble: K, subsample });
  expect(Math.abs(mean(runs.map(({ generalization }) => generalization)) - theory.generalizationError)).toBeLessThan(
    0.03,
  );
  expect(Math.abs(mean(runs.map(({ memorization }) => memorization)) - theory.memorizationError)).toBeLessThan(0.07);
});

const BOOTSTRAP = { ...TASK, model: "linear", ensembleOver: "bootstrap" } as const;

describe.each(LOSS_NAMES)("bootstrap samples with the %s loss", (loss) => {
  test("are subsamples where few samples are drawn twice", async () => {
    const few = { alpha: 100, loss, ensemble: Number.POSITIVE_INFINITY, subsample: 0.005 };
    const drawn = await seen({ ...BOOTSTRAP, ...few });
    const distinct = await seen({ ...SAMPLES, ...few, subsample: 1 - Math.exp(-few.subsample) });
    for (const name of ["generalizationError", "memorizationError", "crossOverlap"] as const) {
      expect(drawn[name]! / distinct[name]!).toBeCloseTo(1, 2);
    }
  });

  test("have the facts of one member by sampling as by summation", async () => {
    const one = await solved({ ...BOOTSTRAP, loss, lambda: 0.3, ensemble: 1 });
    const { memorizationError, memberMemorizationError } = observables(one);
    const error = errorEstimates(one).memorizationError;
    expect(Math.abs(memorizationError - memberMemorizationError!)).toBeLessThan(4 * error + 1e-12);
  });
});

test("members that interpolate bootstrap samples are those of the distinct samples", async () => {
  const task = { ...BOOTSTRAP, loss: "square", alpha: 0.9, ensemble: Number.POSITIVE_INFINITY } as const;
  const drawn = await seen({ ...task, lambda: 1e-9 });
  const distinct = await seen({ ...task, lambda: "0+", ensembleOver: "subsamples", subsample: 1 - Math.exp(-1) });
  for (const name of ["generalizationError", "memorizationError", "crossOverlap", "norm"] as const) {
    expect(drawn[name]).toBeCloseTo(distinct[name]!, 7);
  }
});

test("the norm of an average has an error, that of the overlap of the weights included", async () => {
  const point = { ...SAMPLES, loss: "square", ensemble: Number.POSITIVE_INFINITY, subsample: 0.5 } as const;
  const solution = await solved(point);
  expect(errorEstimates(solution).norm).toBeGreaterThan(0);
  // The overlap of two perceptrons' weights is that of their fields.
  const { norm, crossOverlap } = observables(solution);
  expect(norm).toBeCloseTo(crossOverlap!, 14);
});

describe("two ridges on the same data", () => {
  const FEATURES_OF = [
    { model: "linear" },
    { model: "kernel", activation: "relu" },
    { model: "rf", activation: "erf", kappa: 1.5 },
  ] as const;
  const PAIR = { ...TASK, loss: "square", ensemble: 2, ensembleOver: "lambdas" } as const;

  test.each(FEATURES_OF)("are one learner where they are equal, $model", async (features) => {
    const one = await seen({ ...TASK, loss: "square", ...features });
    const pair = await seen({ ...PAIR, ...features, otherLambda: TASK.lambda });
    for (const name of ["generalizationError", "memorizationError", "ruleTrainingError", "norm"] as const) {
      expect(pair[name]).toBeCloseTo(one[name], 11);
    }
  });

  test("may stand in either order", async () => {
    const [first, second] = [
      await seen({ ...PAIR, model: "rf", activation: "relu", kappa: 1.5, lambda: 0.1, otherLambda: 5 }),
      await seen({ ...PAIR, model: "rf", activation: "relu", kappa: 1.5, lambda: 5, otherLambda: 0.1 }),
    ];
    for (const [name, value] of Object.entries(first)) {
      if (value === null || Number.isNaN(value)) continue;
      expect(second[name as keyof typeof second]).toBeCloseTo(value, 12);
    }
  });

  test("overlap as simulated ridges of finite size do", async () => {
    // raf simulate --model rf --activation relu --centered --kappa 1.5 --loss square --alpha 2 --epsilon 0.2 --lambda 0.1 --ensemble 2
    // --ensemble-over lambdas --other-lambda 5 --d 100 --replicas 16 --test-samples 2000 --seed 4
    const measured = {
      crossOverlap: [0.058985, 0.002],
      memorizationError: [0.13962, 0.014],
      norm: [0.68903, 0.0072],
    } as const;
    const theory = await seen({ ...PAIR, model: "rf", activation: "relu", kappa: 1.5, lambda: 0.1, otherLambda: 5 });
    for (const name of ["crossOverlap", "memorizationError", "norm"] as const) {
      const [mean, error] = measured[name];
      expect(Math.abs(theory[name]! - mean)).toBeLessThan(3 * error);
    }
  });

  test("have errors, and refuse what they cannot be", async () => {
    const solution = await solved({ ...PAIR, model: "linear", otherLambda: 5 });
    const errors = errorEstimates(solution);
    for (const name of ["generalizationError", "crossOverlap", "norm"] as const) {
      expect(errors[name]).toBeGreaterThan(0);
      expect(errors[name]).toBeLessThan(1e-12);
    }
    const refused = (point: object): Promise<unknown> => seen({ ...PAIR, model: "linear", otherLambda: 5, ...point });
    await expect(refused({ loss: "hinge" })).rejects.toThrow(/square/);
    await expect(refused({ ensemble: 3 })).rejects.toThrow(/ensemble/);
    await expect(refused({ subsample: 0.5 })).rejects.toThrow(/subsample/);
    await expect(refused({ otherLambda: undefined })).rejects.toThrow(/otherLambda/);
    await expect(refused({ ensembleOver: "bootstrap" })).rejects.toThrow(/otherLambda/);
  });
});

test.each([FEATURES, { ...SAMPLES, subsample: 0.5 }])(
  "the overlaps of an average give its error, and its estimates follow the error of the overlap of two members, %j",
  async (point) => {
    const found = await solved({ ...point, loss: "logistic", ensemble: 3 });
    if (found.question !== "ensemble") throw new Error(found.question);
    const { overlaps, member, pair } = found;
    const { generalizationError, norm } = observables(found);
    expect(Math.acos(overlaps.m / Math.sqrt(overlaps.q)) / Math.PI).toBeCloseTo(generalizationError, 12);
    expect([overlaps.m, overlaps.V]).toEqual([member.overlaps.m, member.overlaps.V]);
    expect(overlaps.q).toBeCloseTo(member.overlaps.q / 3 + (2 / 3) * (overlaps.m ** 2 + pair.cross), 12);
    const relative = 1e-6;
    const wrong = observables({
      ...found,
      pair: { ...pair, cross: pair.cross * (1 + relative), crossNorm: pair.crossNorm * (1 + relative) },
    });
    const errors = errorEstimates({ ...found, pair: { ...pair, error: relative * pair.cross } });
    const known = errorEstimates(found);
    for (const [name, change] of [
      ["generalizationError", wrong.generalizationError - generalizationError],
      ["norm", wrong.norm - norm],
    ] as const) {
      // The weights of members with features of their own have no overlap.
      expect(Math.abs(change) > 1e-9).toBe(name !== "norm" || point.model === "linear");
      expect(Math.abs(errors[name] - known[name] - Math.abs(change)), name).toBeLessThan(
        1e-2 * Math.abs(change) + 1e-15,
      );
    }
  },
);
