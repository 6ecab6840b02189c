import { expect, test } from "vitest";
import { PlanError } from "../../../src/study/plan/planError.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

const HEAD = "name: n\nfixed: {model: linear, loss: square, alpha: 2, epsilon: 0.1, lambda: 1}\ncompute: points\n";

test.each([
  [
    HEAD.replace("alpha: 2", "alpha: 2, eigenvalues: [{nu: 1, share: 1, wait: 2}]"),
    /^2: fixed\.eigenvalues\[0\]\.wait is not a key here; the keys are \{nu, share, weight\}$/,
  ],
  [
    HEAD.replace("alpha: 2", "alpha: 2, eigenvalues: [{nu: 1, shore: 1}]"),
    /^2: fixed\.eigenvalues\[0\]\.shore is not a key/,
  ],
  [
    HEAD.replace("points", "{points: {}}"),
    /^3: compute\.points is not a key here; the keys are \{optimum, replicas\}\. points has no options: write its name alone$/,
  ],
  [
    `${HEAD}axes:\n  joint:\n    sobol: 4\n    seed: 1\n    over:\n      kappa: {from: 1, to: 2}\n`,
    /^9: kappa is an axis, and nothing that is computed/,
  ],
  [
    `${HEAD.replace("linear", "rf, activation: erf").replace("points", "{replicas: {sizes: [20], replicas: 2, seed: 1}}")}axes:\n  joint:\n    sobol: 4\n    seed: 1\n    over:\n      kappa: {from: 0.001, to: 0.01}\n`,
    /^9: compute replicas has no features at kappa = /,
  ],
])("readPlan tells keys that mean nothing there by their line: %j", async (text, expected) => {
  const error: unknown = await readPlan(text, "p").catch((reason: unknown) => reason);
  const mistakes = error instanceof PlanError ? error.mistakes : [];
  expect(mistakes.map(({ line, text: said }) => `${line}: ${said}`).join("\n")).toMatch(expected);
});
