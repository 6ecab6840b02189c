/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { adversarialTraining } from "../../src/solver/adversarial.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { dot, timesVector } from "../../validation/linearAlgebra/vectors.js";
import { teacherData } from "../../validation/teacherData.js";

const TASK = { model: "linear", loss: "logistic", alpha: 2, epsilon: 0.2, lambda: 0.1 } as const;
const solved = (point: Point) => requireSolved(solve(point));

test.each(["square", "hinge", "squared-hinge", "logistic"])(
  "%s: training against attacks of size 0 is training",
  (loss) => {
    const plain = observables(solved({ ...TASK, loss }));
    const attacked = observables(solved({ ...TASK, loss, trainingAttack: 0 }));
    const nearly = observables(solved({ ...TASK, loss, trainingAttack: 1e-7 }));
    for (const [name, value] of Object.entries(plain)) {
      expect(attacked[name as keyof typeof attacked], name).toEqual(value);
      if (value !== null) expect(nearly[name as keyof typeof attacked], name).toBeCloseTo(value, 5);
    }
  },
);

test("the hinge trained against attacks is the hinge at another lambda", () => {
  const { minimum, place, overlaps } = requireSolved(
    solve({ ...TASK, loss: "hinge", trainingAttack: 0.5 }),
  ) as never as {
    minimum: { model: { lambda: number } };
    place: readonly [number, number];
    overlaps: { m: number; q: number };
  };
  const margin = 1 + Math.exp(place[0]);
  const other = requireSolved(saddlePoint(modelOf({ ...TASK, loss: "hinge", lambda: margin * minimum.model.lambda })));
  expect(other.overlaps.m * margin).toBeCloseTo(overlaps.m, 11);
  expect(other.overlaps.q * margin * margin).toBeCloseTo(overlaps.q, 11);
});

describe.each([
  { loss: "square", lambda: 0.2, trainingAttack: 0.3 },
  { loss: "logistic", lambda: 0.1, trainingAttack: 0.4 },
  { loss: "squared-hinge", lambda: 0.05, trainingAttack: 0.9 },
  { loss: "hinge", lambda: 0.001, trainingAttack: 0.7 },
])("training against attacks at %j", (one) => {
  const point: Point = { ...TASK, ...one };
  test("the free energy is least: its derivative by lambda is half the norm, and by the attack alpha E[d loss] times the length", () => {
    const step = 1e-4;
    const energy = (changed: Partial<Point>): number =>
      observables(solved({ ...point, ...changed } as Point)).freeEnergy;
    const slope =
      (energy({ lambda: one.lambda * (1 + step) }) - energy({ lambda: one.lambda * (1 - step) })) /
      (2 * step * one.lambda);
    expect(slope).toBeCloseTo(observables(solved(point)).norm / 2, 5);
  });

  test("every error estimate is small, and every observable has one", () => {
    const solution = solved({ ...point, attack: 0.2 });
    const errors: { readonly [name: string]: number | undefined } = errorEstimates(solution);
    for (const [name, value] of Object.entries(observables(solution))) {
      if (value === null) continue;
      expect(errors[name], name).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
    }
  });
});

test("training against attacks is refused where the worst attack is not known", () => {
  expect(() => solve({ ...TASK, trainingAttack: 0.1, lambda: 0 })).toThrow(/lambda must lie in/);
  expect(() => solve({ ...TASK, model: "kernel", mu1: 1, muStar: 0.1, trainingAttack: 0.1 })).toThrow(
    /model must lie in/,
  );
  expect(() => solve({ ...TASK, trainingAttack: 0.1, algorithm: "gradient-flow", time: 1 })).toThrow(
    /algorithm cannot be "gradient-flow"; allowed: minimum/,
  );
});

