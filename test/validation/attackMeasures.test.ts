import { expect, test } from "vitest";
import { attackMeasures } from "../../validation/attackMeasures.js";
import type { Experiment } from "../../validation/experiment.js";
import { learnerSpace, randomFeatureSpaces } from "../../validation/learnerSpace.js";
import { learn } from "../../validation/learners/learn.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { freshInputs, teacherData } from "../../validation/teacherData.js";

const TASK = {
  loss: "hinge",
  alpha: 2,
  epsilon: 0.3,
  lambdas: [0.3],
  d: 24,
  seed: 5,
  replica: 0,
  attack: 0.4,
} as const;
const LINEAR: Experiment = { ...TASK, model: "linear" };
const FEATURES: Experiment = { ...TASK, model: "rf", kappa: 1.5, activation: "erf" };

test("gradients of random features are differences of their outputs", async () => {
  const { inputs, labels, teacher } = teacherData(FEATURES);
  const [space] = await randomFeatureSpaces(FEATURES, inputs, labels, 1, mlMatrix);
  const [fit] = learn(space!.problem, "hinge", [0.3], mlMatrix);
  const { predictor } = space!;
  if (predictor.kind === "linear") throw new Error("sampled");
  const [block] = freshInputs(FEATURES, teacher, 3, 3);
  const weights = { rows: 1, columns: fit!.coefficients.length, data: fit!.coefficients };
  const gradients = predictor.gradients!(block!.inputs, fit!.coefficients);
  const step = 1e-4;
  for (const k of [0, 7, 23]) {
    const at = (sign: number) =>
      predictor.outputs(
        { ...block!.inputs, data: block!.inputs.data.map((x, i) => (i % TASK.d === k ? x + sign * step : x)) },
        weights,
      ).data;
    const [up, down] = [at(1), at(-1)];
    for (let i = 0; i < 3; i++) expect(gradients.data[i * TASK.d + k]).toBeCloseTo((up[i]! - down[i]!) / (2 * step), 6);
  }
});

test("the attacks of a predictor linear in x are those of its features one by one", async () => {
  const data = teacherData(LINEAR);
  const { problem, predictor } = await learnerSpace(LINEAR, data.inputs, data.labels, mlMatrix);
  const [fit] = learn(problem, "hinge", [0.3], mlMatrix);
  for (const attackNorm of [2, 3, "inf"] as const) {
    const experiment = { ...LINEAR, attackNorm };
    const exact = attackMeasures(experiment, data, predictor, fit!, 0);
    // The same learner without the knowledge that it is linear.
    const sampled = attackMeasures(
      experiment,
      data,
      {
        kind: "sampled",
        outputs: (inputs, { data: w }) => ({
          rows: inputs.rows,
          columns: 1,
          data: Float64Array.from({ length: inputs.rows }, (_, i) =>
            w.reduce((sum, x, k) => sum + (x * inputs.data[i * TASK.d + k]!) / Math.sqrt(TASK.d), 0),
          ),
        }),
        gradients: (inputs, w) => ({
          ...inputs,
          data: inputs.data.map((_, k) => w[k % TASK.d]! / Math.sqrt(TASK.d)),
        }),
      },
      fit!,
      4000,
    );
    expect(sampled.lostFacts).toBeCloseTo(exact.lostFacts!, 12);
    for (const name of ["robustError", "flippedPredictions"] as const) {
      const error = sampled[`${name}StandardError`]!;
      expect(Math.abs(sampled[name]! - exact[name]!)).toBeLessThan(4 * error);
    }
  }
});

test("an attack of size 0 changes nothing", async () => {
  const experiment = { ...FEATURES, attack: 0 };
  const data = teacherData(experiment);
  const { problem, predictor } = await learnerSpace(experiment, data.inputs, data.labels, mlMatrix);
  const [fit] = learn(problem, "hinge", [0.3], mlMatrix);
  const { flippedPredictions, lostFacts } = attackMeasures(experiment, data, predictor, fit!, 100);
  expect(flippedPredictions).toBe(0);
  const wrong = data.labels.filter((y, i) => data.facts[i] === 1 && y * fit!.outputs[i]! <= 0).length;
  expect(lostFacts).toBeCloseTo(wrong / data.factCount, 12);
});
