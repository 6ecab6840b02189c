import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import type { Experiment } from "../../validation/experiment.js";
import { experimentMemory, requireMemory } from "../../validation/experimentMemory.js";

const EXPERIMENT: Experiment = {
  model: "rf",
  activation: "relu",
  kappa: 2,
  loss: "hinge",
  alpha: 2,
  epsilon: 0.1,
  lambdas: [1],
  d: 1000,
  seed: 1,
  replica: 0,
};

test("experimentMemory covers the features and what the learner holds beside them, and grows with every size", () => {
  const n = 2000;
  const p = 2000;
  expect(experimentMemory(EXPERIMENT)).toBeGreaterThan(8 * (2 * n * p + p * 1000 + n * 1000));
  for (const change of [{ d: 1100 }, { alpha: 2.5 }, { kappa: 3 }, { lambdas: new Array<number>(50).fill(1) }]) {
    expect(experimentMemory({ ...EXPERIMENT, ...change })).toBeGreaterThan(experimentMemory(EXPERIMENT));
  }
});

test("requireMemory refuses what will not fit, and names what would", () => {
  const needed = experimentMemory(EXPERIMENT);
  expect(() => requireMemory(EXPERIMENT, 2, 2 * needed)).not.toThrow();
  expect(() => requireMemory(EXPERIMENT, 3, 2.5 * needed)).toThrow(/threads must lie in \[1, 2\]/);
  const refused = (): void => requireMemory(EXPERIMENT, 1, 0.5 * needed);
  expect(refused).toThrow(ParameterError);
  try {
    refused();
  } catch (error) {
    const largest = Number(/\[2, (\d+)\]/.exec((error as Error).message)?.[1]);
    expect(experimentMemory({ ...EXPERIMENT, d: largest })).toBeLessThanOrEqual(0.5 * needed);
    expect(experimentMemory({ ...EXPERIMENT, d: largest + 1 })).toBeGreaterThan(0.5 * needed);
  }
});