test("there is a largest attack to be trained against, at which the weights vanish", () => {
  const most = Math.sqrt((0.8 * Math.sqrt(2 / Math.PI)) ** 2 + 1 / TASK.alpha);
  expect(() => solve({ ...TASK, trainingAttack: most * 1.0001 })).toThrow(/trainingAttack/);
  const norms = [0.9, 0.99, 0.999].map((share) => observables(solved({ ...TASK, trainingAttack: share * most })).norm);
  expect(norms[1]! / norms[0]!).toBeLessThan(0.1);
  expect(norms[2]! / norms[1]!).toBeLessThan(0.1);
});

test("the theory agrees with learners of finite size that were trained against attacks", () => {
  const d = 120;
  const size = 0.4;
  const { lambda, alpha, epsilon } = TASK;
  const found = [0, 1, 2, 3].map((replica) => {
    const { inputs, labels, teacher } = teacherData({ d, alpha, epsilon, seed: 3, replica });
    const rows = { ...inputs, data: inputs.data.map((x, i) => (x * labels[Math.floor(i / d)]!) / Math.sqrt(d)) };
    let w: Float64Array = new Float64Array(d).fill(0.1);
    let [a, ridge] = [0, lambda];
    for (let k = 0; k < 60; k++) {
      const margins = timesVector(rows, w);
      const pulls = margins.map((u) => 1 / (1 + Math.exp(u - a)));
      const bends = pulls.map((g) => g * (1 - g));
      const weighted = { ...rows, data: rows.data.map((x, i) => x * Math.sqrt(bends[Math.floor(i / d)]!)) };
      const hessian = mlMatrix.gram(weighted);
      const slope = mlMatrix.product({ rows: 1, columns: pulls.length, data: pulls }, rows).data;
      for (let j = 0; j < d; j++) hessian.data[j * d + j]! += ridge;
      const right = slope.map((g, j) => g - ridge * w[j]!);
      const step = mlMatrix.solvePositive(hessian, { rows: d, columns: 1, data: right }).data;
      w = w.map((x, j) => x + 0.7 * step[j]!);
      // A damped step to the two equations beside.
      const length = Math.sqrt(dot(w, w) / d);
      a += 0.5 * (size * length - a);
      ridge += 0.5 * (lambda + (size * pulls.reduce((sum, g) => sum + g, 0)) / d / length - ridge);
    }
    const [m, q] = [dot(w, teacher) / d, dot(w, w) / d];
    return { error: Math.acos(m / Math.sqrt(q)) / Math.PI, q };
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const theory = solved({ ...TASK, trainingAttack: size });
  expect(Math.abs(mean(found.map(({ error }) => error)) - observables(theory).generalizationError)).toBeLessThan(0.02);
  expect(Math.abs(mean(found.map(({ q }) => q)) / theory.overlaps.q - 1)).toBeLessThan(0.15);
});

test("error estimates follow what is left of the two equations beside the saddle point, in proportion", () => {
  const found = solve({ ...TASK, trainingAttack: 0.5 });
  if (found.status !== "converged" || found.question !== "adversarial") throw new Error(found.status);
  const errorsAt = (residual: number) =>
    errorEstimates({ ...found, diagnostics: { ...found.diagnostics, residual, errorEstimate: 0 } });
  const [small, large] = [errorsAt(1e-7), errorsAt(1e-5)];
  for (const name of ["m", "q", "generalizationError", "memorizationError", "norm"] as const) {
    expect(small[name], name).toBeGreaterThan(1e-10);
    expect(small[name], name).toBeLessThan(1e-5);
    expect(large[name] / small[name], name).toBeCloseTo(100, 0);
  }
});

test("a learner that is not found without attack is not found with one, and says so", () => {
  const model = modelOf({ ...TASK, loss: "hinge" });
  const { channel } = model;
  const alignment: typeof channel.alignment = (V, tau) => ({ ...channel.alignment(V, tau), mHat: Number.NaN });
  const found = adversarialTraining({ ...model, channel: { ...channel, alignment } }, 0.1);
  expect([found.status, found.question]).toEqual(["non-finite", "adversarial"]);
});
