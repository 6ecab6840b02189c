import fc from "fast-check";
import { expect, test } from "vitest";
import { typedNumber } from "../../../src/web/page/knobTable.js";
import { PRESETS } from "../../../src/web/page/presets.js";
import {
  type CurveSettings,
  DEFAULT_SETTINGS,
  FEATURE_KINDS,
  MODEL_NAMES,
} from "../../../src/web/state/curveSettings.js";
import { type ExplorerState, INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { addressOf, type ReadKnob, stateOf } from "../../../src/web/state/urlState.js";
import { OBSERVABLE_NAMES, VIEW_NAMES } from "../../../src/web/views.js";
import { REPRODUCIBLE } from "../../numerics/randomNumbers.js";

const read: ReadKnob = (knob, text) => {
  try {
    return typedNumber(knob, text, {});
  } catch {
    return undefined;
  }
};

const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const text = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((value) => value.trim() !== "");
const settings: fc.Arbitrary<CurveSettings> = fc.record({
  model: fc.constantFrom(...MODEL_NAMES),
  loss: text,
  featureKind: fc.constantFrom(...FEATURE_KINDS),
  activation: text,
  kernel: text,
  alpha: positive,
  epsilon: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
  lambda: fc.oneof(positive, fc.constantFrom(0, Number.POSITIVE_INFINITY)),
  gamma: fc.double({ min: 1e-6, max: 1.57, noNaN: true }),
  kappa: positive,
  eta: fc.double({ min: 1e-6, max: 699, noNaN: true }),
});
const states: fc.Arbitrary<ExplorerState> = fc.record({
  view: fc.constantFrom(...VIEW_NAMES),
  settings,
  color: fc.integer({ min: 0, max: 11 }),
  pins: fc.array(fc.record({ settings, label: fc.string(), color: fc.integer({ min: 0, max: 11 }) }), { maxLength: 3 }),
  observable: fc.constantFrom(...OBSERVABLE_NAMES),
  yScale: fc.constantFrom("linear", "log"),
  bayes: fc.boolean(),
  best: fc.boolean(),
});

test("stateOf gives back every state that addressOf wrote, to the last digit", () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(stateOf(addressOf(state), read)).toEqual(state);
    }),
    REPRODUCIBLE,
  );
});

test("addressOf of the page as it opens is empty", () => {
  expect(addressOf(INITIAL_STATE)).toBe("");
  expect(stateOf("", read)).toEqual(INITIAL_STATE);
});

test.each(PRESETS)("stateOf gives back the page that starts from $name", ({ state }) => {
  expect(stateOf(addressOf(state), read)).toEqual(state);
});

test("stateOf leaves what it cannot read as it was when the page opened", () => {
  const address =
    "view=nowhere&model=cubic&alpha=-1&epsilon=2&lambda=x&eta=1e9&loss=&from=3&to=2&y=height&color=99&bayes=1";
  expect(stateOf(address, read)).toEqual(INITIAL_STATE);
  expect(stateOf("%E0%A4%A&=&&pin=%", read).settings).toEqual(DEFAULT_SETTINGS);
});

test("stateOf keeps no more pins than the page has room for", () => {
  expect(stateOf("pin=a&".repeat(50), read).pins.length).toBeLessThan(50);
});
