import fc from "fast-check";
import { expect, test } from "vitest";
import { hebbState, interpolates, problemOf, regimeOf } from "../../equations/limits.js";
import { lossFromExpression } from "../../equations/lossExpression.js";
import { hinge, type Loss } from "../../equations/losses.js";
import { linear } from "../../equations/models.js";
import { modelOf } from "../../equations/point.js";
import type { ModelPoint, TaskPoint } from "../../equations/vocabulary/models.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../numerics/randomNumbers.js";
import { learners, losses, tasks } from "./box.js";

const LIMITS = { lambda: Number.POSITIVE_INFINITY };

test.each<[string, ModelPoint & Omit<TaskPoint, "lambda">, boolean]>([
  ["a kernel, at any alpha", { model: "kernel", loss: "hinge", alpha: 1e6, epsilon: 1, mu1: 1, muStar: 0.1 }, true],
  ["the perceptron below alpha = 1, square", { model: "linear", loss: "square", alpha: 0.999, epsilon: 0.2 }, true],
  ["the perceptron above alpha = 1, square", { model: "linear", loss: "square", alpha: 1.001, epsilon: 0.2 }, false],
  ["the perceptron at alpha = 1, square", { model: "linear", loss: "square", alpha: 1, epsilon: 0.2 }, false],
  ["the perceptron below separability, hinge", { model: "linear", loss: "hinge", alpha: 2.99, epsilon: 0.2 }, true],
  ["the perceptron above separability, hinge", { model: "linear", loss: "hinge", alpha: 3, epsilon: 0.2 }, false],
  ["the perceptron above separability, logistic", { model: "linear", loss: "logistic", alpha: 3, epsilon: 0.2 }, false],
  ["the noiseless perceptron, hinge", { model: "linear", loss: "hinge", alpha: 1e6, epsilon: 0 }, true],
  [
    "random features below kappa, square",
    { model: "rf", loss: "square", alpha: 1.6, epsilon: 0, mu1: 1, muStar: 0.1, kappa: 1.7 },
    true,
  ],
  [
    "random features above kappa, square",
    { model: "rf", loss: "square", alpha: 1.8, epsilon: 0, mu1: 1, muStar: 0.1, kappa: 1.7 },
    false,
  ],
])("interpolates knows whether the data are fitted as lambda -> 0+ by %s", (_case, point, expected) => {
  const model = modelOf({ ...point, lambda: 0 });
  expect(interpolates(model)).toBe(expected);
  expect(regimeOf(model).regime.name).toBe(expected ? "interpolating" : "ridgeless");
  expect(regimeOf(modelOf({ ...point, lambda: 1e-9 })).regime.name).toBe("regular");
});

test("regimeOf replaces every margin loss by the max-margin classifier where it interpolates", () => {
  const point = { model: "kernel", alpha: 3, epsilon: 0.2, lambda: 0, mu1: 0.6, muStar: 0.3 } as const;
  const [hinge, squaredHinge, logistic] = ["hinge", "squared-hinge", "logistic"].map((loss) =>
    observables(requireSolved(solve({ ...point, loss }))),
  );
  expect(squaredHinge).toEqual(hinge);
  expect(logistic?.generalizationError).toBeCloseTo(hinge?.generalizationError ?? Number.NaN, 12);
  expect(logistic?.margin).toBeCloseTo(hinge?.margin ?? Number.NaN, 12);
});

test("solve at lambda = 0 projects onto the margin where the loss ends", () => {
  // max(0, 3 - u) is the hinge in units of 3.
  const wide: Loss = {
    ...hinge,
    name: "wide",
    value: (u) => Math.max(0, 3 - u),
    slope: (u) => (u < 3 ? -1 : 0),
    kinks: [3],
    minimizers: { from: 3, to: Number.POSITIVE_INFINITY },
  };
  const point = { model: "kernel", alpha: 3, epsilon: 0.2, lambda: 0, mu1: 0.6, muStar: 0.3 } as const;
  const [three, one] = [wide, "hinge"].map((loss) => requireSolved(solve({ ...point, loss })));
  if (three === undefined || one === undefined) throw new Error("no solution");
  expect(three.overlaps.m / one.overlaps.m).toBeCloseTo(3, 11);
  expect(three.overlaps.q / one.overlaps.q).toBeCloseTo(9, 10);
  expect(observables(three).margin).toBeCloseTo(observables(one).margin ?? Number.NaN, 11);
});

