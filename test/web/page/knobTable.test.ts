import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { SLIDERS, sliderPosition, sliderValue, typedNumber, writtenNumber } from "../../../src/web/page/knobTable.js";
import { NUMBER_KNOBS } from "../../../src/web/state/curveSettings.js";

test.each(NUMBER_KNOBS)("sliderPosition finds the position of every value that the slider of %s gives", (knob) => {
  const slider = SLIDERS[knob];
  const lost = [];
  for (let position = 0; position <= slider.steps; position++) {
    const value = sliderValue(slider, position);
    // Either position will do if rounding to three digits makes two positions one.
    if (sliderValue(slider, sliderPosition(slider, value)) !== value) lost.push(position);
  }
  expect(lost).toEqual([]);
});

test("sliderValue has the limits of lambda at its ends, and sliderPosition keeps them apart from the smallest and largest", () => {
  const { lambda } = SLIDERS;
  expect([sliderValue(lambda, 0), sliderValue(lambda, lambda.steps)]).toEqual([0, Number.POSITIVE_INFINITY]);
  expect([sliderPosition(lambda, 1e-30), sliderPosition(lambda, 1e30)]).toEqual([1, lambda.steps - 1]);
  const { time } = SLIDERS;
  expect([sliderValue(time, 0), sliderValue(time, time.steps)]).toEqual([0.01, Number.POSITIVE_INFINITY]);
  expect([sliderPosition(time, 0.001), sliderPosition(time, Number.POSITIVE_INFINITY)]).toEqual([0, time.steps]);
});

test.each(NUMBER_KNOBS)("typedNumber reads what writtenNumber wrote of %s, to the last digit", (knob) => {
  for (const value of knob === "steps" ? [7, 1234] : [1 / 3, 0.1 + 0.2, 1e-7])
    expect(typedNumber(knob, writtenNumber(knob, value), {})).toBe(value);
});

test("writtenNumber writes a fraction where that is shorter, and decimals otherwise", () => {
  expect(["20/9", "1/3", "0.125", "0.123456789"]).toEqual(
    [2 / 0.9, 1 / 3, 0.125, 0.123456789].map((value) => writtenNumber("alpha", value)),
  );
});

test.each([
  ["alpha", "0", "(0, Infinity)"],
  ["epsilon", "1.1", "[0, 1]"],
  ["lambda", "-1", "[0, Infinity]"],
  ["gamma", "pi/2", "(0, pi/2)"],
  ["bandwidth", "700", "(0, 700)"],
  ["time", "-1", "[0, Infinity]"],
  ["steps", "1.5", "the whole numbers in [0, Infinity]"],
  ["kappa", "-2", "(0, Infinity)"],
] as const)("typedNumber refuses %s = %s and says what is allowed", (knob, text, allowed) => {
  expect(() => typedNumber(knob, text, {})).toThrow(ParameterError);
  expect(() => typedNumber(knob, text, {})).toThrow(`${knob} must lie in ${allowed}`);
});

test.each([
  ["kappa", "two", "(0, Infinity)"],
  ["alpha", "2^3", "(0, Infinity)"],
  ["alpha", "sqrt(2)", "(0, Infinity)"],
  ["lambda", "1,5", "[0, Infinity]"],
  ["bandwidth", "", "(0, 700)"],
] as const)("typedNumber says of %s = %s that it is not read as a number, and what is", (knob, text, allowed) => {
  expect(() => typedNumber(knob, text, {})).toThrow(ParameterError);
  expect(() => typedNumber(knob, text, {})).toThrow(
    `${knob} cannot be "${text}"; allowed: numbers in ${allowed}. Type a number such as 0.5, 1e-3, pi/4 or 2/(1-epsilon)`,
  );
});
