import fc from "fast-check";
import { expect, test } from "vitest";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { MEASURE_NAMES } from "../../../equations/vocabulary/observables.js";
import { STUDENT_INPUTS } from "../../../equations/vocabulary/teachers.js";
import { typedNumber } from "../../../src/web/page/knobTable.js";
import { PRESETS } from "../../../src/web/page/presets.js";
import { addressNotice } from "../../../src/web/state/addressNotice.js";
import {
  type CurveSettings,
  DEFAULT_SETTINGS,
  FEATURE_KINDS,
  NUMBER_KNOBS,
  type NumberKnob,
  OPTIONAL_KNOBS,
  PAGE_MODELS,
  TRAINING_CHOICES,
} from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { type ExplorerState, INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { DIMENSIONS, MOST_SEED, REPLICAS } from "../../../src/web/state/simulationSize.js";
import { addressOf, type ReadKnob, stateOf } from "../../../src/web/state/urlState.js";
import { VIEW_NAMES } from "../../../src/web/views.js";
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
  model: fc.constantFrom(...PAGE_MODELS),
  loss: text,
  algorithm: fc.constantFrom(...TRAINING_CHOICES),
  teacher: fc.oneof(text, fc.constant("")),
  inputs: fc.constantFrom(...STUDENT_INPUTS),
  featureKind: fc.constantFrom(...FEATURE_KINDS),
  activation: text,
  kernel: text,
  optional: fc.constantFrom("", ...OPTIONAL_KNOBS),
  ...(Object.fromEntries(NUMBER_KNOBS.map((knob) => [knob, positive])) as {
    readonly [knob in NumberKnob]: fc.Arbitrary<number>;
  }),
  epsilon: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
  lambda: fc.oneof(positive, fc.constantFrom(0, Number.POSITIVE_INFINITY)),
  gamma: fc.double({ min: 1e-6, max: 1.57, noNaN: true }),
  bandwidth: fc.double({ min: 1e-6, max: 699, noNaN: true }),
  time: fc.oneof(positive, fc.constant(Number.POSITIVE_INFINITY)),
  steps: fc.oneof(fc.integer({ min: 1, max: 1e6 }), fc.constant(Number.POSITIVE_INFINITY)),
  momentum: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map(Math.abs),
});
const pages = fc.record({
  view: fc.constantFrom(...VIEW_NAMES),
  settings,
  pins: fc.array(fc.record({ settings, label: text }), { maxLength: 3 }),
  observable: fc.constantFrom(...MEASURE_NAMES),
  yScale: fc.constantFrom("linear", "log"),
  bayes: fc.boolean(),
  best: fc.boolean(),
  beside: fc.constantFrom("", ...LOSS_NAMES),
  present: fc.constantFrom("" as const, ...NUMBER_KNOBS),
  simulation: fc.record({
    d: fc.constantFrom(...DIMENSIONS),
    replicas: fc.constantFrom(...REPLICAS),
    seed: fc.integer({ min: 0, max: MOST_SEED }),
  }),
});
/** Every curve has a color of its own. */
const states: fc.Arbitrary<ExplorerState> = fc
  .tuple(pages, fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 4, maxLength: 4 }))
  .map(([page, [color = 0, ...others]]) => ({
    ...page,
    color,
    pins: page.pins.map((pin, index) => ({ ...pin, color: others[index] ?? 0 })),
  }));

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
    "view=nowhere&model=cubic&alpha=-1&epsilon=2&lambda=x&bandwidth=1e9&algorithm=adam&time=-1&steps=1.5&momentum=1&loss=&from=3&to=2&y=height&color=99&bayes=1&d=70&replicas=0&seed=-1";
  expect(stateOf(address, read)).toEqual(INITIAL_STATE);
  expect(stateOf("%E0%A4%A&=&&pin=%", read).settings).toEqual(DEFAULT_SETTINGS);
});

test("stateOf keeps no more pins than the page has room for", () => {
  expect(stateOf("pin=a&".repeat(50), read).pins.length).toBeLessThan(50);
});

