import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observable, solve } from "../../src/solver/solve.js";
import { grid } from "../../src/sweep/grid.js";
import { optimum } from "../../src/sweep/optimum.js";

const POINT = { model: "kernel", mu1: 0.6, muStar: 0.4, loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.1 } as const;
const FLOW = { algorithm: "gradient-flow", time: 8 } as const;
const DESCENT = { algorithm: "gradient-descent", eta: 0.2, steps: 40 } as const;
const OBJECTIVE = { objective: "generalization" } as const;

function errorAt(point: Point): number {
  return observable(requireSolved(solve(point)), "generalizationError") as number;
}

test.each([FLOW, DESCENT])(
  "the best lambda of a training is the least of a curve: %o",
  { tags: ["heavy"] },
  (training) => {
    const best = optimum({ ...POINT, ...training }, { ...OBJECTIVE, over: "lambda" });
    const near = grid(0.9 * best.lambda, 1.1 * best.lambda, 21, "linear");
    const far = grid(1e-3, 1, 41, "log");
    expect(best.boundary).toBeUndefined();
    expect(best.value).toBe(errorAt({ ...POINT, ...training, lambda: best.lambda }));
    const errors = [...near, ...far].map((lambda) => errorAt({ ...POINT, ...training, lambda }));
    expect(Math.min(...errors) - best.value).toBeGreaterThan(-1e-14);
  },
);

test("the best angle of a training is the least of a curve", () => {
  const { mu1, muStar, ...rest } = POINT;
  const best = optimum({ ...rest, gamma: 1, ...FLOW }, { ...OBJECTIVE, over: "gamma" });
  const errors = grid(0.1, 1.5, 57, "linear").map((gamma) => errorAt({ ...rest, ...FLOW, gamma }));
  expect(Math.min(...errors) - best.value).toBeGreaterThan(0);
  expect(Math.min(...errors) - best.value).toBeLessThan(1e-4);
});

test("after endless time the best lambda is that of the minimum", () => {
  const { lambda, value } = optimum(POINT, { ...OBJECTIVE, over: "lambda" });
  const best = optimum({ ...POINT, ...FLOW, time: Number.POSITIVE_INFINITY }, { ...OBJECTIVE, over: "lambda" });
  expect(Math.abs(best.value - value)).toBeLessThan(1e-14);
  expect(Math.abs(best.lambda / lambda - 1)).toBeLessThan(1e-5);
});

test("the first step goes along Hebb's rule whatever lambda is; nearly random labels are learned best with the largest one", {
  tags: ["heavy"],
}, () => {
  expect(optimum({ ...POINT, ...DESCENT, steps: 1 }, { ...OBJECTIVE, over: "lambda" }).flat).toBe(true);
  expect(optimum({ ...POINT, ...FLOW, epsilon: 1 }, { ...OBJECTIVE, over: "lambda" }).flat).toBe(true);
  const noisy = { ...POINT, epsilon: 0.99999, alpha: 0.01 };
  expect(optimum({ ...noisy, ...FLOW, time: 1e9 }, { ...OBJECTIVE, over: "lambda" }).lambda).toBeGreaterThan(1e3);
});
