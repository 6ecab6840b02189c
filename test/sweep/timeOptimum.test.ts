import { expect, test } from "vitest";
import { kernel, linear } from "../../equations/models.js";
import type { Point } from "../../equations/point.js";
import { resolvePoint } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observable, solve } from "../../src/solver/solve.js";
import { trainingSolutions } from "../../src/solver/training.js";
import { grid } from "../../src/sweep/grid.js";
import { optimum } from "../../src/sweep/optimum.js";

const TASK = { loss: "square", alpha: 2 / 0.9, epsilon: 0.1, lambda: 0 } as const;
const FLOW = { algorithm: "gradient-flow" } as const;

test.each([
  [{ model: "linear" }, 0.20869, 1.03, 0.242],
  [{ model: "kernel", activation: "erf" }, 0.20866, 2.53, 0.179],
  [{ model: "kernel", activation: "relu" }, 0.20858, 4.97, 0.032],
])("optimum over time stops %o where generalization is best", async (model, error, time, memorization) => {
  const best = optimum(await resolvePoint({ ...TASK, ...FLOW, ...model }), {
    over: "time",
    objective: "generalization",
  });
  expect(best.boundary).toBeUndefined();
  expect(best.value).toBeCloseTo(error, 5);
  expect(best.time).toBeCloseTo(time, 2);
  expect(observable(best.solution, "memorizationError")).toBeCloseTo(memorization, 3);
});

test("optimum over time is never worse than a dense scan of times", () => {
  for (const model of [linear(TASK), kernel({ ...TASK, gamma: 0.9, epsilon: 0.6 })]) {
    const point = {
      ...TASK,
      ...FLOW,
      ...(model.name === "linear" ? { model: "linear" } : { model: "kernel", gamma: 0.9, epsilon: 0.6 }),
    };
    const best = optimum(point as Point, { over: "time", objective: "generalization" });
    const scan = trainingSolutions(model, { name: "gradient-flow" }, grid(1e-5, 1e5, 400, "log"));
    const least = Math.min(...scan.map((one) => requireSolved(one).learner.generalizationError));
    expect(best.value).toBeLessThanOrEqual(least + 1e-14);
    expect(best.value).toBeGreaterThan(least - 1e-4);
  }
});

test("optimum over time names its boundaries: facts are fitted best by never stopping, a ridge above the best leaves nothing to stop", () => {
  const point = { ...TASK, ...FLOW, model: "linear" } as const;
  expect(optimum(point, { over: "time", objective: "memorization" })).toMatchObject({
    time: Number.POSITIVE_INFINITY,
    boundary: "time -> infinity",
  });
  // Beyond the best ridge, here 0.94, there is nothing to stop.
  expect(optimum({ ...point, lambda: 5 }, { over: "time", objective: "generalization" })).toMatchObject({
    time: Number.POSITIVE_INFINITY,
    boundary: "time -> infinity",
  });
  const minimum = requireSolved(solve({ ...TASK, model: "linear", lambda: 0.3 }));
  const best = optimum({ ...point, lambda: 0.3 }, { over: "time", objective: "generalization" });
  expect(best.value).toBeLessThan(observable(minimum, "generalizationError") as number);
  const flat = optimum({ ...point, epsilon: 1 }, { over: "time", objective: "generalization" });
  expect(flat.flat).toBe(true);
});

test("optimum over time is early where nearly all labels are random: the best ridge is large", () => {
  const best = optimum(
    { ...TASK, ...FLOW, model: "linear", epsilon: 0.99, lambda: 1e-3 },
    { over: "time", objective: "generalization" },
  );
  // The best ridge is (1 - c^2) / c^2 = 15,000.
  expect(best.time).toBeLessThan(1e-3);
});

test("optimum over steps finds the best whole number", () => {
  const point = { ...TASK, model: "linear", lambda: 0.1, algorithm: "gradient-descent", eta: 0.05 } as const;
  const best = optimum(point, { over: "steps", objective: "generalization" });
  const all = Array.from({ length: 200 }, (_, k) => k + 1);
  const errors = all.map(
    (steps) => observable(requireSolved(solve({ ...point, steps })), "generalizationError") as number,
  );
  expect(best.steps).toBe(all[errors.indexOf(Math.min(...errors))]);
});

test.each([
  [{}, "time", "algorithm must lie in {gradient-flow} when time is varied; it is missing"],
  [FLOW, "steps", "{gradient-descent, heavy-ball, nesterov} when steps is varied"],
  [{ ...FLOW, time: 1 }, "both", "algorithm must lie in {minimum} when both are varied"],
  [{ ...FLOW, time: 1, loss: "logistic" }, "lambda", "loss must lie in {square} when lambda is varied at a fixed time"],
  [
    { algorithm: "gradient-descent", eta: 0.1, steps: 2, batch: 0.5 },
    "lambda",
    "batch must lie in {1} when lambda is varied at a fixed time",
  ],
  [{ algorithm: "heavy-ball", eta: 0.1 }, "steps", "momentum must lie in [0, 1); it is missing"],
] as const)("optimum of %o over %s is refused", (training, over, message) => {
  const point = { ...TASK, model: "linear", ...training } as Point;
  expect(() => optimum(point, { over, objective: "generalization" })).toThrow(message);
});
