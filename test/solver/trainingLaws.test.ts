import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { gramEdge } from "../../equations/training/complexRidge.js";
import { type Algorithm, filterOf } from "../../equations/training/filters.js";
import type { TrainedLearner } from "../../equations/training/trainedLearner.js";
import type { Model } from "../../equations/types.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { trainingSolution, trainingSolutions, twoTimeOverlap } from "../../src/solver/training.js";
import { grid } from "../../src/sweep/grid.js";
import { disagreement } from "../numerics/disagreement.js";

const TASK = { loss: "square", alpha: 2.2, epsilon: 0.1, lambda: 0 } as const;
const SPECTRUM = Array.from({ length: 12 }, (_, k) => ({ nu: 2 ** -k, share: 1 / 12 }));
const LEARNERS: readonly Point[] = [
  { ...TASK, model: "linear" },
  { ...TASK, model: "linear", alpha: 0.5 },
  { ...TASK, model: "kernel", mu1: 0.65, muStar: 0.2, epsilon: 0.4 },
  { ...TASK, model: "rf", mu1: 0.65, muStar: 0.2, kappa: 4, lambda: 0.01 },
  { ...TASK, model: "rf", mu1: 0.5, muStar: 0.3, kappa: 0.7 },
  { ...TASK, model: "empirical", eigenvalues: SPECTRUM, alpha: 0.7 },
  { ...TASK, model: "empirical", eigenvalues: SPECTRUM, continuum: 0.1, lambda: 0.05 },
];
const FLOW: Algorithm = { name: "gradient-flow" };
const NAMES = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingError"] as const;

function learnerAt(model: Model, algorithm: Algorithm, time: number): TrainedLearner {
  return requireSolved(trainingSolution(model, algorithm, time)).learner;
}

test.each(LEARNERS)("training of $model begins as Hebb's rule and ends as the minimum (alpha $alpha)", (point) => {
  const model = modelOf(point);
  const hebb = observables(requireSolved(solve({ ...point, lambda: Number.POSITIVE_INFINITY })));
  const end = observables(requireSolved(solve(point)));
  const [first, last] = [learnerAt(model, FLOW, 1e-12), learnerAt(model, FLOW, 1e9)];
  const gaps = NAMES.flatMap((name) => [
    ...disagreement(["Hebb", name], first[name], hebb[name], { absolute: 1e-10 }),
    ...disagreement(["minimum", name], last[name], end[name], { absolute: 1e-10 }),
  ]);
  gaps.push(...disagreement("norm", last.norm, end.norm, { relative: 1e-9 }));
  gaps.push(...disagreement("loss", last.trainingLoss, end.trainingLoss, { absolute: 1e-10 }));
  expect(gaps).toEqual([]);
});

test("training at lambda = Infinity is Hebb's rule at every time, and at time Infinity the minimum itself", () => {
  const point = { ...TASK, model: "linear", algorithm: "gradient-flow" } as const;
  const hebb = requireSolved(solve({ ...TASK, model: "linear", lambda: Number.POSITIVE_INFINITY }));
  const flow = requireSolved(solve({ ...point, lambda: Number.POSITIVE_INFINITY, time: 2 }));
  expect(flow.regime).toBe("infinite");
  expect(observables(flow)).toMatchObject({ generalizationError: observables(hebb).generalizationError });
  const end = requireSolved(solve({ ...point, time: Number.POSITIVE_INFINITY }));
  expect(end.overlaps).toEqual(requireSolved(saddlePoint(modelOf({ ...TASK, model: "linear" }))).overlaps);
});

test.each(LEARNERS)("the flow of $model is the limit of gradient descent in small steps (alpha $alpha)", (point) => {
  const model = modelOf(point);
  const gapAt = (eta: number): number => {
    const steps = Math.round(2 / eta);
    const descent = learnerAt(model, { name: "gradient-descent", eta }, steps);
    return Math.abs(descent.generalizationError - learnerAt(model, FLOW, eta * steps).generalizationError);
  };
  const [coarse, fine] = [gapAt(1e-3), gapAt(1e-4)];
  // Of first order in the step.
  expect(fine).toBeLessThan(0.11 * coarse);
  expect(gapAt(1e-8)).toBeLessThan(1.1e-5 * coarse + 1e-11);
});

