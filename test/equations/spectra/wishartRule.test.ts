import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import { wishartRule } from "../../../equations/spectra/wishartRule.js";
import type { PositivePart } from "../../../equations/types.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { derivative } from "../../numerics/derivative.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";

/** A width, and a field with some positive eigenvalues. */
const fields = fc
  .tuple(logUniform(-2, 2), logUniform(-2, 3), logUniform(-1, 1), logUniform(-3, 3))
  .filter(([width, mHat, qHat, lambda]) => (wishartRule(width).positivePart(mHat, qHat, lambda)?.rank ?? 0) > 1e-4);

type Name = Exclude<keyof PositivePart, "spread" | "spreadError">;

test("wishartRule(width).positivePart has the derivatives of its energy", () => {
  fc.assert(
    fc.property(fields, ([width, mHat, qHat, lambda]) => {
      const { positivePart } = wishartRule(width);
      const here = positivePart(mHat, qHat, lambda)!;
      const at = (name: Name, over: "mHat" | "qHat" | "lambda"): number => {
        const place = { mHat, qHat, lambda };
        const value = (x: number): number => {
          const moved = { ...place, [over]: x };
          return positivePart(moved.mHat, moved.qHat, moved.lambda)![name];
        };
        return derivative(value, place[over], 1e-3 * place[over]);
      };
      const scale = Math.max(1, here.energy);
      const slopes: readonly (readonly [string, number, number, number])[] = [
        ["byM", here.byM, at("energy", "mHat"), scale / mHat],
        ["byQ", here.byQ, at("energy", "qHat"), scale / qHat],
        ["mean", here.mean, -at("energy", "lambda"), scale / lambda],
        ["rank", here.rank, -at("mean", "lambda"), here.mean / lambda],
        ["byMM", here.byMM, at("byM", "mHat"), here.byM / mHat],
        ["byMQ", here.byMQ, at("byM", "qHat"), here.byM / qHat],
        ["byMLambda", here.byMLambda, at("byM", "lambda"), here.byM / lambda],
        ["byQQ", here.byQQ, at("byQ", "qHat"), here.byQ / qHat],
        ["byQLambda", here.byQLambda, at("byQ", "lambda"), here.byQ / lambda],
      ];
      const wrong = slopes.flatMap(([name, value, difference, size]) =>
        disagreement([name, width, mHat, qHat, lambda], value, difference, { absolute: 1e-7 * size, relative: 1e-6 }),
      );
      expect(wrong).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 150 },
  );
});

test("wishartRule(width).positivePart is homogeneous, and its spread is 2 F - byM^2", () => {
  fc.assert(
    fc.property(fields, logUniform(-2, 2), ([width, mHat, qHat, lambda], factor) => {
      const { positivePart } = wishartRule(width);
      const here = positivePart(mHat, qHat, lambda)!;
      const there = positivePart(factor * mHat, factor * factor * qHat, factor * lambda)!;
      const { energy, byM, byQ, mean, spread } = here;
      const euler = 0.5 * (mHat * byM + 2 * qHat * byQ - lambda * mean);
      const cancelled = mHat * byM + qHat + lambda * mean;
      const wrong = [
        ...disagreement("scaled energy", there.energy, factor * factor * energy, { relative: 1e-12 }),
        ...disagreement("scaled rank", there.rank, here.rank, { relative: 1e-12 }),
        ...disagreement("Euler", euler, energy, { absolute: 1e-13 * cancelled, relative: 1e-11 }),
        ...disagreement("spread", spread, 2 * energy - byM * byM, { absolute: 1e-13 * cancelled, relative: 1e-11 }),
      ];
      expect(wrong.map((line) => `${line} at ${String([width, mHat, qHat, lambda])}`)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 150 },
  );
});

test.each([
  [0.5, 1, 0.5, 0.3],
  [0.2, 5, 1, 0.1],
  [3, 2, 0.3, 1],
  [0.3, 30, 1, 3],
])("wishartRule(%f): averages over the density are those of the path", (width, mHat, qHat, lambda) => {
  const rule = wishartRule(width);
  const bands = rule.bands(mHat, qHat, lambda);
  /** Square roots at both edges vanish in the cosine. */
  const average = (f: (nu: number) => number, positive: boolean): number => {
    let total = 0;
    for (const { from, to } of bands) {
      const low = positive ? Math.max(from, 0) : from;
      if (low >= to) continue;
      const at = (angle: number): number => {
        const nu = 0.5 * (low + to) - 0.5 * (to - low) * Math.cos(angle);
        return f(nu) * rule.density(mHat, qHat, lambda, nu) * 0.5 * (to - low) * Math.sin(angle);
      };
      total += integrateAdaptive(at, [0, Math.PI], 1e-12).value;
    }
    return total;
  };
  const { energy, mean, rank } = rule.positivePart(mHat, qHat, lambda)!;
  expect(average(() => 1, false)).toBeCloseTo(1, 8);
  expect(average((nu) => nu, false)).toBeCloseTo(mHat * rule.mean - lambda, 7);
  expect(average(() => 1, true)).toBeCloseTo(rank, 8);
  expect(average((nu) => nu, true) / mean).toBeCloseTo(1, 8);
  expect(average((nu) => 0.5 * nu * nu, true) / energy).toBeCloseTo(1, 8);
  expect(rule.edge(mHat, qHat) - lambda).toBeCloseTo(bands.at(-1)!.to, 12);
});

test("wishartRule(width): bands, and where zero lies in none, are those of the two parts of the spectrum", () => {
  // Strong field, narrow rule: the rule's band is far from that of the noise, and 0 lies in the gap or below all.
  const narrow = wishartRule(0.3);
  expect(narrow.bands(50, 1, 0)).toHaveLength(2);
  expect(narrow.positivePart(50, 1, 5)!.rank).toBeCloseTo(0.3, 14);
  expect(narrow.density(50, 1, 5, 0)).toBe(0);
  const wide = wishartRule(10);
  expect(wide.bands(50, 1, 0)).toHaveLength(1);
  expect(wide.positivePart(50, 1, 1)!.rank).toBe(1);
  expect(wide.positivePart(1, 1, wide.edge(1, 1) * 1.0001)).toBeUndefined();
  expect(wide.positivePart(1, 1, wide.edge(1, 1) * 0.9999)!.rank).toBeGreaterThan(0);
});

test("wishartRule(width) tends to a shifted semicircle as the width grows", () => {
  const [mHat, qHat, lambda] = [0.7, 1, 0.4];
  const found = wishartRule(1e8).positivePart(mHat, qHat, lambda)!;
  const semicircle = (f: (nu: number) => number): number =>
    integrateAdaptive(
      (angle) => {
        const nu = mHat - lambda - 2 * Math.cos(angle);
        return nu > 0 ? (f(nu) * 2 * Math.sin(angle) ** 2) / Math.PI : 0;
      },
      [0, Math.acos((mHat - lambda) / 2), Math.PI],
      1e-13,
    ).value;
  expect(found.energy).toBeCloseTo(
    semicircle((nu) => 0.5 * nu * nu),
    6,
  );
  expect(found.byM).toBeCloseTo(
    semicircle((nu) => nu),
    6,
  );
  expect(found.rank).toBeCloseTo(
    semicircle(() => 1),
    6,
  );
});

/** A symmetric Gaussian matrix whose spectrum is the semicircle of radius 2. */
function goe(d: number, replica: number): Matrix {
  const entries = new Matrix(d, d);
  const values = normals(randomStream(7, replica), d * d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) entries.set(i, j, values[i * d + j]!);
  return entries
    .clone()
    .add(entries.transpose())
    .div(Math.sqrt(2 * d));
}

test("wishartRule(width) is what sampled matrices have", { tags: ["heavy"] }, () => {
  const d = 100;
  const wrong = [
    [0.5, 1, 0.5, 0.3],
    [2, 3, 0.5, 0.3],
    [0.2, 8, 1, 1],
  ].flatMap(([width, mHat, qHat, lambda]) => {
    const hidden = Math.round(width! * d);
    const sums = { energy: 0, byM: 0, byQ: 0, mean: 0, rank: 0 };
    const replicas = 4;
    for (let k = 0; k < replicas; k++) {
      const values = normals(randomStream(11, k), d * hidden);
      const features = new Matrix(d, hidden);
      for (let i = 0; i < d; i++) for (let j = 0; j < hidden; j++) features.set(i, j, values[i * hidden + j]!);
      const wishart = features.mmul(features.transpose());
      const rule = wishart.div(Math.sqrt(wishart.norm("frobenius") ** 2 / d));
      const field = Matrix.add(Matrix.mul(rule, mHat!), goe(d, k).mul(Math.sqrt(qHat!))).sub(
        Matrix.eye(d).mul(lambda!),
      );
      const { realEigenvalues: nu, eigenvectorMatrix: U } = new EigenvalueDecomposition(field, {
        assumeSymmetric: true,
      });
      const overlaps = U.transpose().mmul(rule).mmul(U).diagonal();
      nu.forEach((one, i) => {
        const positive = Math.max(0, one);
        sums.energy += (0.5 * positive * positive) / d / replicas;
        sums.byM += (positive * overlaps[i]!) / d / replicas;
        sums.mean += positive / d / replicas;
        sums.rank += one > 0 ? 1 / d / replicas : 0;
        for (const [j, other] of nu.entries()) {
          const slope = i === j ? (one > 0 ? 1 : 0) : (positive - Math.max(0, other)) / (one - other);
          sums.byQ += (0.5 * slope) / d / d / replicas;
        }
      });
    }
    const theory = wishartRule(width!).positivePart(mHat!, qHat!, lambda!)!;
    return (Object.keys(sums) as (keyof typeof sums)[]).flatMap((name) =>
      disagreement(`${name} at width ${width}`, sums[name], theory[name], { relative: 0.02, absolute: 0.005 }),
    );
  });
  expect(wrong).toEqual([]);
});
