import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { INITIAL_STATE, withView } from "../../../src/web/state/explorerState.js";
import { modelChange, viewChange } from "../../../src/web/state/settingsNotice.js";
import { VIEW_NAMES } from "../../../src/web/views.js";

const MODELS = ["linear", "kernel", "rf"] as const;
const KINDS = ["activation", "kernel", "gamma", "rbf"] as const;

test("viewChange leads where withView leads, and never changes the learner without a word", () => {
  for (const view of VIEW_NAMES) {
    for (const model of MODELS) {
      for (const featureKind of KINDS) {
        const state = { ...INITIAL_STATE, settings: { ...DEFAULT_SETTINGS, model, featureKind } };
        const { state: next, notice } = viewChange(state, view);
        expect(next).toEqual(withView(state, view));
        expect(notice === undefined).toBe(next.settings.model === model);
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
