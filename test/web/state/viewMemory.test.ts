import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { type ExplorerState, INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { afterViewChange, NO_MEMORY, type ViewMemory } from "../../../src/web/state/stateChanges.js";
import type { ViewName } from "../../../src/web/views.js";

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
  expect(walk(START, ["capacity", "kappa"]).state.settings).toEqual({ ...RELU, model: "rf" });
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
