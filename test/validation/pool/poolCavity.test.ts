import { expect, test } from "vitest";
import type { LossName } from "../../../equations/vocabulary/losses.js";
import type { Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { NotPositiveError } from "../../../validation/linearAlgebra/notPositiveError.js";
import { trainingMix } from "../../../validation/pool/pool.js";
import { type CavitySolution, poolCavity } from "../../../validation/pool/poolCavity.js";
import { gaussianKernel, gaussianPool, poolOf } from "./pools.js";

const { pool, kernel: linear } = gaussianPool(60, 12, 3);
const kernel = gaussianKernel(linear, 1);
const at = (matrix: Matrix, i: number, j: number): number => matrix.data[i * matrix.rows + j]!;
const plus = (matrix: Matrix, diagonal: (i: number) => number): Matrix => ({
  ...matrix,
  data: matrix.data.map((value, place) =>
    place % (matrix.rows + 1) === 0 ? value + diagonal(place / (matrix.rows + 1)) : value,
  ),
});
const whole = { ...pool, strata: pool.strata };
const equalMix = {
  n: 60,
  epsilon: 0,
  counts: pool.strata.map(({ members }) => members.length),
  inclusion: new Float64Array(60).fill(1),
  meanLabel: labelsOf(),
};

function labelsOf(): Float64Array {
  const labels = new Float64Array(pool.size);
  for (const { label, members } of pool.strata) for (const i of members) labels[i] = label;
  return labels;
}

test("a pool that is trained on whole gives leave-one-out, exactly", () => {
  const lambda = 0.3;
  const y = labelsOf();
  const { mean, variance } = poolCavity({ pool: whole, kernel, mix: equalMix, loss: "square", lambda }, mlMatrix);
  expect(variance.every((value) => value === 0)).toBe(true);
  for (const left of [0, 17, 59]) {
    const rest = Array.from({ length: 60 }, (_, i) => i).filter((i) => i !== left);
    const inner = {
      rows: 59,
      columns: 59,
      data: Float64Array.from(rest.flatMap((i) => rest.map((j) => at(kernel, i, j)))),
    };
    const column = { rows: 59, columns: 1, data: Float64Array.from(rest, (i) => y[i]!) };
    const { data } = mlMatrix.solvePositive(
      plus(inner, () => lambda),
      column,
    );
    const output = rest.reduce((sum, i, k) => sum + at(kernel, left, i) * data[k]!, 0);
    expect(mean[left]).toBeCloseTo(output, 10);
  }
});

test("ridge: the solution satisfies the equations in the form with one inverse and no loss", () => {
  const mix = trainingMix(pool, 30, 0.3);
  const lambda = 0.2;
  const { mean, variance, response, converged } = poolCavity({ pool, kernel, mix, loss: "square", lambda }, mlMatrix);
  expect(converged).toBe(true);
  const p = mix.inclusion;
  const b = mix.meanLabel;
  const D = response.map((V, i) => (lambda + (1 - p[i]!) * V) / p[i]!);
  const G = mlMatrix.invertPositive(plus(kernel, (i) => D[i]!));
  const c = mlMatrix.product(G, { rows: 60, columns: 1, data: b }).data;
  const f = mlMatrix.product(kernel, { rows: 60, columns: 1, data: c }).data;
  const A = (i: number, j: number): number => (i === j ? 0 : at(G, i, j) / at(G, i, i));
  for (let i = 0; i < 60; i++) {
    expect(response[i]! / (1 / at(G, i, i) - D[i]!)).toBeCloseTo(1, 4);
    expect(mean[i]).toBeCloseTo(f[i]! - response[i]! * c[i]!, 4);
    let sum = 0;
    for (let j = 0; j < 60; j++) {
      const r = b[j]! - mean[j]!;
      const T = 1 - 2 * b[j]! * mean[j]! + mean[j]! ** 2;
      sum += A(i, j) ** 2 * ((T + variance[j]!) / p[j]! - r * r - variance[j]!);
    }
    for (const { members } of pool.strata) {
      const drawn = members.reduce((part, j) => part + A(i, j) * (b[j]! - mean[j]!), 0);
      sum -= ((1 / p[members[0]!]! - 1) / members.length) * drawn ** 2;
    }
    expect(variance[i]! / sum).toBeCloseTo(1, 3);
  }
});

test.for(["square", "hinge", "squared-hinge", "logistic"] as const)(
  "%s: the order of the images does not matter",
  (loss: LossName) => {
    const order = Array.from({ length: 60 }, (_, i) => (i * 7) % 60);
    const labels = labelsOf();
    const turned = poolOf(order.map((i) => labels[i] as 1 | -1));
    const turnedKernel = {
      rows: 60,
      columns: 60,
      data: Float64Array.from(order.flatMap((i) => order.map((j) => at(kernel, i, j)))),
    };
    const solve = (of: typeof pool, K: Matrix): CavitySolution =>
      poolCavity({ pool: of, kernel: K, mix: trainingMix(of, 24, 0.2), loss, lambda: 0.5 }, mlMatrix);
    const [straight, other] = [solve(pool, kernel), solve(turned, turnedKernel)];
    expect(straight.converged && other.converged).toBe(true);
    for (const [place, i] of order.entries()) {
      expect(other.mean[place]).toBeCloseTo(straight.mean[i]!, 4);
      expect(other.variance[place]! / straight.variance[i]!).toBeCloseTo(1, 3);
      expect(other.response[place]! / straight.response[i]!).toBeCloseTo(1, 4);
    }
  },
);

test("an image that is there twice, a class with one image and a constant kernel are solved", () => {
  const doubled = { rows: 60, columns: 60, data: kernel.data.slice() };
  for (let j = 0; j < 60; j++) doubled.data[60 + j] = doubled.data[j]!;
  for (let i = 0; i < 60; i++) doubled.data[i * 60 + 1] = doubled.data[i * 60]!;
  const twice = poolCavity(
    { pool, kernel: doubled, mix: trainingMix(pool, 20, 0.2), loss: "square", lambda: 0.1 },
    mlMatrix,
  );
  expect(twice.converged).toBe(true);
  const single = poolOf([1, ...Array.from({ length: 59 }, () => -1 as const)]);
  const mix = { ...trainingMix(single, 2, 0), n: 11, counts: [1, 10] };
  mix.inclusion.fill(10 / 59);
  mix.inclusion[0] = 1;
  const alone = poolCavity({ pool: single, kernel, mix, loss: "hinge", lambda: 0.1 }, mlMatrix);
  expect(alone.converged).toBe(true);
  expect(alone.variance.every((value) => value > 0)).toBe(true);
  const constant = { rows: 60, columns: 60, data: new Float64Array(3600).fill(1) };
  const flat = poolCavity(
    { pool, kernel: constant, mix: trainingMix(pool, 20, 0.2), loss: "square", lambda: 0.1 },
    mlMatrix,
  );
  expect(flat.converged).toBe(true);
  // All images of a stratum are one and the same.
  for (const { members } of pool.strata) {
    for (const i of members) expect(flat.response[i]! / flat.response[members[0]!]!).toBeCloseTo(1, 6);
  }
});

test("a kernel with negative eigenvalues has no solution at small lambda", () => {
  const indefinite = plus(kernel, () => -0.9);
  const problem = {
    pool,
    kernel: { ...indefinite, data: indefinite.data.map(Math.abs) },
    mix: equalMix,
    loss: "square",
    lambda: 1e-6,
  } as const;
  expect(() => poolCavity(problem, mlMatrix)).toThrow(NotPositiveError);
});
