import { expect, test } from "vitest";
import { type AmpProblem, messagePassing } from "../../../validation/amp/messagePassing.js";
import { newtonDistance } from "../../../validation/amp/newtonDistance.js";
import { outputFunction } from "../../../validation/amp/outputFunction.js";
import { teacherData } from "../../../validation/teacherData.js";

const DATA = teacherData({ seed: 1, alpha: 2, epsilon: 0.1, d: 40, replica: 0 });

test.each(["square", "squared-hinge"] as const)("newtonDistance of %s is that from the minimizer", (loss) => {
  for (const lambda of [1e-9, 0.1]) {
    const problem: AmpProblem = { ...DATA, output: outputFunction(loss, 0), lambda };
    const { status, state } = messagePassing(problem);
    expect(status).toBe("converged");
    if (loss === "square" || lambda === 0.1) {
      expect(newtonDistance(problem, loss, state.weights)).toBeLessThan(1e-10);
      const change = state.weights.map((_, j) => 1e-6 * Math.sin(j));
      const weights = state.weights.map((value, j) => value + change[j]!);
      const expected = Math.hypot(...change) / Math.hypot(...weights);
      expect(newtonDistance(problem, loss, weights)! / expected).toBeCloseTo(1, 4);
    }
  }
});

test("newtonDistance does not step over the kink", () => {
  const problem: AmpProblem = { ...DATA, output: outputFunction("squared-hinge", 0), lambda: 0.1 };
  expect(newtonDistance(problem, "squared-hinge", new Float64Array(40).fill(1))).toBeUndefined();
});

test("newtonDistance tells nothing where double precision cannot tell the Hessian from a singular one", () => {
  // Twenty samples in forty dimensions: only lambda keeps half of the directions.
  const few = teacherData({ seed: 1, alpha: 0.5, epsilon: 0.1, d: 40, replica: 0 });
  const problem: AmpProblem = { ...few, output: outputFunction("square", 0), lambda: 1e-18 };
  expect(newtonDistance(problem, "square", new Float64Array(40).fill(0.1))).toBeUndefined();
});
