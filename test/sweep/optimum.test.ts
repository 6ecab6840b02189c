/** @module-tag heavy */
import numeric from "numeric";
import { describe, expect, test } from "vitest";
import { PAPER_KERNELS } from "../../equations/activation.js";
import type { Point } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { optimum } from "../../src/sweep/optimum.js";

const FIGURE_ONE = { alpha: 2 / 0.9, epsilon: 0.1, lambda: 1 } as const;
const KERNEL: Point = { ...FIGURE_ONE, model: "kernel", loss: "hinge", gamma: 1 };
const { erf, relu } = PAPER_KERNELS;

test.each([
  ["square", { model: "linear" }, 0.2084],
  ["square", { model: "kernel", mu1: erf.mu1, muStar: erf.muStar }, 0.2084],
  ["square", { model: "kernel", mu1: relu.mu1, muStar: relu.muStar }, 0.2084],
  ["hinge", { model: "linear" }, 0.2094],
  ["hinge", { model: "kernel", mu1: erf.mu1, muStar: erf.muStar }, 0.2068],
  ["hinge", { model: "kernel", mu1: relu.mu1, muStar: relu.muStar }, 0.2031],
] as const)("optimum over lambda gives the published least error: %s, %o", (loss, learner, published) => {
  const best = optimum({ ...FIGURE_ONE, loss, ...learner }, { over: "lambda", objective: "generalization" });
  expect(Number(best.value.toFixed(4))).toBe(published);
  expect(best.boundary).toBeUndefined();
});

test("optimum of the square loss is the ridge (1 - c^2) / c^2 and the angle arcsin(c)", () => {
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  const ridge = optimum(
    { ...FIGURE_ONE, loss: "square", model: "linear" },
    { over: "lambda", objective: "generalization" },
  );
  expect(ridge.lambda).toBeCloseTo((1 - c * c) / (c * c), 6);
  const angle = optimum({ ...KERNEL, loss: "square" }, { over: "both", objective: "generalization" });
  expect(angle.boundary).toBe("lambda -> 0+");
  expect(angle.degenerate).toBe(true);
  expect(Math.abs((angle.gamma ?? 0) - Math.asin(c))).toBeLessThan(2 * angle.locationError);
  expect(angle.value).toBeCloseTo(ridge.value, 12);
});

test("optimum over both for the hinge loss is where an independent minimizer finds it", () => {
  const best = optimum(KERNEL, { over: "both", objective: "generalization" });
  expect(best.gamma).toBeCloseTo(0.97988, 5);
  expect(best.value).toBeCloseTo(0.2030187, 7);
  // Any real pair is a kernel and a lambda: gamma = arctan(exp x), lambda = exp y. Scaled to a curvature of order one, which uncmin starts from.
  const objective = ([x, y]: number[]): number => {
    const point = { ...KERNEL, gamma: Math.atan(Math.exp(x as number)), lambda: Math.exp(y as number) };
    return 30 * observables(requireSolved(solve(point))).generalizationError;
  };
  const slope = (at: number[]): number[] =>
    at.map((_, i) => {
      const moved = (by: number): number => objective(at.map((value, k) => (k === i ? value + by : value)));
      return (moved(1e-4) - moved(-1e-4)) / 2e-4;
    });
  const found = numeric.uncmin(objective, [0.2, -1.2], 1e-12, slope);
  expect(found.f / 30).toBeCloseTo(best.value, 9);
  expect(Math.atan(Math.exp(found.solution[0] as number))).toBeCloseTo(best.gamma ?? 0, 3);
});

