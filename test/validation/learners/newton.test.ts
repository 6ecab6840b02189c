import { describe, expect, test } from "vitest";
import { logistic, squaredHinge } from "../../../equations/losses.js";
import { CertificateError } from "../../../validation/learners/certificate.js";
import { newton } from "../../../validation/learners/newton.js";
import { predictionOf } from "../../../validation/learners/problem.js";
import { transposedTimesVector } from "../../../validation/linearAlgebra/vectors.js";
import { algebra, asKernel, featureProblem, noisyKernel, relativeDistance } from "./problems.js";

const PROBLEM = featureProblem({ n: 60, p: 10, epsilon: 0.6 });

describe.each([logistic, squaredHinge])("newton with the $name loss", (loss) => {
  test.each([0, 0.1, 10])("ends where the gradient of the objective vanishes, lambda = %d", (lambda) => {
    const fit = newton(PROBLEM, loss, lambda, algebra);
    const forces = fit.outputs.map((output, i) => PROBLEM.labels[i]! * loss.slope(PROBLEM.labels[i]! * output));
    const gradient = transposedTimesVector(PROBLEM.features, forces).map(
      (value, k) => value + lambda * fit.coefficients[k]!,
    );
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(2e-3);
    expect(fit.certificate).toBeLessThanOrEqual(1e-8);
  });

  test("tends to Hebb's weights as lambda grows, and never takes w = 0 for them", () => {
    for (const lambda of [1e5, 1e9, 1e13]) {
      for (const problem of [PROBLEM, asKernel(PROBLEM)]) {
        const { coefficients } = newton(problem, loss, lambda, algebra);
        const pulls = PROBLEM.labels.map((label) => (label * loss.pull) / lambda);
        const hebb = problem.kind === "features" ? transposedTimesVector(PROBLEM.features, pulls) : pulls;
        expect(relativeDistance(coefficients, hebb)).toBeLessThan(1e-3);
      }
    }
  });

  test("is no higher than at any neighboring weights", () => {
    const lambda = 0.3;
    const objective = (weights: Float64Array): number => {
      const { outputs, normSquare } = predictionOf(PROBLEM, weights, algebra);
      return outputs.reduce(
        (sum, output, i) => sum + loss.value(PROBLEM.labels[i]! * output),
        0.5 * lambda * normSquare,
      );
    };
    const { coefficients } = newton(PROBLEM, loss, lambda, algebra);
    const least = objective(coefficients);
    for (let k = 0; k < coefficients.length; k++) {
      for (const step of [-0.01, 0.01]) {
        expect(objective(coefficients.map((value, j) => (j === k ? value + step : value)))).toBeGreaterThan(least);
      }
    }
  });

  test("agrees between weights and dual coefficients", () => {
    for (const lambda of [0.01, 1]) {
      const primal = newton(PROBLEM, loss, lambda, algebra);
      const dual = newton(asKernel(PROBLEM), loss, lambda, algebra);
      expect(relativeDistance(dual.outputs, primal.outputs)).toBeLessThan(1e-3);
      expect(
        relativeDistance(transposedTimesVector(PROBLEM.features, dual.coefficients), primal.coefficients),
      ).toBeLessThan(1e-3);
    }
  });

  test("agrees with the dual coefficients where the direction comes from conjugate gradients: 256 features", () => {
    const wide = featureProblem({ n: 300, p: 256, epsilon: 0.6 });
    for (const lambda of [1e-3, 1]) {
      const [primal, dual] = [wide, asKernel(wide)].map((problem) => newton(problem, loss, lambda, algebra));
      expect(relativeDistance(primal!.outputs, dual!.outputs)).toBeLessThan(1e-3);
    }
  });

  test("has dual coefficients a = -y loss'(y f) / lambda", () => {
    const kernel = noisyKernel(PROBLEM, 0.4);
    const fit = newton(kernel, loss, 0.5, algebra);
    const expected = fit.outputs.map(
      (output, i) => (-kernel.labels[i]! * loss.slope(kernel.labels[i]! * output)) / 0.5,
    );
    expect(relativeDistance(fit.coefficients, expected)).toBeLessThan(1e-3);
  });

  test("is an error that names the certificate when its steps are cut", () => {
    const cut = (): unknown => newton(PROBLEM, loss, 0.01, algebra, { steps: 1 });
    expect(cut).toThrow(CertificateError);
    expect(cut).toThrow(/relative duality gap .* exceeds its bound/);
  });
});
