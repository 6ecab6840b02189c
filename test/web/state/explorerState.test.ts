import { expect, test } from "vitest";
import { curveLabel } from "../../../src/web/state/curveLabel.js";
import { DEFAULT_SETTINGS, pointInputOf, usesKnob } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import {
  freeColor,
  INITIAL_STATE,
  withoutPin,
  withPin,
  withRange,
  withView,
} from "../../../src/web/state/explorerState.js";
import { pendingResult, resultAfter } from "../../../src/web/state/results.js";

test("withPin keeps the curve in its color, and the knobs go on with one that no other has", () => {
  const two = withPin(withPin(INITIAL_STATE, "a"), "b");
  expect(two.pins.map(({ label, color }) => [label, color])).toEqual([
    ["a", 0],
    ["b", 1],
  ]);
  expect(two.color).toBe(2);
  const one = withoutPin(two, 0);
  expect(one.pins.map(({ label }) => label)).toEqual(["b"]);
  expect(freeColor(one.pins)).toBe(0);
});

test.each([
  ["kappa", "rf"],
  ["gamma", "kernel"],
  ["alpha", "linear"],
] as const)("withView opens %s with a learner that has the parameter", (view, model) => {
  expect(withView(INITIAL_STATE, view).settings.model).toBe(model);
});

test("withView along the parameter of an observable shows that observable, and no view shows one whose parameter is switched off", () => {
  const attacked = withView(INITIAL_STATE, "attack");
  expect(attacked.observable).toBe("robustError");
  expect(pointInputOf(attacked.settings)).toHaveProperty("attack", DEFAULT_SETTINGS.attack);
  expect(withView(attacked, "alpha").observable).toBe("robustError");
  expect(withView({ ...attacked, settings: DEFAULT_SETTINGS }, "alpha").observable).toBe("generalizationError");
});

test("withRange keeps no end that is the view's own", () => {
  const ranged = withRange({ ...INITIAL_STATE, view: "alpha" }, 0.1, 50);
  expect(ranged).toEqual({ ...INITIAL_STATE, view: "alpha", to: 50 });
  expect(withRange(ranged, 0.1, 100)).toEqual({ ...INITIAL_STATE, view: "alpha" });
});

test("withView opens the capacity with a learner that has one, and forgets the range of another axis", () => {
  const kernel = { ...INITIAL_STATE, settings: { ...DEFAULT_SETTINGS, model: "kernel" as const }, from: 1, to: 2 };
  expect(withView(kernel, "capacity")).toEqual({ ...INITIAL_STATE, view: "capacity" });
});

test("pointInputOf names the features once, and only where the model has them", () => {
  const kernel = { ...DEFAULT_SETTINGS, model: "kernel" as const };
  expect(pointInputOf(DEFAULT_SETTINGS)).toEqual({
    model: "linear",
    loss: "hinge",
    alpha: 2 / 0.9,
    epsilon: 0.1,
    lambda: 0.1,
  });
  expect(pointInputOf(kernel)).toMatchObject({ activation: "erf" });
  expect(pointInputOf({ ...kernel, featureKind: "rbf", bandwidth: 2, lambda: Infinity })).toMatchObject({
    kernel: "rbf(2)",
    lambda: "inf",
  });
  expect(pointInputOf(kernel, "gamma")).not.toHaveProperty("activation");
  expect(usesKnob(kernel, "kappa", undefined)).toBe(false);
});

test("curveLabel names the learner, and the numbers in which it differs from those beside it", () => {
  const rf = { ...DEFAULT_SETTINGS, model: "rf" as const, alpha: 3, lambda: 0 };
  expect(curveLabel(DEFAULT_SETTINGS, [])).toBe("perceptron, hinge");
  expect(curveLabel(rf, [DEFAULT_SETTINGS])).toBe("erf random features, hinge, α = 3, λ = 0⁺, κ = 2");
  expect(curveLabel(rf, [DEFAULT_SETTINGS], "lambda")).toBe("erf random features, hinge, α = 3, κ = 2");
});

test("curveLabel names nothing that the curve does not depend on: no features along the angle, no loss for the capacity", () => {
  const kernel = { ...DEFAULT_SETTINGS, model: "kernel" as const, alpha: 3 };
  const rf = { ...kernel, model: "rf" as const, lambda: 7 };
  expect(curveLabel(kernel, [], "gamma")).toBe("kernel, hinge");
  expect(curveLabel({ ...kernel, featureKind: "gamma" }, [], "gamma")).toBe("kernel, hinge");
  expect(curveLabel(rf, [DEFAULT_SETTINGS], "capacity")).toBe("erf random features, κ = 2");
  expect(curveLabel({ ...DEFAULT_SETTINGS, alpha: 3 }, [DEFAULT_SETTINGS], "capacity")).toBe("perceptron");
});

test("resultAfter keeps the last good curve when a newer one is refused, and forgets the refusal when one is solved", () => {
  const curve = {
    kind: "curve",
    values: [1],
    x: [1],
    y: [1],
    unsolved: [],
    complete: true,
    marksFollow: true,
    milliseconds: 1,
  } as const;
  const asked = (loss: string): { settings: typeof DEFAULT_SETTINGS; task: ReturnType<typeof curveTask> } => {
    const settings = { ...DEFAULT_SETTINGS, loss };
    return { settings, task: curveTask(settings, INITIAL_STATE) };
  };
  const [good, bad, next] = [asked("hinge"), asked("-u^2"), asked("square")];
  const refused = resultAfter(resultAfter({}, curve, good), { kind: "refusal", parameter: "loss", message: "no" }, bad);
  expect(refused).toMatchObject({ curve, of: good, refusal: { parameter: "loss" } });
  // A refusal of older settings is not shown for newer ones.
  expect(pendingResult(refused)).toEqual({ curve, of: good, marksPending: true, pending: true });
  expect(resultAfter(pendingResult(refused), curve, next)).toEqual({ curve, of: next, marksPending: true });
});
