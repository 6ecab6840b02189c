import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { ParameterError } from "../../src/core/errors.js";
import { requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../src/solver/solve.js";

test.each<[string, object, string]>([
  ["alpha", { alpha: 0 }, "linear: alpha must lie in (0, Infinity); got 0"],
  ["epsilon", { epsilon: 2 }, "linear: epsilon must lie in [0, 1]; got 2"],
  ["lambda", { lambda: -1 }, "linear: lambda must lie in [0, Infinity]; got -1"],
  ["loss", { loss: "log" }, "linear: loss must lie in {square, hinge, squared-hinge, logistic}"],
  ["model", { model: "svm" }, "point: model must lie in {linear, kernel, rf, empirical, quadratic}"],
])("solve refuses a bad %s", (_name, change, message) => {
  const point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 1, ...change } as Point;
  expect(() => solve(point)).toThrow(ParameterError);
  expect(() => solve(point)).toThrow(message);
});

test.each([
  [{ alpha: 0, epsilon: 0.1 }, "bayes: alpha must lie in (0, Infinity); got 0"],
  [{ alpha: 1, epsilon: -1 }, "bayes: epsilon must lie in [0, 1]; got -1"],
  [{ alpha: Number.NaN, epsilon: 0.1 }, "bayes: alpha must lie in (0, Infinity); got NaN"],
])("bayesOptimal refuses %o", (task, message) => {
  expect(() => bayesOptimal(task)).toThrow(ParameterError);
  expect(() => bayesOptimal(task)).toThrow(message);
});

test("solve and observables give the end points of the paper's Figure 1", () => {
  const task = { alpha: 2 / 0.9, epsilon: 0.1 } as const;
  const features = {
    linear: { model: "linear" },
    erf: { model: "kernel", mu1: 0.6514700158705599, muStar: 0.2003643501702646 },
    relu: { model: "kernel", mu1: 0.5, muStar: 0.3014051374945435 },
  } as const;
  const at = (name: keyof typeof features, loss: string, lambda: number): string => {
    const { generalizationError, memorizationError } = observables(
      requireSolved(solve({ ...task, ...features[name], loss, lambda })),
    );
    return `${generalizationError.toFixed(4)} ${memorizationError.toFixed(4)}`;
  };
  expect(at("linear", "square", 0)).toBe("0.2291 0.1958");
  expect(at("erf", "square", 0)).toBe("0.2214 0.0000");
  expect(at("relu", "square", 0)).toBe("0.2120 0.0000");
  expect(at("linear", "hinge", 0)).toBe("0.2573 0.0000");
  expect(at("erf", "hinge", 0)).toBe("0.2247 0.0000");
  expect(at("relu", "hinge", 0)).toBe("0.2091 0.0000");
  for (const loss of ["square", "hinge"]) {
    expect(at("linear", loss, Number.POSITIVE_INFINITY)).toBe("0.2392 0.3235");
    expect(at("erf", loss, Number.POSITIVE_INFINITY)).toBe("0.2392 0.3081");
    expect(at("relu", loss, Number.POSITIVE_INFINITY)).toBe("0.2392 0.2662");
  }
  expect(bayesOptimal(task).generalizationError.toFixed(4)).toBe("0.2008");
});

test.each([
  [2, "0.2430"],
  [4, "0.1702"],
  [10, "0.0853"],
  [20, "0.0449"],
])("bayesOptimal at alpha = %d, epsilon = 0.2 is %s", (alpha, expected) => {
  expect(bayesOptimal({ alpha, epsilon: 0.2 }).generalizationError.toFixed(4)).toBe(expected);
});
