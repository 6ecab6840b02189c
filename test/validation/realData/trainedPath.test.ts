import { expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { rbfKernel, squaredDistances } from "../../../validation/realData/distances.js";
import { CERTIFICATE_BOUND, trainedPath } from "../../../validation/realData/trainedPath.js";

const [n, d] = [40, 10];
const stream = randomStream(12, 0);
const x = { rows: n, columns: d, data: normals(stream, n * d) };
const y = Float64Array.from({ length: n }, () => (stream.uniform() < 0.5 ? 1 : -1));
const kernel = rbfKernel(squaredDistances(mlMatrix, x, x), 2, 2 * d);
const lambdas = [0, 0.01, 1, Number.POSITIVE_INFINITY];

test("trainedPath meets the bound of its loss", () => {
  for (const loss of ["square", "hinge"] as const) {
    const { certificates, bound, rank } = trainedPath(mlMatrix, kernel, y, lambdas, loss);
    expect(Math.max(...certificates)).toBeLessThanOrEqual(bound);
    expect(rank).toBe(loss === "square" ? n : null);
  }
  expect(trainedPath(mlMatrix, kernel, y, lambdas, "square").bound).toBe(CERTIFICATE_BOUND);
});

test("trainedPath of the hinge loss meets the conditions of optimality: the weights of each sample follow its margin", () => {
  const { weights, outputs } = trainedPath(mlMatrix, kernel, y, lambdas, "hinge");
  const K = mlMatrix.product(weights, kernel).data;
  for (const [l, lambda] of lambdas.entries()) {
    for (let i = 0; i < n; i++) {
      const place = l * n + i;
      expect(K[place]).toBeCloseTo(outputs.data[place]!, 10);
      if (lambda === 0 || lambda === Number.POSITIVE_INFINITY) continue;
      const [dual, margin] = [lambda * y[i]! * weights.data[place]!, y[i]! * outputs.data[place]!];
      expect(dual).toBeGreaterThan(-1e-9);
      expect(dual).toBeLessThan(1 + 1e-9);
      if (margin > 1.001) expect(dual).toBeLessThan(1e-3);
      if (margin < 0.999) expect(dual).toBeGreaterThan(1 - 1e-3);
    }
  }
  // At 0+ the margin is largest: all samples are at 1 or beyond.
  for (let i = 0; i < n; i++) expect(y[i]! * outputs.data[i]!).toBeGreaterThan(1 - 1e-3);
});
