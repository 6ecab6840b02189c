import { describe, expect, test } from "vitest";
import { LOSS_NAMES } from "../../equations/vocabulary/losses.js";
import { ParameterError } from "../../src/core/errors.js";
import type { Experiment } from "../../validation/experiment.js";
import { normals, randomStream } from "../../validation/gaussianStream.js";
import { CertificateError } from "../../validation/learners/certificate.js";
import { learn } from "../../validation/learners/learn.js";
import { loadLinearAlgebra } from "../../validation/linearAlgebra/loadLinearAlgebra.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { requirePositiveKernel } from "../../validation/requirePositiveKernel.js";
import { simulateReplica } from "../../validation/simulateReplica.js";

const algebra = loadLinearAlgebra();
const GIVEN = { name: "kernel", value: "k" };
const N = 40;

/** A Gram matrix of rank p, plus a multiple of the identity. */
function gram(p: number, shift: number): ReturnType<typeof mlMatrix.crossProducts> {
  const features = { rows: N, columns: p, data: normals(randomStream(3, 0), N * p) };
  const matrix = mlMatrix.crossProducts(features, features);
  for (let i = 0; i < N; i++) matrix.data[i * N + i]! += shift;
  return matrix;
}

describe.each([algebra, mlMatrix])("requirePositiveKernel by $name", (backend) => {
  test.each([1, 5, 39, 60])("lets a matrix of rank %d pass", (p) => {
    expect(() => requirePositiveKernel(gram(p, 0), GIVEN, backend)).not.toThrow();
  });

  test("refuses one negative eigenvalue, and tells how negative it is beside the largest", () => {
    const largest = backend.eigen(gram(5, 0)).values.at(-1)!;
    const share = (-0.25 / (largest - 0.25)).toExponential(2);
    const refused = (): void => requirePositiveKernel(gram(5, -0.25), GIVEN, backend);
    expect(refused).toThrow(ParameterError);
    expect(refused).toThrow(`the least eigenvalue is ${share} of the largest`);
  });

  test("refuses a matrix without any positive eigenvalue", () => {
    const nothing = { rows: 2, columns: 2, data: Float64Array.of(-1, 0, 0, -2) };
    expect(() => requirePositiveKernel(nothing, GIVEN, backend)).toThrow(/no positive eigenvalue/);
  });
});

const TASK: Omit<Experiment, "loss" | "kernel"> = {
  model: "kernel",
  alpha: 3,
  epsilon: 0.2,
  lambdas: [0, 0.01, Number.POSITIVE_INFINITY],
  d: 30,
  seed: 1,
  replica: 0,
  testSamples: 100,
};

test.each(LOSS_NAMES)("simulateReplica refuses an indefinite kernel, %s loss", async (loss) => {
  const run = simulateReplica({ ...TASK, loss, kernel: "t-0.5*t^2+0.6*t^3" }, algebra);
  await expect(run).rejects.toThrow(ParameterError);
});

test.each(["t", "t^2 + t", "polynomial(2, 1)"])("simulateReplica takes the kernel %s of low rank", async (kernel) => {
  const rows = await simulateReplica({ ...TASK, loss: "square", kernel, d: 8, alpha: 20 }, algebra);
  for (const { norm } of rows) expect(norm).toBeGreaterThan(0);
});

test.each(LOSS_NAMES)("learn certifies nothing on an indefinite matrix, %s loss", (loss) => {
  const kernel = gram(20, -8);
  const labels = Float64Array.from({ length: N }, (_, i) => (i % 3 === 0 ? 1 : -1));
  for (const lambda of [1e-4, 0.01, 1]) {
    expect(() => learn({ kind: "kernel", kernel, labels }, loss, [lambda], algebra)).toThrow(CertificateError);
  }
});