test("hebbState is Hebb's rule: the closed forms of the theory for the perceptron and kernels", () => {
  fc.assert(
    fc.property(tasks, logUniform(-1, 1), logUniform(-1, 1), losses, ({ alpha, epsilon }, mu1, muStar, loss) => {
      const c = (1 - epsilon) * Math.sqrt(2 / Math.PI);
      for (const [model, star] of [
        ["linear", 0],
        ["kernel", muStar],
      ] as const) {
        const one = model === "linear" ? 1 : mu1;
        const found = observables(
          requireSolved(
            solve({ ...(model === "kernel" ? { model, mu1, muStar } : { model }), loss, alpha, epsilon, ...LIMITS }),
          ),
        );
        const angle = Math.atan2(1, c * Math.sqrt(alpha)) / Math.PI;
        const flip = (one * one + star * star) / (one * one * Math.sqrt(c * c * alpha * alpha + alpha));
        expect(disagreement({ alpha, epsilon }, found.generalizationError, angle, { absolute: 1e-15 })).toEqual([]);
        // The exponent is flip^2 / 2, rounded to a few units.
        const relative = 1e-14 * (1 + flip * flip);
        expect(
          disagreement({ alpha, epsilon, flip }, found.memorizationError, normalCdf(-flip), {
            relative,
            absolute: 1e-300,
          }),
        ).toEqual([]);
      }
    }),
    REPRODUCIBLE,
  );
});

test("hebbState is the limit of large lambda for every learner and loss", () => {
  fc.assert(
    fc.property(learners, tasks, losses, (learner, task, loss) => {
      const strong = observables(requireSolved(solve({ ...learner, ...task, loss, lambda: 1e8 })));
      const limit = observables(requireSolved(solve({ ...learner, ...task, loss, ...LIMITS })));
      // Corrections are of order alpha nu / lambda, relative in the fields.
      const tolerance = 1e-6 * (1 + task.alpha);
      for (const name of ["generalizationError", "memorizationError", "ruleTrainingError", "trainingLoss"] as const) {
        expect(
          disagreement({ name, ...learner, ...task, loss }, strong[name], limit[name], { absolute: tolerance }),
        ).toEqual([]);
      }
      expect(disagreement("norm", 1e16 * strong.norm, limit.norm, { relative: tolerance })).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("hebbState measures everything in units of 1 / lambda", () => {
  const model = modelOf({
    model: "rf",
    loss: "hinge",
    alpha: 2,
    epsilon: 0.1,
    mu1: 0.5,
    muStar: 0.3,
    kappa: 1.7,
    ...LIMITS,
  });
  const state = hebbState(model);
  const lambda = 1e9;
  const { overlaps } = requireSolved(
    solve({ model: "rf", loss: "hinge", alpha: 2, epsilon: 0.1, mu1: 0.5, muStar: 0.3, kappa: 1.7, lambda }),
  );
  expect((overlaps.m * lambda) / state.m).toBeCloseTo(1, 7);
  expect((overlaps.V * lambda) / state.V).toBeCloseTo(1, 7);
});

test("a loss with a kink at u = 0 is two straight lines at lambda = Infinity, with the slopes beside the kink", async () => {
  const loss = await lossFromExpression("max(0,-u)+max(0,1-u)");
  const problem = problemOf(linear({ loss, alpha: 2, epsilon: 0.1, lambda: Number.POSITIVE_INFINITY }));
  if (problem.kind !== "reduced") throw new Error(problem.kind);
  const { value, slope, pull } = problem.effective.channel.loss;
  expect([-2, -1, 0, 1, 3].map(value)).toEqual([4, 2, -0, -1, -3]);
  expect([slope(-1e-9), slope(1e-9), pull]).toEqual([-2, -1, 1]);
});
