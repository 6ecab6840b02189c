/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { LOSS_NAMES, LOSSES } from "../../../equations/vocabulary/losses.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { CertificateError, certified } from "../../../validation/learners/certificate.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { descendFactor } from "../../../validation/quadratic/descendFactor.js";
import { matrixOutputs, traceOf } from "../../../validation/quadratic/matrixOutputs.js";
import { type MatrixProblem, matrixMap } from "../../../validation/quadratic/matrixProblem.js";
import { quadraticData } from "../../../validation/quadratic/quadraticData.js";
import { trainMatrixEach } from "../../../validation/quadratic/trainMatrix.js";

const algebra = loadLinearAlgebra();
const D = 12;
const TASK = { d: D, alpha: 2, epsilon: 0.2, width: 0.5, seed: 5, replica: 0 } as const;
const data = quadraticData(TASK, algebra);
const problemOf = (loss: (typeof LOSS_NAMES)[number]): MatrixProblem => ({ ...data, loss: LOSSES[loss].loss });

test("quadraticData labels by the sign of the rule's centered form, and normalizes the rule", () => {
  const { rule, inputs, labels, facts } = quadraticData({ ...TASK, epsilon: 0.5 }, algebra);
  expect(inputs.rows).toBe(144);
  expect(rule.data.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(D, 12);
  const outputs = matrixOutputs(inputs, rule, algebra);
  for (let i = 0; i < inputs.rows; i++) {
    let form = -traceOf(rule);
    for (let k = 0; k < D; k++)
      for (let l = 0; l < D; l++) form += inputs.data[i * D + k]! * rule.data[k * D + l]! * inputs.data[i * D + l]!;
    expect(outputs[i]).toBeCloseTo(form / Math.sqrt(2 * D), 10);
    if (facts[i] === 0) expect(labels[i]).toBe(Math.sign(form));
  }
});

test("the map to outputs and its transpose belong together", () => {
  const { outputs, transposed, squareNorm } = matrixMap(data, algebra);
  const random = { rows: D, columns: D, data: normals(randomStream(1, 0), D * D) };
  const S = algebra.gram(random);
  const r = normals(randomStream(2, 0), data.labels.length);
  const left = outputs(S).reduce((sum, value, i) => sum + value * r[i]!, 0);
  const right = transposed(r).data.reduce((sum, value, k) => sum + value * S.data[k]!, 0);
  expect(left / right).toBeCloseTo(1, 12);
  const image = transposed(outputs(S));
  const size = (matrix: { readonly data: Float64Array }): number => Math.hypot(...matrix.data);
  expect(size(image) / size(S)).toBeLessThanOrEqual(squareNorm());
});

describe.each(LOSS_NAMES)("trainMatrixEach, %s loss", (loss) => {
  const lambdas = [0.3, 1];
  const fits = certified(trainMatrixEach(problemOf(loss), lambdas, algebra));

  test("is within its bound of the optimum, and no random change of a fit lowers the objective", () => {
    for (const [k, fit] of fits.entries()) {
      expect(fit.certificate).toBeLessThanOrEqual(fit.certificateBound);
      const objective = (data: Float64Array): number => {
        const S = { rows: D, columns: D, data };
        const outputs = matrixOutputs(problemOf(loss).inputs, S, algebra);
        const misfit = outputs.reduce((sum, f, i) => sum + LOSSES[loss].loss.value(problemOf(loss).labels[i]! * f), 0);
        return misfit + 0.5 * D * lambdas[k]! * traceOf(S);
      };
      expect(objective(fit.matrix.data) / fit.objective).toBeCloseTo(1, 10);
      for (let trial = 0; trial < 20; trial++) {
        const random = { rows: D, columns: D, data: normals(randomStream(7, trial), D * D) };
        const other = algebra.gram(random);
        const size = 10 ** -(1 + (trial % 4));
        // On the way to another positive matrix, and to a multiple of itself.
        const toward = fit.matrix.data.map((value, i) => (1 - size) * value + size * other.data[i]!);
        expect(objective(toward)).toBeGreaterThan(fit.objective * (1 - 1e-8));
        for (const factor of [1 - size, 1 + size]) {
          expect(objective(fit.matrix.data.map((value) => factor * value))).toBeGreaterThan(fit.objective * (1 - 1e-8));
        }
      }
    }
  });

  test("has eigenvalues that are those of its matrix", () => {
    for (const { matrix, eigenvalues } of fits) {
      const all = algebra.eigen(matrix).values;
      expect(all.at(-1)! / eigenvalues.at(-1)!).toBeCloseTo(1, 10);
      expect(traceOf(matrix) / eigenvalues.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
      expect(eigenvalues.length).toBeLessThan(D);
    }
  });

  test("is zero from the lambda on that the gradient at zero says", () => {
    const { loss: own, labels, inputs } = problemOf(loss);
    const gradient = matrixMap({ inputs }, algebra).transposed(labels.map((label) => label * own.pull));
    const edge = algebra.eigen(gradient).values.at(-1)! / (0.5 * D);
    const [below, above] = certified(trainMatrixEach(problemOf(loss), [0.98 * edge, 1.02 * edge], algebra));
    expect(below!.eigenvalues.length).toBe(1);
    expect(above!.eigenvalues.length).toBe(0);
  });
});

test.each(["square", "squared-hinge", "logistic"] as const)(
  "gradient descent on W from small random weights reaches the same objective, %s loss",
  (loss) => {
    const problem = problemOf(loss);
    for (const lambda of [0.3, 1]) {
      const [fit] = certified(trainMatrixEach(problem, [lambda], algebra));
      const start = { rows: D, columns: D, data: normals(randomStream(3, 0), D * D).map((value) => 1e-3 * value) };
      const { objective } = descendFactor(problem, lambda, start, 4000, algebra);
      expect(objective / fit!.objective).toBeGreaterThan(1 - 1e-8);
      expect(objective / fit!.objective).toBeLessThan(1 + 1e-6);
    }
  },
);

test("trainMatrixEach says that a lambda near 0+ is not certified", () => {
  const small = quadraticData({ ...TASK, d: 6 }, algebra);
  const [fit] = trainMatrixEach({ ...small, loss: LOSSES.hinge.loss }, [1e-9], algebra);
  expect(fit).toBeInstanceOf(CertificateError);
  expect((fit as CertificateError).message).toMatch(/hinge \(quadratic network\) at lambda = 1e-9: .*larger lambda/);
});
