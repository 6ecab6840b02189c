import { expect, test } from "vitest";
import { resolvePoint } from "../../../equations/point.js";
import { MODELS, parametersOf } from "../../../equations/vocabulary/models.js";
import { MEASURE_NAMES } from "../../../equations/vocabulary/observables.js";
import { isSwept, SLIDER_NAMES } from "../../../equations/vocabulary/parameters.js";
import { SLIDERS } from "../../../src/web/page/knobTable.js";
import { observableLabel } from "../../../src/web/plot/axisLabels.js";
import {
  DEFAULT_SETTINGS,
  knobRole,
  NUMBER_KNOBS,
  OPTIONAL_KNOBS,
  optionalKnobs,
  PAGE_MODELS,
  pointInputOf,
  withLabelLoss,
  withOptional,
  withTeacher,
} from "../../../src/web/state/curveSettings.js";
import { INITIAL_STATE, withModel, withView } from "../../../src/web/state/explorerState.js";
import { VIEW_NAMES, VIEWS } from "../../../src/web/views.js";

test("every parameter, model and observable of the vocabulary is on the page", () => {
  for (const name of SLIDER_NAMES) {
    expect(NUMBER_KNOBS).toContain(name);
    expect(SLIDERS[name].help).not.toBe("");
    expect(DEFAULT_SETTINGS[name]).toBeGreaterThan(0);
  }
  // Constants of an algorithm are controls, and no axes.
  const constants = ["eta", "momentum"];
  for (const name of SLIDER_NAMES.filter(isSwept).filter((known) => !constants.includes(known)))
    expect(VIEWS[name].over).toBe(name);
  for (const model of PAGE_MODELS)
    expect(MODELS[model].needs.every((name) => NUMBER_KNOBS.some((knob) => knob === name))).toBe(true);
  for (const name of MEASURE_NAMES) expect(observableLabel(name)).not.toBe("");
});

test("pointInputOf gives every model of the page what it needs and nothing that it refuses", async () => {
  for (const model of PAGE_MODELS) {
    const input = pointInputOf(withModel(DEFAULT_SETTINGS, model));
    const own = parametersOf(model);
    expect(Object.keys(input).filter((name) => !own.some((known) => known === name))).toEqual([]);
    await expect(resolvePoint(input)).resolves.toMatchObject({ model });
  }
});

test("every view opens on a model that it can show", async () => {
  for (const view of VIEW_NAMES) {
    const { settings } = withView({ ...INITIAL_STATE, settings: DEFAULT_SETTINGS }, view);
    expect(parametersOf(settings.model)).toContain(VIEWS[view].over);
    await expect(resolvePoint(pointInputOf(settings, VIEWS[view].over))).resolves.toBeDefined();
  }
});

test("an optional parameter is in the point only while it is switched on", () => {
  for (const knob of OPTIONAL_KNOBS) {
    expect(pointInputOf(DEFAULT_SETTINGS)).not.toHaveProperty(knob);
    const on = withOptional(DEFAULT_SETTINGS, knob, true);
    expect(optionalKnobs(on)).toEqual([knob]);
    expect(pointInputOf(on)).toHaveProperty(knob, DEFAULT_SETTINGS[knob]);
    expect(withOptional(on, knob, false)).toEqual(DEFAULT_SETTINGS);
  }
  expect(optionalKnobs({ optional: "nothing,alpha" })).toEqual([]);
});

test("a student has the numbers of its teacher, and no other learner has", async () => {
  const settings = withTeacher(
    { ...DEFAULT_SETTINGS, algorithm: "gradient-flow", teacherLambda: 0, fraction: 0.5 },
    "hinge",
  );
  const student = pointInputOf(settings);
  expect(student).toMatchObject({ loss: "square", teacher: { loss: "hinge", lambda: 0 }, fraction: 0.5 });
  expect(student).not.toHaveProperty("algorithm");
  await expect(resolvePoint(student)).resolves.toBeDefined();
  expect(withLabelLoss(settings, "logistic")).toMatchObject({ loss: "square", teacher: "logistic" });
  expect(Object.keys(pointInputOf(withTeacher(settings, "")))).not.toContain("fraction");
  for (const knob of ["teacherLambda", "fraction"] as const) {
    expect(knobRole(settings, knob, "alpha")).toBe("used");
    expect(knobRole(settings, knob, "capacity")).toBe("unused");
    expect(knobRole(DEFAULT_SETTINGS, knob, "alpha")).toBe("unused");
  }
});

test("knobRole reads along the axes, and hides what has no effect", () => {
  const role = (knob: (typeof NUMBER_KNOBS)[number], view: (typeof VIEW_NAMES)[number]): string =>
    knobRole(DEFAULT_SETTINGS, knob, view);
  expect(role("lambda", "trade-off")).toBe("reading");
  expect(role("lambda", "map")).toBe("reading");
  expect(role("lambda", "capacity")).toBe("unused");
  expect(role("kappa", "alpha")).toBe("unused");
  expect(role("epsilon", "alpha")).toBe("used");
});
