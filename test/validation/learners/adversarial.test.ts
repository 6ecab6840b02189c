import { expect, test } from "vitest";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { randomStream } from "../../../validation/gaussianStream.js";
import { adversarialLearners } from "../../../validation/learners/adversarial.js";
import { ADVERSARIAL_LOSSES, isAdversarialLoss } from "../../../validation/learners/adversarialLosses.js";
import { certified } from "../../../validation/learners/certificate.js";
import { learn } from "../../../validation/learners/learn.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { dot, timesVector } from "../../../validation/linearAlgebra/vectors.js";
import { teacherData } from "../../../validation/teacherData.js";

const d = 20;
const { inputs, labels } = teacherData({ d, alpha: 2, epsilon: 0.2, seed: 4, replica: 0 });
const features = { ...inputs, data: inputs.data.map((x) => x / Math.sqrt(d)) };
const problem = { kind: "features", features, labels } as const;
const LAMBDAS = [0.1, 1];

/** The training objective, with the worst attack written out: the inputs moved by e against the weights. */
function objective(loss: (typeof ADVERSARIAL_LOSSES)[number], lambda: number, attack: number, w: Float64Array): number {
  const length = Math.sqrt(dot(w, w));
  const outputs = timesVector(features, w);
  const worst = timesVector({ rows: 1, columns: d, data: w.map((x) => x / (length * Math.sqrt(d))) }, w)[0]! * attack;
  return outputs.reduce(
    (sum, f, i) => sum + LOSSES[loss].loss.value(labels[i]! * f - worst),
    0.5 * lambda * length ** 2,
  );
}

test.each(ADVERSARIAL_LOSSES)("no weights near those of the %s loss have a lower objective under attack", (loss) => {
  const attack = 0.3;
  const stream = randomStream(1, 0);
  for (const fit of certified(adversarialLearners(problem, loss, LAMBDAS, attack, mlMatrix))) {
    const least = objective(loss, fit.lambda, attack, fit.coefficients);
    for (let k = 0; k < 200; k++) {
      const size = 10 ** -(k % 4);
      const moved = fit.coefficients.map((x) => x + size * stream.normal());
      expect(objective(loss, fit.lambda, attack, moved)).toBeGreaterThan(least * (1 - 1e-8));
    }
    // The learner of the inputs as they are is another one.
    const [plain] = learn(problem, loss, [fit.lambda], mlMatrix);
    expect(objective(loss, fit.lambda, attack, plain!.coefficients)).toBeGreaterThan(least * (1 + 1e-4));
  }
});

test("without an attack the learner is that of the inputs as they are", () => {
  for (const loss of ADVERSARIAL_LOSSES) {
    const [fit] = certified(adversarialLearners(problem, loss, [0.5], 0, mlMatrix));
    const [plain] = learn(problem, loss, [0.5], mlMatrix);
    expect(fit!.coefficients).toEqual(plain!.coefficients);
  }
});

test("against an attack that no weights are worth there is no certificate", () => {
  for (const loss of ADVERSARIAL_LOSSES) {
    expect(() => certified(adversarialLearners(problem, loss, [1], 3, mlMatrix))).toThrow(/duality gap/);
  }
});

test("the square loss has no learner for attacked inputs", () => {
  expect(isAdversarialLoss("square")).toBe(false);
});
