/** @module-tag heavy */
import { expect, test } from "vitest";
import { labelCorrelation } from "../../../equations/channels/labelField.js";
import { modelOf, type Point, resolvePoint } from "../../../equations/point.js";
import { meanField, meanFieldReplica, slopeJumps, trainingProblem } from "../../../equations/training/meanField.js";
import { TRAINING_OBSERVABLES } from "../../../equations/training/meanFieldSweep.js";
import { replicaMean } from "../../../equations/training/replicaMeans.js";
import type { StepTraining } from "../../../equations/training/stepRule.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { RECORD_COLUMNS, recordCells } from "../../../src/report/recordColumns.js";
import { recordOf } from "../../../src/solver/record.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { trainingSolutions } from "../../../src/solver/training.js";

const TASK = { alpha: 2, epsilon: 0.2, lambda: 0.3 } as const;
const ERF = { mu1: 0.6514700159, muStar: 0.1919 } as const;
const MODELS = [
  { model: "linear" },
  { model: "kernel", ...ERF },
  { model: "rf", kappa: 2, ...ERF },
  { model: "rf", kappa: 0.5, ...ERF },
  {
    model: "empirical",
    eigenvalues: [
      { nu: 2, share: 0.5 },
      { nu: 0.5, share: 0.3 },
    ],
    continuum: 0.2,
  },
] as const;
const pointOf = (model: (typeof MODELS)[number], loss: Point["loss"]): Point => ({ ...TASK, ...model, loss });

/** Standard errors are themselves known to a fifth. */
const FAR = 5;

test.for(MODELS)("square loss on $model: every algorithm has the trajectory of the spectral filters", (model) => {
  const problem = modelOf(pointOf(model, "square"));
  for (const training of [
    { algorithm: "gradient-descent", eta: 0.2, steps: 20 },
    { algorithm: "heavy-ball", eta: 0.1, steps: 20, momentum: 0.6 },
    { algorithm: "nesterov", eta: 0.1, steps: 20 },
  ] as const) {
    const { states, status } = meanField(trainingProblem(problem, training));
    expect(status).toBe("converged");
    const times = [1, 2, 7, 20];
    const exact = trainingSolutions(problem, { momentum: 0, ...training, name: training.algorithm }, times);
    for (const [place, time] of times.entries()) {
      for (const name of TRAINING_OBSERVABLES) {
        expect(Math.abs(states[time]![name].value - requireSolved(exact[place]!).learner[name]), name).toBeLessThan(
          1e-10,
        );
      }
    }
  }
});

test("one step of any loss is Hebb's rule with the pull at 0", () => {
  const eta = 0.4;
  const c = labelCorrelation(TASK.epsilon);
  for (const { loss } of [LOSSES.square, LOSSES.logistic, LOSSES["squared-hinge"]]) {
    const problem = trainingProblem(modelOf(pointOf(MODELS[0], loss)), {
      algorithm: "gradient-descent",
      eta,
      steps: 1,
    });
    const { m, q, norm, generalizationError, memorizationError } = meanField(problem).states[1]!;
    const strength = eta * loss.pull;
    expect(m.value).toBeCloseTo(strength * TASK.alpha * c, 12);
    expect(q.value).toBeCloseTo(strength ** 2 * (TASK.alpha + (TASK.alpha * c) ** 2), 12);
    expect(norm.value).toBeCloseTo(q.value, 12);
    const hebb = requireSolved(solve({ ...pointOf(MODELS[0], loss), lambda: Number.POSITIVE_INFINITY }));
    expect(generalizationError.value).toBeCloseTo(observables(hebb).generalizationError, 12);
    expect(memorizationError.value).toBeCloseTo(observables(hebb).memorizationError, 3);
  }
});

