import { expect, test } from "vitest";
import { requireSolved } from "../../../src/index.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import type { Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { linearPrediction, SIGN_R_SQUARED } from "../../../validation/pool/linearPrediction.js";
import { linearSpectrum } from "../../../validation/pool/linearSpectrum.js";
import { measuredRepeats } from "../../../validation/pool/measuredRepeats.js";
import { trainingMix } from "../../../validation/pool/pool.js";
import { poolOf } from "./pools.js";

/** Inputs with half the eigenvalues 0.2, half 1.8, and the sign of a field that has 30 % of its variance along the first half. */
function twoEigenvalues(size: number, d: number): { readonly inputs: Matrix; readonly labels: Float64Array } {
  const data = normals(randomStream(3, 0, "inputs"), size * d);
  const teacher = normals(randomStream(4, 0, "teacher"), d);
  const part = (k: number): number => Math.sqrt((k < d / 2 ? 0.3 : 0.7) / (d / 2));
  const labels = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let field = 0;
    for (let k = 0; k < d; k++) {
      field += part(k) * teacher[k]! * data[i * d + k]!;
      data[i * d + k]! *= Math.sqrt(k < d / 2 ? 0.2 : 1.8);
    }
    labels[i] = field > 0 ? 1 : -1;
  }
  return { inputs: { rows: size, columns: d, data }, labels };
}

test.for([
  [500, 100],
  [120, 150],
] as const)("%d samples of %d inputs: R^2 and eigenvalues without the bias of the sample", ([size, d]) => {
  const { inputs, labels } = twoEigenvalues(size, d);
  const { eigenvalues, rSquared, misfit } = linearSpectrum(inputs, labels, mlMatrix);
  if (size > d) expect(Math.abs(rSquared - SIGN_R_SQUARED)).toBeLessThan(0.1);
  // T(1), which does not need the directions that so few samples leave out.
  const learned = eigenvalues.reduce((sum, { nu, explained }) => sum + (explained * nu) / (1 + nu), 0);
  expect(Math.abs(learned - SIGN_R_SQUARED * ((0.3 * 0.2) / 1.2 + (0.7 * 1.8) / 2.8))).toBeLessThan(0.06);
  const trace = inputs.data.reduce((sum, value) => sum + value * value, 0) / size / d;
  expect(eigenvalues.reduce((sum, { nu, weight }) => sum + weight * nu, 0)).toBeCloseTo(trace, 2);
  expect(misfit.response).toBeLessThan(0.01);
  // Eigenvalues of the covariance of the sample reach 1.8 (1 + sqrt(d/2N))^2, which is 3.2 and 5.8.
  const upper = eigenvalues.filter(({ nu }) => nu > 0.6);
  const mean =
    upper.reduce((sum, { nu, weight }) => sum + nu * weight, 0) / upper.reduce((sum, { weight }) => sum + weight, 0);
  expect(mean).toBeGreaterThan(1.4);
  expect(mean).toBeLessThan(2);
});

test("labels that know nothing of the inputs have an R^2 near 0, where a plain fit finds d/N", () => {
  const { inputs } = twoEigenvalues(500, 100);
  const coins = Float64Array.from({ length: 500 }, (_, i) => ((i * 7919) % 500 < 250 ? 1 : -1));
  expect(linearSpectrum(inputs, coins, mlMatrix).rSquared).toBeLessThan(0.08);
});

test("the sign of a Gaussian: E_gen and squared error are those of the saddle point", () => {
  const shares = [0.3, 0.7];
  const list = [0.2, 1.8].map((nu, k) => ({ nu, weight: 0.5, explained: shares[k]! * SIGN_R_SQUARED }));
  const spectrum = {
    size: 0,
    d: 100,
    eigenvalues: list,
    rSquared: SIGN_R_SQUARED,
    misfit: { response: 0, explained: 0 },
  };
  const eigenvalues = list.map(({ nu, weight }, k) => ({ nu, weight, share: shares[k]! }));
  for (const [n, epsilon, lambda] of [
    [50, 0, 0.1],
    [150, 0.3, 1],
    [400, 0.2, 0.01],
  ] as const) {
    const { signTeacher, squaredError, memorizationError } = linearPrediction(spectrum, { n, epsilon, lambda });
    const solution = requireSolved(
      solve({ model: "empirical", eigenvalues, loss: "square", alpha: n / 100, epsilon, lambda }),
    );
    const { m, q } = solution.overlaps;
    expect(signTeacher).toBeCloseTo(observables(solution).generalizationError, 10);
    expect(squaredError).toBeCloseTo(1 - 2 * Math.sqrt(SIGN_R_SQUARED) * m + q, 10);
    expect(memorizationError === null).toBe(epsilon === 0);
  }
});

test("two Gaussian classes: trained learners do what the fields of each class say", { tags: ["heavy"] }, () => {
  const [size, d] = [500, 60];
  const labels = Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 1 : -1));
  const inputs = { rows: size, columns: d, data: normals(randomStream(5, 0, "inputs"), size * d) };
  // The classes lie at +-2 along one input, so that R^2 = 0.8, which no sign of a Gaussian reaches.
  for (let i = 0; i < size; i++) inputs.data[i * d]! += 2 * labels[i]!;
  const spectrum = linearSpectrum(inputs, Float64Array.from(labels), mlMatrix);
  expect(spectrum.rSquared).toBeGreaterThan(0.76);
  expect(spectrum.rSquared).toBeLessThan(0.84);
  const kernel = mlMatrix.crossProducts(inputs, inputs);
  for (let place = 0; place < kernel.data.length; place++) kernel.data[place]! /= d;
  const pool = poolOf(labels);
  const [n, epsilon, lambdas] = [120, 0.2, [0.3, 3]];
  const measured = measuredRepeats(
    { pool, kernel, mix: trainingMix(pool, n, epsilon), loss: "square" },
    lambdas,
    { repeats: 40, seed: 2 },
    mlMatrix,
  );
  for (const [l, lambda] of lambdas.entries()) {
    const prediction = linearPrediction(spectrum, { n, epsilon, lambda });
    expect(prediction.signTeacher).toBe(null);
    for (const name of ["generalizationError", "memorizationError", "squaredError"] as const) {
      const { mean, standardError } = measured[l]![name]!;
      expect(Math.abs(prediction[name]! - mean), `${name} at ${lambda}`).toBeLessThan(3 * standardError! + 0.015);
    }
  }
});
