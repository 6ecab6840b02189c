import { expect, test } from "vitest";
import { type PointInput, resolvePoint } from "../../../equations/point.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { DEFAULT_SETTINGS, pointInputOf } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { interpolationNode } from "../../../src/web/theory/interpolationNode.js";
import type { CurveNode, CurveTask } from "../../../src/web/theory/questions.js";

const PEAKED = { ...DEFAULT_SETTINGS, model: "rf", loss: "square", activation: "relu", lambda: 0 } as const;

async function nodeOf(
  part: Partial<typeof DEFAULT_SETTINGS>,
  state: Partial<typeof INITIAL_STATE> = {},
): Promise<CurveNode | undefined> {
  const task = curveTask({ ...PEAKED, ...part }, { ...INITIAL_STATE, view: "kappa", ...state }) as CurveTask;
  return interpolationNode(await resolvePoint(task.input), task);
}

async function errorAt(part: Partial<PointInput>): Promise<number> {
  const solution = solve(await resolvePoint({ ...pointInputOf(PEAKED), ...part }));
  if (solution.status !== "converged") throw new Error(solution.status);
  return observables(solution).generalizationError;
}

test("interpolationNode is the peak of double descent at kappa = alpha, where E_gen is 1/2: the limit from both sides", async () => {
  expect(await nodeOf({})).toEqual({ x: PEAKED.alpha, y: 0.5, corner: true });
  const misses = await Promise.all(
    [-1e-6, -1e-8, 1e-8, 1e-6].map(async (shift) => 0.5 - (await errorAt({ kappa: PEAKED.alpha * (1 + shift) }))),
  );
  // 1/2 - E_gen falls like the square root of the distance.
  expect(misses.every((miss) => miss > 0)).toBe(true);
  expect(misses[0]! / misses[1]!).toBeCloseTo(10, 1);
  expect(misses[3]! / misses[2]!).toBeCloseTo(10, 1);
});

test("interpolationNode is along alpha the rank of the features, of the perceptron 1", async () => {
  expect(await nodeOf({ model: "linear" }, { view: "alpha" })).toEqual({ x: 1, y: 0.5, corner: true });
  expect(await nodeOf({ kappa: 3 }, { view: "alpha" })).toEqual({ x: 3, y: 0.5, corner: true });
});

test("interpolationNode is a point of the curve where the curve is smooth, a gap where the norm diverges, and absent elsewhere", async () => {
  const smooth = await nodeOf({ lambda: 1e-4 });
  expect(smooth).toEqual({
    x: PEAKED.alpha,
    y: await errorAt({ lambda: 1e-4, kappa: PEAKED.alpha }),
    corner: false,
  });
  expect(await nodeOf({}, { observable: "norm" })).toEqual({ x: PEAKED.alpha, y: Number.NaN, corner: true });
  expect(await nodeOf({}, { from: 5 })).toBeUndefined();
  expect(await nodeOf({}, { view: "lambda" })).toBeUndefined();
  expect(await nodeOf({ model: "kernel" }, { view: "alpha" })).toBeUndefined();
});