test("the sampled sweep of the square loss agrees with the closed form within its errors, for every algorithm", () => {
  for (const training of [
    { algorithm: "gradient-descent", eta: 0.2, steps: 8 },
    { algorithm: "heavy-ball", eta: 0.15, steps: 8, momentum: 0.6 },
    { algorithm: "nesterov", eta: 0.15, steps: 8 },
  ] as const) {
    const problem = trainingProblem(modelOf(pointOf(MODELS[2], "square")), training);
    const closed = meanField(problem).states;
    const replicas = Array.from({ length: 16 }, (_, replica) =>
      meanFieldReplica(problem, { points: 256, seed: 1, replica }),
    );
    for (const t of [2, 5, 8]) {
      for (const name of ["generalizationError", "trainingLoss", "norm", "m", "q"] as const) {
        const { value, standardError } = replicaMean(replicas.map(({ states }) => states[t]![name]));
        expect(Math.abs(value - closed[t]![name].value)).toBeLessThan(FAR * standardError + 1e-12);
      }
      for (const name of ["memorizationError", "ruleTrainingError"] as const) {
        const { value, standardError } = replicaMean(
          replicas.map(({ states }) => states[t]![name]),
          { values: replicas.map(({ controls }) => controls[name][t]!.control), hidden: 0 },
        );
        expect(Math.abs(value - closed[t]![name].value)).toBeLessThan(FAR * standardError + 1e-12);
      }
    }
  }
});

test("with momentum the sampled sweep stays on the closed form over many steps: no small direction is amplified", () => {
  const model = modelOf({ model: "linear", alpha: 2, epsilon: 0.1, lambda: 0.1, loss: "square" });
  const problem = trainingProblem(model, { algorithm: "heavy-ball", eta: 0.1, momentum: 0.9, steps: 80 });
  const exact = meanField(problem).states;
  const replicas = [0, 1, 2, 3].map((replica) => meanFieldReplica(problem, { points: 512, seed: 1, replica }).states);
  for (const step of [20, 40, 80]) {
    for (const states of replicas) {
      const { generalizationError, q } = states[step]!;
      expect(Math.abs(generalizationError - exact[step]!.generalizationError.value)).toBeLessThan(3e-3);
      expect(Math.abs(q - exact[step]!.q.value)).toBeLessThan(2e-2);
    }
  }
});

test.for([
  [MODELS[0], "logistic", 3, 1.2],
  [MODELS[1], "squared-hinge", 1, 0.8],
  [MODELS[2], "log(1 + exp(-2u))", 1, 0.7],
  [MODELS[4], "logistic", 2, 0.5],
] as const)(
  "$0.model, $1: training ends at the minimum of the static solver, within the standard errors",
  async ([model, loss, lambda, eta]) => {
    const point = await resolvePoint({ ...pointOf(model, loss), lambda });
    const solved = requireSolved(solve(point));
    const expected = { ...observables(solved), ...solved.overlaps };
    const training: StepTraining = { algorithm: "heavy-ball", eta: eta / (lambda + 2), steps: 24, momentum: 0.3 };
    const { states } = meanField(trainingProblem(modelOf(point), training), { precision: 5e-3 });
    for (const name of TRAINING_OBSERVABLES) {
      const { value, standardError } = states.at(-1)![name];
      expect(Math.abs(value - expected[name]), name).toBeLessThan(FAR * standardError + 2e-5);
    }
  },
);

test("meanField reaches the precision that it is asked for, or says that it does not", () => {
  const training: StepTraining = { algorithm: "gradient-descent", eta: 0.3, steps: 6 };
  const problem = trainingProblem(modelOf(pointOf(MODELS[0], "squared-hinge")), training);
  const coarse = meanField(problem, { precision: 5e-3 });
  const fine = meanField(problem, { precision: 5e-4 });
  expect(coarse.status).toBe("converged");
  expect(fine.status).toBe("converged");
  expect(fine.standardError).toBeLessThan(5e-4);
  expect(fine.points).toBeGreaterThan(coarse.points);
  for (const name of TRAINING_OBSERVABLES) {
    const [one, other] = [coarse.states[6]![name], fine.states[6]![name]];
    expect(Math.abs(one.value - other.value)).toBeLessThan(
      FAR * Math.hypot(one.standardError, other.standardError) + 1e-12,
    );
  }
});