describe("optimum over all kernels at epsilon = 0.2", () => {
  test.each([
    [2, 0.2445, 0.2477, 0.2479, undefined],
    [4, 0.1763, 0.1858, 0.1864, undefined],
    [10, 0.1008, 0.1196, 0.1208, "corner"],
    [20, 0.0669, 0.0846, 0.0858, "corner"],
  ] as const)("alpha = %d", (alpha, hinge, ridgeless, square, boundary) => {
    const point = { ...KERNEL, alpha, epsilon: 0.2 };
    const best = optimum(point, { over: "both", objective: "generalization" });
    expect(Number(best.value.toFixed(4))).toBe(hinge);
    expect(best.boundary).toBe(boundary);
    const zero = optimum({ ...point, lambda: 0 }, { over: "gamma", objective: "generalization" });
    expect(Number(zero.value.toFixed(4))).toBe(ridgeless);
    const ridge = optimum({ ...point, loss: "square" }, { over: "both", objective: "generalization" });
    expect(Number(ridge.value.toFixed(4))).toBe(square);
  });

  test("the corner is the limit of kernels along gamma -> pi/2, lambda = muStar^2 / delta", () => {
    const best = optimum({ ...KERNEL, alpha: 10, epsilon: 0.2 }, { over: "both", objective: "generalization" });
    const delta = best.delta ?? Number.NaN;
    const approach = [1e-2, 1e-3, 1e-4].map((angle) => {
      const gamma = Math.PI / 2 - angle;
      const point = { ...KERNEL, alpha: 10, epsilon: 0.2, gamma, lambda: Math.cos(gamma) ** 2 / delta };
      return observables(requireSolved(solve(point))).generalizationError - best.value;
    });
    expect(Math.abs(approach[2] as number)).toBeLessThan(1e-6);
    expect(Math.abs(approach[2] as number)).toBeLessThan(Math.abs(approach[0] as number) / 100);
  });
});

test("optimum for memorization lies at lambda -> 0+ where the kernel memorizes everything", () => {
  const best = optimum(KERNEL, { over: "lambda", objective: "memorization" });
  expect(best).toMatchObject({ value: 0, lambda: 0, boundary: "lambda -> 0+" });
});

test("optimum of a weighted objective lies between the optima of its parts", () => {
  const at = (weight: number): number => Math.log(optimum(KERNEL, { over: "lambda", objective: { weight } }).lambda);
  expect(at(0.2)).toBeLessThan(at(0));
  expect(at(0.4)).toBeLessThan(at(0.2));
});

test("optimum refuses a weight beyond one, and an angle where the model has none", () => {
  expect(() => optimum(KERNEL, { over: "lambda", objective: { weight: 1.5 } })).toThrow(
    /weight must lie in \[0, 1\]; got 1.5/,
  );
  const linear = { ...FIGURE_ONE, model: "linear", loss: "hinge" } as const;
  expect(() => optimum(linear, { over: "gamma", objective: "generalization" })).toThrow(
    /model must lie in \{kernel, rf\}/,
  );
});

test("optimum over both is no worse than any kernel with any lambda", () => {
  for (const [loss, alpha, epsilon] of [
    ["hinge", 1, 0.3],
    ["hinge", 10, 0.2],
    ["squared-hinge", 4, 0.05],
    ["square", 3, 0.4],
  ] as const) {
    const point: Point = { ...KERNEL, loss, alpha, epsilon };
    const best = optimum(point, { over: "both", objective: "generalization" });
    for (const gamma of [0.1, 0.5, 0.8, 1.1, 1.4, 1.55]) {
      for (const lambda of [0, 1e-6, 1e-3, 0.05, 0.5, 5, Number.POSITIVE_INFINITY]) {
        const { generalizationError } = observables(requireSolved(solve({ ...point, gamma, lambda })));
        expect(generalizationError).toBeGreaterThanOrEqual(best.value - 1e-12);
      }
    }
  }
});

test("optimum over the angle at fixed lambda is where the slope vanishes", () => {
  const best = optimum({ ...KERNEL, lambda: 0.05 }, { over: "gamma", objective: "generalization" });
  const at = (gamma: number): number =>
    observables(requireSolved(solve({ ...KERNEL, lambda: 0.05, gamma }))).generalizationError;
  const gamma = best.gamma ?? Number.NaN;
  expect(best.lambda).toBe(0.05);
  expect(Math.abs(at(gamma + 1e-4) - at(gamma - 1e-4)) / 2e-4).toBeLessThan(1e-7);
  expect(at(gamma)).toBeCloseTo(best.value, 14);
});

test("optimum reports the effect of both for random features as for kernels, at large kappa", () => {
  const features = optimum({ ...KERNEL, model: "rf", kappa: 1e9 }, { over: "both", objective: "generalization" });
  expect(features.value).toBeCloseTo(0.2030187, 7);
  expect(features.gamma).toBeCloseTo(0.97988, 4);
});
