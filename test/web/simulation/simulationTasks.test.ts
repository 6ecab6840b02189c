import { expect, test } from "vitest";
import { MODELS } from "../../../equations/vocabulary/models.js";
import { reasonNotToSimulate } from "../../../src/web/simulation/simulationTasks.js";
import { DEFAULT_SETTINGS, PAGE_MODELS } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import type { ViewName } from "../../../src/web/views.js";

test("reasonNotToSimulate says why a map, a capacity, an expression or nothing at all is not simulated", () => {
  const at = (view: ViewName, loss: string): string | undefined =>
    reasonNotToSimulate(curveTask({ ...DEFAULT_SETTINGS, loss }, { ...INITIAL_STATE, view }));
  expect(at("trade-off", "logistic")).toBeUndefined();
  expect(at("alpha", "(1-u)^2")).toBe("Only losses with a name have a learner to train");
  expect(at("alpha", "toString")).toBeDefined();
  const student = { ...DEFAULT_SETTINGS, loss: "square", teacher: "hinge" };
  const of = (part: object): string | undefined =>
    reasonNotToSimulate(curveTask({ ...student, ...part }, { ...INITIAL_STATE, view: "fraction" }));
  expect(of({})).toBeUndefined();
  expect(of({ teacher: "(1-u)^2" })).toContain("losses with a name");
  expect(of({ model: "kernel", inputs: "fresh" })).toContain("Fresh inputs");
  expect(at("map", "hinge")).toContain("map");
  expect(at("capacity", "hinge")).toContain("capacity");
  expect(reasonNotToSimulate(undefined)).toBeDefined();
});

test.each(PAGE_MODELS)("reasonNotToSimulate lets %s be simulated if its inputs can be drawn", (model) => {
  const task = curveTask({ ...DEFAULT_SETTINGS, model }, { ...INITIAL_STATE, view: "lambda" });
  expect(reasonNotToSimulate(task) === undefined).toBe(MODELS[model].simulated && model !== "quadratic");
});