test("mini-batches of all samples are full batches, and smaller ones are noisier", () => {
  const training: StepTraining = { algorithm: "gradient-descent", eta: 0.2, steps: 4 };
  const problem = (batch: number) => trainingProblem(modelOf(pointOf(MODELS[0], "logistic")), { ...training, batch });
  const first = (batch: number): number => meanField(problem(batch), { precision: 0.01 }).states[1]!.q.value;
  const c = labelCorrelation(TASK.epsilon);
  // One step: the masks multiply the noise by 1 / batch and leave the mean.
  expect(first(0.25) - first(1)).toBeCloseTo(3 * TASK.alpha * (0.2 * 0.5) ** 2, 12);
  expect(meanField(problem(0.25), { precision: 0.01 }).states[1]!.m.value).toBeCloseTo(0.1 * TASK.alpha * c, 12);
});

test("a loss whose slope jumps, an infinite ridge, a wrong precision and too many steps are refused with a remedy", () => {
  const training: StepTraining = { algorithm: "gradient-descent", eta: 0.2, steps: 4 };
  const problem = (loss: Point["loss"], more: Partial<Point> = {}, steps = 4) =>
    trainingProblem(modelOf({ ...pointOf(MODELS[0], loss), ...more } as Point), { ...training, steps });
  expect(() => meanField(problem("hinge"))).toThrow(
    /loss cannot be "hinge"; allowed: losses with a continuous slope.*squared-hinge/,
  );
  expect(() => meanField(problem("logistic", { lambda: Number.POSITIVE_INFINITY }))).toThrow(
    /lambda must lie in \[0, Infinity\)/,
  );
  expect(() => meanField(problem("logistic"), { precision: 0 })).toThrow(/precision must lie in \(0, 1\)/);
  expect(() => meanField(problem("logistic", {}, 1e5))).toThrow(/steps must lie in \[0, \d+\]/);
  expect(slopeJumps(LOSSES.hinge.loss)).toEqual([1]);
  expect(slopeJumps(LOSSES["squared-hinge"].loss)).toEqual([]);
});

test("a step beyond the stable range is told: the states end where numbers do", () => {
  const training: StepTraining = { algorithm: "gradient-descent", eta: 50, steps: 300 };
  const { status, states } = meanField(trainingProblem(modelOf(pointOf(MODELS[0], "square")), training));
  expect(status).toBe("diverged");
  expect(states.length).toBeLessThan(301);
});

test("a solved point has standard errors of what is sampled, and mini-batches of the square loss are sampled", () => {
  const point = { ...pointOf(MODELS[0], "logistic"), algorithm: "gradient-descent", eta: 0.2, steps: 4 } as Point;
  const record = recordOf(solve({ ...point, precision: 5e-3 }));
  expect(record.status).toBe("converged");
  expect(record.standardErrors!.memorizationError).toBeGreaterThan(0);
  expect(record.standardErrors!.memorizationError).toBeLessThan(5e-3);
  expect(record.margin).toBeNull();
  expect(record.standardErrors).not.toHaveProperty("margin");
  expect(recordCells(record)[RECORD_COLUMNS.indexOf("V")]).toBeNull();
  const square = { ...point, loss: "square" } as Point;
  expect(recordOf(solve(square)).standardErrors).toBeUndefined();
  const batched = recordOf(solve({ ...square, batch: 0.5, precision: 5e-3 }));
  expect(batched.standardErrors!.q).toBeGreaterThan(0);
  expect(batched.overlaps!.q!).toBeGreaterThan(recordOf(solve(square)).overlaps!.q!);
  expect(() => solve({ ...square, batch: 2 })).toThrow(/batch must lie in \(0, 1\]; got 2/);
});

test("an error rate that no sample shows has the standard error of one sample", () => {
  const easy = { model: "linear", loss: "squared-hinge", alpha: 0.5, epsilon: 0.3, lambda: 0 } as const;
  const training = { algorithm: "gradient-descent", eta: 0.5, steps: 12 } as const;
  const { states, points, replicas } = meanField(trainingProblem(modelOf(easy), training));
  const { memorizationError } = states.at(-1)!;
  expect(memorizationError.value).toBeLessThan(1e-4);
  expect(memorizationError.standardError).toBeGreaterThanOrEqual(1 / (points * replicas));
  expect(states[0]!.memorizationError).toEqual({ value: 0.5, standardError: 0 });
});