test("heavy ball without momentum is gradient descent, and one step of every method is the same", () => {
  const model = modelOf(LEARNERS[3]!);
  const eta = 0.1;
  const descent = learnerAt(model, { name: "gradient-descent", eta }, 17);
  const ball = learnerAt(model, { name: "heavy-ball", eta, momentum: 0 }, 17);
  expect(ball.q).toBeCloseTo(descent.q, 13);
  const first = (["gradient-descent", "heavy-ball", "nesterov"] as const).map(
    (name) => learnerAt(model, { name, eta, momentum: 0.5 }, 1).q,
  );
  for (const q of first) expect(q).toBeCloseTo(first[0]!, 14);
});

test("residual polynomials follow the recursion of their method", () => {
  const z = { re: Float64Array.of(-0.3, 0.2, -3, -19), im: Float64Array.of(0.4, 0.1, 0.5, 1) };
  const eta = 0.1;
  for (const { name, beta } of [
    { name: "gradient-descent", beta: () => 0 },
    { name: "heavy-ball", beta: () => 0.6 },
  ] as const) {
    const { residuals } = filterOf({ name, eta, momentum: 0.6 });
    const found = residuals(z, [1, 2, 9]);
    for (let j = 0; j < z.re.length; j++) {
      const x = { re: eta * z.re[j]!, im: eta * z.im[j]! };
      let [before, now] = [
        { re: 1, im: 0 },
        { re: 1 + x.re, im: x.im },
      ];
      for (let k = 1; k <= 9; k++) {
        if (k === 1 || k === 2 || k === 9) {
          const column = found[[1, 2, 9].indexOf(k)]!;
          expect(Math.hypot(column.re[j]! - now.re, column.im[j]! - now.im)).toBeLessThan(
            1e-13 * (1 + Math.hypot(now.re, now.im)),
          );
        }
        const b = beta();
        const next = {
          re: (1 + b + x.re) * now.re - x.im * now.im - b * before.re,
          im: (1 + b + x.re) * now.im + x.im * now.re - b * before.im,
        };
        [before, now] = [now, next];
      }
    }
  }
});

test.each(LEARNERS)(
  "the training objective of $model never rises along the flow, and the training loss falls without ridge (alpha $alpha)",
  (point) => {
    const times = grid(1e-4, 1e5, 120, "log");
    const learners = trainingSolutions(modelOf(point), FLOW, times).map((one) => requireSolved(one).learner);
    for (const [k, { freeEnergy, trainingLoss }] of learners.entries()) {
      const next = learners[k + 1];
      if (next === undefined) break;
      expect(next.freeEnergy).toBeLessThanOrEqual(freeEnergy + 1e-13);
      if (point.lambda === 0) expect(next.trainingLoss).toBeLessThanOrEqual(trainingLoss + 1e-13);
    }
  },
);

test("labels that are all random: nothing is learned at any time, and facts and rules are fitted alike", () => {
  for (const point of LEARNERS) {
    const model = modelOf({ ...point, epsilon: 1 });
    let last = 0.5;
    for (const time of grid(1e-3, 1e3, 13, "log")) {
      const { m, generalizationError, memorizationError, ruleTrainingError, trainingError } = learnerAt(
        model,
        FLOW,
        time,
      );
      expect([m, generalizationError]).toEqual([0, 0.5]);
      expect(ruleTrainingError).toBe(memorizationError);
      expect(trainingError).toBeCloseTo(memorizationError, 15);
      expect(memorizationError).toBeLessThanOrEqual(last + 1e-13);
      last = memorizationError;
    }
  }
});

test("scaling the features scales time and ridge", () => {
  const point = { ...TASK, model: "rf", mu1: 0.65, muStar: 0.2, kappa: 3, lambda: 0.1 } as const;
  const scaled = { ...point, mu1: 2 * point.mu1, muStar: 2 * point.muStar, lambda: 4 * point.lambda };
  const [one, other] = [learnerAt(modelOf(point), FLOW, 3), learnerAt(modelOf(scaled), FLOW, 3 / 4)];
  for (const name of [...NAMES, "m", "q", "pull", "trainingLoss"] as const)
    expect(other[name]).toBeCloseTo(one[name], 13);
  expect(4 * other.norm).toBeCloseTo(one.norm, 12);
});

