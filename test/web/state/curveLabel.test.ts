import { expect, test } from "vitest";
import { withUpdatedLabels } from "../../../src/web/state/curveLabel.js";
import { type ExplorerState, INITIAL_STATE, withPin } from "../../../src/web/state/explorerState.js";

const PINNED = withPin(INITIAL_STATE, "perceptron, hinge");

function turned(state: ExplorerState, settings: Partial<ExplorerState["settings"]>): ExplorerState {
  return { ...state, settings: { ...state.settings, ...settings } };
}

test("withUpdatedLabels names in a pin what the current curve differs in, and no more once it does not", () => {
  const apart = withUpdatedLabels(PINNED, turned(PINNED, { epsilon: 0.15 }));
  expect(apart.pins[0]?.label).toBe("perceptron, hinge, ε = 0.1");
  const together = withUpdatedLabels(apart, turned(apart, { epsilon: 0.1 }));
  expect(together.pins[0]?.label).toBe("perceptron, hinge");
});

test("withUpdatedLabels keeps a name that was given, and the page where nothing changes", () => {
  const named = { ...PINNED, pins: PINNED.pins.map((pin) => ({ ...pin, label: "mine" })) };
  expect(withUpdatedLabels(PINNED, named)).toBe(named);
  const next = turned(named, { epsilon: 0.15 });
  expect(withUpdatedLabels(named, next)).toBe(next);
});

test("withUpdatedLabels takes a view along: what runs along the axis is no difference", () => {
  const apart = withUpdatedLabels(PINNED, turned(PINNED, { alpha: 3 }));
  expect(apart.pins[0]?.label).toContain("α = 2.222");
  expect(withUpdatedLabels(apart, { ...apart, view: "alpha" }).pins[0]?.label).toBe("perceptron, hinge");
});
