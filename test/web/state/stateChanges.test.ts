import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { type ExplorerState, INITIAL_STATE, withView } from "../../../src/web/state/explorerState.js";
import {
  afterViewChange,
  algorithmChange,
  modelChange,
  NO_MEMORY,
  studentChange,
  type ViewMemory,
  viewChange,
  withFittingLearner,
} from "../../../src/web/state/stateChanges.js";
import type { ViewName } from "../../../src/web/views.js";
import { VIEW_NAMES } from "../../../src/web/views.js";

const MODELS = ["linear", "kernel", "rf"] as const;
const KINDS = ["activation", "kernel", "gamma", "rbf"] as const;

test("viewChange leads where withView leads, to double descent with its peak, and never changes the learner without a word", () => {
  for (const view of VIEW_NAMES) {
    for (const model of MODELS) {
      for (const featureKind of KINDS) {
        const state = { ...INITIAL_STATE, settings: { ...DEFAULT_SETTINGS, model, featureKind } };
        const { state: next, notice } = viewChange(state, view);
        const fitting = withView(state, view);
        const opened = view === "kappa" && model !== "rf" ? { loss: "square", lambda: 0 } : {};
        expect(next).toEqual({ ...fitting, settings: { ...fitting.settings, ...opened } });
        expect(notice?.includes("model set to") ?? false).toBe(next.settings.model !== model);
        // A perceptron has no features that could be missed.
        if (model !== "linear" && next.settings.featureKind !== featureKind)
          expect(notice).toContain("features set to");
      }
    }
  }
});

test("modelChange says that random features take no kernel, and keeps the features that they take", () => {
  const rbf = { ...DEFAULT_SETTINGS, model: "kernel" as const, featureKind: "rbf" as const };
  expect(modelChange(rbf, "rf")).toEqual({
    settings: { ...rbf, model: "rf", featureKind: "activation" },
    notice: "features set to erf: random features take an activation, and no kernel",
  });
  expect(modelChange(rbf, "linear")).toEqual({ settings: { ...rbf, model: "linear" } });
  const angle = { ...rbf, featureKind: "gamma" as const };
  expect(modelChange(angle, "rf")).toEqual({ settings: { ...angle, model: "rf" } });
});

test("studentChange gives a learner a teacher and the square loss, an algorithm takes it away, and both say so", () => {
  const { settings, notice } = studentChange({ ...DEFAULT_SETTINGS, algorithm: "gradient-descent" }, true);
  expect(settings).toMatchObject({ teacher: "hinge", loss: "square", algorithm: "minimum" });
  expect(notice).toBe(
    "trained to the minimum; a teacher on the hinge loss; loss set to square, whose students have a closed form",
  );
  expect(algorithmChange(settings, "gradient-flow")).toEqual({
    settings: { ...settings, teacher: "", algorithm: "gradient-flow" },
    notice: "labels are learned, and no teacher",
  });
  expect(studentChange(settings, false).settings).toEqual({ ...settings, teacher: "" });
  const { state, notice: opened } = viewChange(INITIAL_STATE, "fraction");
  expect(state).toMatchObject({ observable: "heldOutFactError", settings: { teacher: "hinge", loss: "square" } });
  expect(opened).toContain("Distillation: a teacher on the hinge loss; loss set to square");
  expect(viewChange(state, "alpha").state).toMatchObject({
    observable: "heldOutFactError",
    settings: { teacher: "hinge" },
  });
  expect(viewChange(state, "time").state).toMatchObject({
    observable: "generalizationError",
    settings: { teacher: "" },
  });
});

test("viewChange tells who opens double descent where its peak is, unless it shows", () => {
  const peaked = { ...DEFAULT_SETTINGS, model: "rf" as const, loss: "square", lambda: 0 };
  expect(viewChange(INITIAL_STATE, "kappa").notice).toBe(
    "Double descent: model set to random features, only they have κ; loss set to square; λ set to 0⁺, where the peak is",
  );
  const own = { ...DEFAULT_SETTINGS, model: "rf" as const };
  expect(viewChange({ ...INITIAL_STATE, settings: own }, "kappa")).toMatchObject({
    state: { settings: own },
    notice: "Double descent: the peak shows at λ = 0⁺ with the square loss",
  });
  expect(viewChange({ ...INITIAL_STATE, settings: peaked }, "kappa").notice).toBeUndefined();
});

test("withFittingLearner gives a page from an address the learner that its view needs, says so, and keeps its range", () => {
  const { state, notice } = withFittingLearner({ ...INITIAL_STATE, view: "gamma", from: 0.1 });
  expect(state).toMatchObject({ view: "gamma", from: 0.1, settings: { model: "kernel" } });
  expect(notice).toBe("Kernel angle: model set to kernel, a perceptron has no kernel angle");
  expect(withFittingLearner(INITIAL_STATE)).toEqual({ state: INITIAL_STATE });
});

const RELU = { ...DEFAULT_SETTINGS, model: "kernel" as const, activation: "relu" };
const START: ExplorerState = { ...INITIAL_STATE, settings: RELU };

/** The page after a walk through views, with what may be done in each. */
function walk(
  start: ExplorerState,
  views: readonly ViewName[],
  act: (state: ExplorerState) => ExplorerState = (state) => state,
): { state: ExplorerState; notice?: string } {
  let memory: ViewMemory = NO_MEMORY;
  let last: { state: ExplorerState; notice?: string } = { state: start };
  for (const view of views) {
    const { change, memory: next } = afterViewChange(act(last.state), view, memory);
    last = change;
    memory = next;
  }
  return last;
}

test("afterViewChange gives a learner back with the first view that has a use for it", () => {
  const { state, notice } = walk(START, ["capacity", "trade-off"]);
  expect(state).toEqual(START);
  expect(notice).toBe("Trade-off: model set to kernel again");
  expect(walk(START, ["capacity", "kappa"]).state.settings).toEqual({
    ...RELU,
    model: "rf",
    loss: "square",
    lambda: 0,
  });
  expect(walk(START, ["capacity", "kappa", "gamma", "alpha"]).state.settings).toEqual(RELU);
});

test("afterViewChange keeps what was made of a learner whose knobs were turned in between", () => {
  const turned = walk(START, ["capacity", "trade-off"], (state) =>
    state.view === "capacity" ? { ...state, settings: { ...state.settings, epsilon: 0.3 } } : state,
  );
  expect(turned.state.settings).toMatchObject({ model: "linear", epsilon: 0.3 });
});

test("afterViewChange has every view's range again, and takes none of another axis along", () => {
  const ranged = { ...START, view: "alpha" as const, from: 1, to: 2 };
  expect(walk(ranged, ["lambda"]).state).not.toHaveProperty("from");
  expect(walk(ranged, ["lambda", "alpha"]).state).toEqual(ranged);
  expect(walk(ranged, ["alpha"]).state).toEqual(ranged);
});
