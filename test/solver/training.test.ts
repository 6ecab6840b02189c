/** @module-tag heavy */
import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import type { Algorithm } from "../../equations/training/filters.js";
import { namedLoss } from "../../equations/vocabulary/losses.js";
import { errorsOf } from "../../src/solver/answers.js";
import { recordOf } from "../../src/solver/record.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { trainingSolutions, twoTimeOverlap } from "../../src/solver/training.js";
import table from "../fixtures/training_times.json" with { type: "json" };
import { disagreement } from "../numerics/disagreement.js";

interface Row {
  readonly point: object;
  readonly expected: { readonly [name: string]: number };
}

interface Run {
  readonly algorithm: Algorithm["name"];
  readonly time?: number;
  readonly eta?: number;
  readonly momentum?: number;
  readonly steps?: number;
}

test("a learner along its training is that of integrals over the law of the Gram matrix, and for random features of complex ridges solved apart", () => {
  const gaps = (table as readonly Row[]).flatMap(({ point, expected }) => {
    const { algorithm: name, time, eta, momentum, steps, ...rest } = point as Run & Point;
    const algorithm = { name, eta, momentum } as Algorithm;
    const [found] = trainingSolutions(modelOf(rest), algorithm, [time ?? steps ?? 0]);
    return Object.entries(expected).flatMap(([key, value]) =>
      disagreement([key, point], requireSolved(found!).learner[key as "m"], value, {
        absolute: 2e-12,
        relative: 2e-12,
      }),
    );
  });
  expect(gaps).toEqual([]);
});

const UNTRAINED = {
  generalizationError: 0.5,
  memorizationError: 0.5,
  ruleTrainingError: 0.5,
  trainingError: 0.5,
  norm: 0,
  margin: null,
};
const TASK = { alpha: 2, epsilon: 0.1, lambda: 0.3 } as const;

test.each([
  { model: "linear", loss: "square", algorithm: "gradient-flow", time: 0 },
  { model: "kernel", mu1: 0.6, muStar: 0.2, loss: "square", algorithm: "gradient-descent", eta: 0.1, steps: 0 },
  { model: "rf", mu1: 0.5, muStar: 0.3, kappa: 2, loss: "squared-hinge", algorithm: "nesterov", eta: 0.1, steps: 0 },
  { model: "linear", loss: "logistic", algorithm: "heavy-ball", eta: 0.1, momentum: 0.5, batch: 0.5, steps: 0 },
] as const)("before training a learner guesses: $model, $loss, $algorithm", (training) => {
  const point: Point = { ...TASK, ...training };
  const solved = requireSolved(solve(point));
  const loss = namedLoss(training.loss)!.value(0);
  expect(observables(solved)).toMatchObject({ ...UNTRAINED, trainingLoss: loss, freeEnergy: 2 * loss });
  expect([solved.overlaps.m, solved.overlaps.q, solved.regime]).toEqual([0, 0, "zero"]);
  expect(Object.values(errorsOf(solved)).every((error) => error === 0 || Number.isNaN(error) || error < 1e-15)).toBe(
    true,
  );
});

test("the learner before training is not the limit of early times, which is Hebb's rule", () => {
  const at = (time: number) =>
    observables(requireSolved(solve({ model: "linear", loss: "square", ...TASK, algorithm: "gradient-flow", time })));
  expect(at(0).trainingLoss).toBeCloseTo(at(1e-12).trainingLoss, 10);
  expect(at(1e-12).generalizationError).toBeLessThan(0.3);
  expect(at(0).generalizationError).toBe(0.5);
  expect(
    twoTimeOverlap(modelOf({ model: "linear", loss: "square", ...TASK }), { name: "gradient-flow" }, 0, 1),
  ).toEqual({ value: 0, error: 0 });
});

test("zero weights have no gradient for an attack to follow", () => {
  const point = { model: "linear", loss: "square", ...TASK, algorithm: "gradient-flow", time: 0, attack: 0.5 } as const;
  expect(observables(requireSolved(solve(point)))).toMatchObject({ robustError: null, flippedPredictions: null });
});

test("only what is sampled has standard errors in its record, and every number that is there", () => {
  const task = {
    model: "linear",
    alpha: 2,
    epsilon: 0.2,
    lambda: 0.1,
    algorithm: "gradient-descent",
    eta: 0.1,
  } as const;
  const sampled = recordOf(solve({ ...task, loss: "logistic", steps: 3, precision: 1e-2 }));
  expect(sampled.status).toBe("converged");
  expect(sampled.standardErrors?.generalizationError).toBeGreaterThan(0);
  expect(Object.values(sampled.standardErrors!).every((error) => error >= 0)).toBe(true);
  expect(recordOf(solve({ ...task, loss: "square", steps: 3 })).standardErrors).toBeUndefined();
});

test("overlaps at two times are refused at lambda = Infinity, and times with and without an end are solved together", () => {
  const model = modelOf({ model: "linear", loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.1 });
  const flow = { name: "gradient-flow" } as const;
  expect(() => twoTimeOverlap({ ...model, lambda: Number.POSITIVE_INFINITY }, flow, 1, 2)).toThrow(
    "training: lambda must lie in [0, Infinity) for overlaps at two times; got Infinity",
  );
  const [early, end] = trainingSolutions(model, flow, [1, Number.POSITIVE_INFINITY]).map((one) => requireSolved(one));
  expect(end!.overlaps.m).toBeGreaterThan(early!.overlaps.m);
  expect(early!.overlaps.m).toBe(requireSolved(trainingSolutions(model, flow, [1])[0]!).overlaps.m);
});
