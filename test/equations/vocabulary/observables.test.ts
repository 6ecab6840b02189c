import { expect, test } from "vitest";
import { minimumReading } from "../../../equations/observables/minimum.js";
import { modelOf, type Point } from "../../../equations/point.js";
import {
  appliesTo,
  CONJUGATE_NAMES,
  isMeasured,
  isObservableName,
  MAIN_OBSERVABLES,
  MEASURE_NAMES,
  MEASURED_NAMES,
  OBJECTIVES,
  OBSERVABLE_NAMES,
  OBSERVABLES,
  OVERLAP_NAMES,
} from "../../../equations/vocabulary/observables.js";
import { saddlePoint } from "../../../src/solver/saddlePoint.js";
import { requireSolved } from "../../../src/solver/solution.js";

const POINT: Point = { model: "linear", loss: "square", alpha: 2, epsilon: 0.3, lambda: 0.5 };

test("every observable is an overlap, a conjugate, or stands by itself", () => {
  expect(OVERLAP_NAMES).toEqual(["m", "q", "V", "q12", "V21"]);
  expect(CONJUGATE_NAMES).toEqual(["mHat", "qHat", "VHat"]);
  const all = [...OVERLAP_NAMES, ...CONJUGATE_NAMES, ...MEASURE_NAMES];
  expect(new Set(all)).toEqual(new Set(OBSERVABLE_NAMES));
  expect(all.length).toBe(OBSERVABLE_NAMES.length);
});

test("words, letters and objectives tell observables apart", () => {
  const entries = OBSERVABLE_NAMES.map((name) => OBSERVABLES[name]);
  for (const key of ["words", "tex", "symbol", "objective"] as const) {
    const texts = entries.flatMap((entry) => entry[key] ?? []);
    expect([key, new Set(texts).size]).toEqual([key, texts.length]);
  }
  for (const [word, name] of Object.entries(OBJECTIVES)) expect(OBSERVABLES[name].objective).toBe(word);
  for (const name of MAIN_OBSERVABLES) expect(OBSERVABLES[name].parameters).toBeUndefined();
});

test("MEASURED_NAMES are what simulations measure, what has the unit of the weights last", () => {
  expect(new Set(MEASURED_NAMES)).toEqual(new Set(OBSERVABLE_NAMES.filter(isMeasured)));
  const scaled = MEASURED_NAMES.map((name) => OBSERVABLES[name].infinitePower !== undefined);
  expect(scaled.lastIndexOf(false)).toBe(scaled.indexOf(true) - 1);
  expect(MEASURED_NAMES.slice(-3)).toEqual(["m", "q", "norm"]);
});

test("isObservableName knows the names of the table, and none that every object has", () => {
  expect(OBSERVABLE_NAMES.every(isObservableName)).toBe(true);
  expect(["E_gen", "toString", "constructor", ""].some(isObservableName)).toBe(false);
});

test("appliesTo asks for the question, the model and the parameters that an entry names", () => {
  const model = modelOf(POINT);
  const given = (observed: object) => ({ ...model, observed });
  for (const name of OBSERVABLE_NAMES) {
    const { only, parameters = [] } = OBSERVABLES[name];
    const all = Object.fromEntries(parameters.map((parameter) => [parameter, 0.5]));
    const asked = only?.questions ?? ["minimum", "training"];
    const models = only?.models ?? ["linear"];
    for (const question of ["minimum", "training"] as const) {
      const expected = asked.includes(question) && models.includes("linear");
      expect([name, appliesTo(name, given(all), question)]).toEqual([name, expected]);
      if (parameters.length > 0) expect(appliesTo(name, given({}), question)).toBe(false);
    }
  }
  expect(appliesTo("pull", model, "training")).toBe(true);
  expect(appliesTo("pull", model, "minimum")).toBe(false);
});

test("the values of the square loss are those of its closed forms", () => {
  const solved = requireSolved(saddlePoint(modelOf(POINT)));
  const reading = minimumReading(solved);
  const valueAt = (name: (typeof OBSERVABLE_NAMES)[number]): number => OBSERVABLES[name].value(reading)!;
  const { m, q, V } = solved.overlaps;
  const { alpha, epsilon, lambda } = POINT;
  expect([valueAt("m"), valueAt("q"), valueAt("V")]).toEqual([m, q, V]);
  expect(valueAt("generalizationError")).toBeCloseTo(Math.acos(m / Math.sqrt(q)) / Math.PI, 14);
  const [facts, rules] = [valueAt("memorizationError"), valueAt("ruleTrainingError")];
  expect(valueAt("trainingError")).toBeCloseTo(epsilon * facts + (1 - epsilon) * rules, 15);
  expect(rules).toBeLessThan(facts);
  // The mean of (y - f)^2 / 2 on the samples, and the objective.
  const loss = (0.5 * (1 + q - 2 * (1 - epsilon) * m * Math.sqrt(2 / Math.PI))) / (1 + V) ** 2;
  expect(valueAt("trainingLoss")).toBeCloseTo(loss, 13);
  expect(valueAt("norm")).toBeCloseTo(q, 14);
  expect(valueAt("freeEnergy")).toBeCloseTo(alpha * loss + 0.5 * lambda * q, 13);
  expect([valueAt("mHat"), valueAt("qHat"), valueAt("VHat")].every((value) => value > 0)).toBe(true);
});