test.each(LEARNERS)(
  "two-time overlaps of $model are symmetric, are q at equal times, and obey the Cauchy-Schwarz inequality (alpha $alpha)",
  (point) => {
    const model = modelOf(point);
    const q = (time: number): number => learnerAt(model, FLOW, time).q;
    const [early, late] = [0.2, 7];
    const { value, error } = twoTimeOverlap(model, FLOW, early, late);
    expect(twoTimeOverlap(model, FLOW, late, early).value).toBeCloseTo(value, 12);
    expect(twoTimeOverlap(model, FLOW, late, late).value).toBeCloseTo(q(late), 12);
    expect(value).toBeLessThanOrEqual(Math.sqrt(q(early) * q(late)) + 1e-12);
    expect(error).toBeLessThan(1e-10);
  },
);

test("a list of one eigenvalue is the perceptron, and a list of many random features", () => {
  const list = { ...TASK, model: "empirical", eigenvalues: [{ nu: 1, share: 1 }] } as const;
  const [one, other] = [learnerAt(modelOf(list), FLOW, 2), learnerAt(modelOf({ ...TASK, model: "linear" }), FLOW, 2)];
  for (const name of [...NAMES, "m", "q", "norm"] as const) expect(one[name]).toBeCloseTo(other[name], 12);
});

test("gramEdge is the largest eigenvalue: closed form for one eigenvalue, and the same by the edge of a list", () => {
  const list = modelOf({ ...TASK, model: "empirical", eigenvalues: [{ nu: 0.64, share: 1 }] }).spectrum;
  const kernel = modelOf({ ...TASK, model: "kernel", mu1: 0.8, muStar: 0 }).spectrum;
  for (const alpha of [1e-3, 0.5, 1, 20, 1e5]) {
    expect(gramEdge(list, alpha)).toBeCloseTo(0.64 * (1 + Math.sqrt(alpha)) ** 2, 6);
    expect(gramEdge(list, alpha) / gramEdge(kernel, alpha)).toBeCloseTo(1, 12);
  }
});

test("error estimates are far below 1e-10 where it is asked for, and above the difference of neighboring contours", () => {
  for (const point of LEARNERS) {
    const model = modelOf(point);
    for (const time of [1e-6, 1e-2, 1, 1e3, 1e9]) {
      const alone = requireSolved(trainingSolution(model, FLOW, time));
      // The same time on the contour of a range.
      const shared = requireSolved(trainingSolutions(model, FLOW, [time / 20, time])[1]!);
      const [errors, others] = [alone.learnerErrors(), shared.learnerErrors()];
      for (const name of [...NAMES, "m", "q"] as const) {
        expect(errors[name], `${name} at ${time}`).toBeLessThan(1e-10);
        const gap = Math.abs(alone.learner[name] - shared.learner[name]);
        expect(gap, `${name} at ${time}`).toBeLessThanOrEqual(4 * (errors[name] + others[name]));
      }
    }
  }
});

test.each([
  [
    { algorithm: "gradient-descent", eta: 1, steps: 3 },
    /eta must lie in \(0, 0\.3\d+\); got 1\. From there on gradient-descent diverges/,
  ],
  [{ algorithm: "nesterov", eta: 0.3, steps: 3 }, /eta must lie in \(0, 0\.2\d+\); got 0\.3/],
  [{ algorithm: "heavy-ball", eta: 0.1, steps: 3 }, /momentum must lie in \[0, 1\); it is missing/],
  [
    { algorithm: "gradient-flow", steps: 3 },
    /steps cannot be 3; allowed: points with algorithm gradient-descent or heavy-ball or nesterov/,
  ],
  [{ algorithm: "gradient-flow" }, /time must lie in \[0, Infinity\]; it is missing/],
  [{ time: 3 }, /time cannot be 3; allowed: points with algorithm gradient-flow/],
  [
    { algorithm: "gradient-descent", eta: 0.1, steps: 1.5 },
    /steps must lie in the whole numbers in \[0, Infinity\]; got 1\.5|steps cannot be/,
  ],
  [{ algorithm: "gradient-flow", time: 1e60 }, /time/],
  [{ algorithm: "heavy-ball", eta: 0.01, momentum: 0.99999, steps: 1e6 }, /steps/],
] as const)("a training of %o is refused with a sentence", (training, message) => {
  expect(() => solve({ ...TASK, model: "linear", ...training })).toThrow(message);
});
