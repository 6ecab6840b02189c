import { describe, expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import type { Experiment } from "../../validation/experiment.js";
import { requireExperiment } from "../../validation/requireExperiment.js";

const LINEAR: Experiment = {
  model: "linear",
  loss: "hinge",
  alpha: 2,
  epsilon: 0.1,
  lambdas: [1],
  d: 50,
  seed: 1,
  replica: 0,
};
const KERNEL: Experiment = { ...LINEAR, model: "kernel", gamma: 0.5 };
const RF: Experiment = { ...LINEAR, model: "rf", activation: "relu", kappa: 1 };

const QUADRATIC: Experiment = { ...LINEAR, model: "quadratic", width: 0.5 };

test("requireExperiment returns what can be run", () => {
  for (const experiment of [LINEAR, KERNEL, RF, QUADRATIC, { ...LINEAR, lambdas: [0, Number.POSITIVE_INFINITY] }]) {
    expect(requireExperiment(experiment)).toBe(experiment);
  }
});

const WRONG: readonly (readonly [string, Experiment, object])[] = [
  ["model", LINEAR, { model: "empirical" }],
  ["loss", LINEAR, { loss: "absolute" }],
  ["loss", LINEAR, { loss: "toString" }],
  ["alpha", LINEAR, { alpha: Number.NaN }],
  ["alpha", LINEAR, { alpha: -1 }],
  ["n", LINEAR, { alpha: 0.001 }],
  ["epsilon", LINEAR, { epsilon: 1.1 }],
  ["lambda", LINEAR, { lambdas: [1, Number.NaN] }],
  ["lambda", LINEAR, { lambdas: [1e-61] }],
  ["lambda", LINEAR, { lambdas: [1, 1e61] }],
  ["lambdas", LINEAR, { lambdas: [] }],
  ["lambdas", LINEAR, { lambdas: 1 }],
  ["d", LINEAR, { d: 1 }],
  ["d", LINEAR, { d: 20.5 }],
  ["seed", LINEAR, { seed: 0.5 }],
  ["replica", LINEAR, { replica: -1 }],
  ["testSamples", LINEAR, { testSamples: 0 }],
  ["features", LINEAR, { activation: "erf" }],
  ["kappa", LINEAR, { kappa: 2 }],
  ["features", KERNEL, { kernel: "rbf(1)" }],
  ["features", KERNEL, { gamma: undefined }],
  ["gamma", KERNEL, { gamma: 2 }],
  ["muStar", KERNEL, { gamma: undefined, mu1: 1 }],
  ["kernel", KERNEL, { gamma: undefined, kernel: 3 }],
  ["features", RF, { activation: undefined }],
  ["features", RF, { gamma: 1 }],
  ["kappa", RF, { kappa: undefined }],
  ["kappa", RF, { kappa: Number.POSITIVE_INFINITY }],
  ["p", RF, { kappa: 0.001 }],
  ["width", LINEAR, { width: 1 }],
  ["width", QUADRATIC, { width: undefined }],
  ["units", QUADRATIC, { width: 0.001 }],
  ["n", QUADRATIC, { alpha: 1e-4 }],
  ["kappa", QUADRATIC, { kappa: 1 }],
  ["features", QUADRATIC, { activation: "relu" }],
  ["lambda", QUADRATIC, { lambdas: [0] }],
  ["lambda", QUADRATIC, { lambdas: [Number.POSITIVE_INFINITY] }],
  ["algorithm", QUADRATIC, { algorithm: "gradient-descent", eta: 0.1, steps: 3 }],
];

describe.each(WRONG)("requireExperiment names %s", (parameter, experiment, change) => {
  test(`in ${JSON.stringify(change)}`, () => {
    const run = (): unknown => requireExperiment({ ...experiment, ...change });
    expect(run).toThrow(ParameterError);
    try {
      run();
    } catch (error) {
      expect((error as ParameterError).parameter).toBe(parameter);
    }
  });
});