test.each([
  ["pin=alpha%3D5&pin=alpha%3D1", [0, 1], 2],
  ["pin=color%3D0%26alpha%3D5&pin=color%3D0%26alpha%3D1", [0, 1], 2],
  ["color=1&pin=alpha%3D5&pin=color%3D0&pin=color%3D3", [2, 0, 3], 1],
  ["color=3&pin=color%3D3&pin=color%3D99&pin=color%3D", [3, 0, 1], 2],
])("stateOf gives every curve a color of its own, the given one where it is free: %s", (address, pins, color) => {
  const state = stateOf(address, read);
  expect(state.pins.map((pin) => pin.color)).toEqual(pins);
  expect(state.color).toBe(color);
});

test("stateOf calls pins without a label as the page would, and the page writes none of them", () => {
  const address = "alpha=3&pin=alpha%3D5&pin=label%3D%2520%26alpha%3D1&pin=%%%";
  const state = stateOf(address, read);
  expect(state.pins.map(({ label }) => label)).toEqual([
    "perceptron, hinge, α = 5",
    "perceptron, hinge, α = 1",
    "perceptron, hinge, α = 2.222",
  ]);
  expect(addressNotice(address, state, read)).toContain("%%% of a pin");
  const emptied = { ...state, pins: state.pins.map((pin) => ({ ...pin, label: " " })) };
  expect(stateOf(addressOf(emptied), read)).toEqual(state);
  expect(addressNotice(addressOf(emptied), state, read)).toBeUndefined();
});

test("addressNotice tells of a color that another curve has", () => {
  const address = "color=1&pin=label%3Da%26color%3D1&pin=label%3Db%26color%3D1";
  expect(addressNotice(address, stateOf(address, read), read)).toBe(
    "Ignored invalid parts of the address: color = 1, color = 1 of a pin",
  );
});

test("addressNotice has nothing to say of an address that the page wrote", () => {
  fc.assert(
    fc.property(states, (state) => {
      const address = addressOf(state);
      expect(addressNotice(address, stateOf(address, read), read)).toBeUndefined();
    }),
    REPRODUCIBLE,
  );
});

test.each([
  ["view=alpha&from=-5&to=3", { to: 3 }, "from = -5"],
  ["from=-1", {}, "from = -1"],
  ["view=lambda&from=0", {}, "from = 0"],
  ["view=map&from=-1", {}, "from = -1"],
  ["view=kappa&model=rf&from=-1", {}, "from = -1"],
  ["view=alpha&from=1e-310", {}, "from = 1e-310"],
  ["view=gamma&to=1.5707963267948966", {}, "to = 1.5707963267948966"],
  ["view=capacity&from=0&to=1.5", { from: 0 }, "to = 1.5"],
  // Beyond the view's own other end, and no range at all.
  ["view=alpha&from=200", {}, "from = 200"],
  ["view=alpha&from=1&to=1.0000000000000002", {}, "from = 1, to = 1.0000000000000002"],
])(
  "stateOf drops ends that the view cannot draw, addressNotice tells, and curveTask takes the rest: %s",
  (address, range, told) => {
    const state = stateOf(address, read);
    const { from, to } = state;
    expect({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }).toEqual(range);
    expect(addressNotice(address, state, read)).toBe(`Ignored invalid parts of the address: ${told}`);
    expect(curveTask(state.settings, state)).toHaveProperty("input");
  },
);

test("addressNotice names everything that was left out, of pins too", () => {
  const address = `view=nowhere&alpha=-1&colour=3&bayes=0&seed=1.5&pin=${encodeURIComponent("label=a&epsilon=2&color=1")}`;
  expect(addressNotice(address, stateOf(address, read), read)).toBe(
    "Ignored invalid parts of the address: view = nowhere, alpha = -1, colour = 3, seed = 1.5, epsilon = 2 of a pin",
  );
  const pins = "pin=label%3Da%26color%3D1&".repeat(13);
  expect(addressNotice(pins, stateOf(pins, read), read)).toContain("2 of 13 pins");
});
