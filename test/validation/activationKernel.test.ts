import { describe, expect, test } from "vitest";
import { activationMoments, kernelMoments } from "../../equations/activation.js";
import { activationFunction } from "../../equations/activationFunction.js";
import { ParameterError } from "../../src/core/errors.js";
import { activationKernel } from "../../validation/activationKernel.js";
import {
  arcCosineKernel,
  arcsineKernel,
  centeredKernel,
  type FiniteKernel,
  finiteKernel,
} from "../../validation/finiteKernel.js";
import { normals, randomStream } from "../../validation/gaussianStream.js";

/** Inner products and norms of pairs of inputs at finite size. */
const PAIRS = [
  [0.1, 1, 1],
  [-0.35, 0.9, 1.2],
  [0.6, 1.3, 0.8],
  [1.1, 1.1, 1.1],
] as const;

test.each([
  ["erf", "erf(x)", arcsineKernel],
  ["relu", "max(0, x)", arcCosineKernel],
] as const)("activationKernel of %s as an expression is the closed form", async (name, expression, closed) => {
  expect(await activationKernel(name)).toBe(closed);
  const series = await activationKernel(expression);
  for (const [t, r, s] of PAIRS) expect(series.entry(t, r, s)).toBeCloseTo(closed.entry(t, r, s), 9);
  for (const [, r, s] of PAIRS) expect(series.constant(r, s)).toBeCloseTo(closed.constant(r, s), 9);
});

test.each([false, true])(
  "activationKernel is the average over the weights of a layer, centered: %s",
  async (centered) => {
    const { value, mu0 } = await activationFunction("tanh(2*x) + 0.3*x^2");
    const plain = await activationKernel("tanh(2*x) + 0.3*x^2");
    const { entry } = centered ? centeredKernel(plain) : plain;
    const shift = centered ? mu0 : 0;
    const draws = normals(randomStream(9, 0), 200_000);
    for (const [t, r, s] of PAIRS) {
      let [sum, squares] = [0, 0];
      for (let i = 0; i < draws.length; i += 2) {
        const one = Math.sqrt(r) * draws[i]!;
        const other = (t / Math.sqrt(r)) * draws[i]! + Math.sqrt(Math.max(0, s - (t * t) / r)) * draws[i + 1]!;
        const product = (value(one) - shift) * (value(other) - shift);
        sum += product;
        squares += product * product;
      }
      const count = draws.length / 2;
      const error = Math.sqrt(squares / count - (sum / count) ** 2) / Math.sqrt(count);
      expect(Math.abs(entry(t, r, s) - sum / count)).toBeLessThan(5 * error);
    }
  },
);

/** K'(0) and K(1) - K(0) - K'(0) at unit norms, from entries. */
function momentsOf({ entry }: FiniteKernel): readonly [number, number] {
  const step = 1e-4;
  const slope = (entry(step, 1, 1) - entry(-step, 1, 1)) / (2 * step);
  return [slope, entry(1, 1, 1) - entry(0, 1, 1) - slope];
}

describe("a finite kernel at unit norms has the moments that the theory takes", () => {
  test.each(["erf", "relu", "sign", "tanh", "x + max(0, x - 0.5)"])("for the activation %s", async (activation) => {
    const { mu1, muStar } = await activationMoments(activation);
    const [slope, rest] = momentsOf(await activationKernel(activation));
    expect(slope).toBeCloseTo(mu1 ** 2, 6);
    expect(rest).toBeCloseTo(muStar ** 2, 6);
  });

  test.each(["arcsine", "arc-cosine", "rbf(0.7)", "polynomial(3, 0.5)", "exp(t)"])(
    "for the kernel %s",
    async (kernel) => {
      const { mu1, muStar } = await kernelMoments(kernel);
      const found = await finiteKernel(kernel);
      const [slope, rest] = momentsOf(found);
      expect(slope).toBeCloseTo(mu1 ** 2, 6);
      expect(rest).toBeCloseTo(muStar ** 2, 6);
      expect(found.entry(0, 1, 1)).toBeCloseTo(found.constant(1, 1), 12);
      expect(centeredKernel(found).entry(0, 1, 1)).toBeCloseTo(0, 12);
      expect(centeredKernel(found).constant(1, 1)).toBe(0);
    },
  );
});

test("finiteKernel of rbf is a function of the distance, and centeredKernel takes away that of orthogonal inputs", async () => {
  const plain = await finiteKernel("rbf(0.7)");
  const { entry } = centeredKernel(plain);
  for (const [t, r, s] of PAIRS) {
    const constant = Math.exp((-0.7 * (r + s)) / 2);
    expect(plain.entry(t, r, s)).toBeCloseTo(Math.exp((-0.7 * (r + s - 2 * t)) / 2), 14);
    expect(entry(t, r, s) + constant).toBeCloseTo(Math.exp((-0.7 * (r + s - 2 * t)) / 2), 12);
  }
});

test("finiteKernel refuses an expression that has no value at the norms of finite inputs", async () => {
  const { entry } = await finiteKernel("asin(t)");
  expect(() => entry(1.05, 1.05, 1.05)).toThrow(ParameterError);
  expect(() => entry(1.05, 1.05, 1.05)).toThrow(/At t = 1.05/);
});
