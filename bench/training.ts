import { modelOf } from "../equations/point.js";
import { meanField, trainingProblem } from "../equations/training/meanField.js";
import { processorTimeOnce } from "./processorTime.js";
import { type Group, rowOf } from "./row.js";

/** 100 steps of the mean-field theory, and the standard errors that it reaches. */
export function meanFieldSteps(): Group {
  const point = { model: "linear", loss: "logistic", alpha: 2, epsilon: 0.2, lambda: 0.1 } as const;
  const training = { algorithm: "gradient-descent", eta: 0.1, steps: 100 } as const;
  const { result, time } = processorTimeOnce(() =>
    meanField(trainingProblem(modelOf(point), training), { precision: 2e-3 }),
  );
  const largest = (name: "generalizationError" | "memorizationError"): string =>
    Math.max(...result.states.map((state) => state[name].standardError)).toExponential(1);
  return {
    title: `mean-field theory of 100 steps of gradient descent, logistic loss; standard errors E_gen ${largest("generalizationError")}, E_mem ${largest("memorizationError")}`,
    rows: [rowOf("mean field, 100 steps", time, "s")],
  };
}
