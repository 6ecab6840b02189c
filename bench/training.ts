import { modelOf } from "../equations/point.js";
import { meanField, trainingProblem } from "../equations/training/meanField.js";

/** Seconds for 100 steps of the mean-field theory, and the largest standard errors that it reaches. */
export function trainingBench(): string {
  const point = { model: "linear", loss: "logistic", alpha: 2, epsilon: 0.2, lambda: 0.1 } as const;
  const training = { algorithm: "gradient-descent", eta: 0.1, steps: 100 } as const;
  const started = performance.now();
  const { states } = meanField(trainingProblem(modelOf(point), training), { precision: 2e-3 });
  const seconds = (performance.now() - started) / 1000;
  const largest = (name: "generalizationError" | "memorizationError"): string =>
    Math.max(...states.map((state) => state[name].standardError)).toExponential(1);
  return `mean-field theory of 100 steps of gradient descent, logistic loss, one thread: ${seconds.toFixed(1)} s; standard errors E_gen ${largest("generalizationError")}, E_mem ${largest("memorizationError")}`;
}
