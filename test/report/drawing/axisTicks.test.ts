import fc from "fast-check";
import { expect, test } from "vitest";
import { axisTicks } from "../../../src/report/drawing/axisTicks.js";
import type { Axis } from "../../../src/report/figure.js";

const LENGTH = 200;
const SPACING = 40;

function ticks(
  scale: Axis["scale"],
  low: number,
  high: number,
  more: Partial<Axis> = {},
): ReturnType<typeof axisTicks> {
  return axisTicks({ label: "", scale, ...more }, [low, high], LENGTH, SPACING);
}

function labels(scale: Axis["scale"], low: number, high: number, more: Partial<Axis> = {}): string[] {
  return ticks(scale, low, high, more).major.map(({ label }) => label);
}

test("axisTicks labels a linear axis in steps of 1, 2 or 5, all with the same decimals", () => {
  expect(labels("linear", 0, 1)).toEqual(["$0$", "$0.2$", "$0.4$", "$0.6$", "$0.8$", "$1.0$"]);
  expect(labels("linear", 0.198, 0.241)).toEqual(["$0.20$", "$0.21$", "$0.22$", "$0.23$", "$0.24$"]);
  expect(labels("linear", -10, 10)).toEqual(["$-10$", "$-5$", "$0$", "$5$", "$10$"]);
  expect(labels("linear", 0, 350)).toEqual(["$0$", "$100$", "$200$", "$300$"]);
});

test("axisTicks does not include negative zero or the noise of adding steps", () => {
  const { major, minor } = ticks("linear", -0.4, 0.4);
  expect(major.map(({ value }) => value)).toEqual([-0.4, -0.2, 0, 0.2, 0.4]);
  expect([...major.map(({ value }) => value), ...minor].some((value) => Object.is(value, -0))).toBe(false);
  expect(ticks("linear", 0, 1).major.map(({ value }) => value)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
});

test("axisTicks writes powers of ten where plain decimals are long", () => {
  expect(labels("linear", 0, 1e-5)).toContain("$0.2 \\times 10^{-5}$");
  expect(labels("linear", 0, 4e6)).toContain("$1 \\times 10^{6}$");
  expect(labels("linear", 0, 4e6)[0]).toBe("$0$");
});

test("axisTicks puts minor ticks between the labels and not on them", () => {
  expect(ticks("linear", 0, 1).minor).toEqual([
    0.05, 0.1, 0.15, 0.25, 0.3, 0.35, 0.45, 0.5, 0.55, 0.65, 0.7, 0.75, 0.85, 0.9, 0.95,
  ]);
  expect(ticks("log", 1, 100).minor).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test("axisTicks labels a logarithmic axis with powers of ten, thinned out where they are dense", () => {
  expect(labels("log", 1e-2, 1e2)).toEqual([-2, -1, 0, 1, 2].map((power) => `$10^{${power}}$`));
  expect(labels("log", 1e-15, 1e15)).toEqual([-10, 0, 10].map((power) => `$10^{${power}}$`));
  expect(ticks("log", 1e-15, 1e15).minor).toContain(1e-14);
});

test("axisTicks labels multiples where a logarithmic axis has less than two powers of ten", () => {
  expect(labels("log", 0.05, 0.5)).toEqual(["$0.05$", "$0.1$", "$0.2$", "$0.5$"]);
  expect(labels("log", 2, 8)).toEqual(["$2$", "$3$", "$4$", "$6$", "$8$"]);
  expect(labels("log", 2e-7, 2e-6)).toEqual([
    "$2 \\times 10^{-7}$",
    "$5 \\times 10^{-7}$",
    "$1 \\times 10^{-6}$",
    "$2 \\times 10^{-6}$",
  ]);
});

test("axisTicks labels a very short logarithmic axis like a linear one", () => {
  expect(labels("log", 0.21, 0.23)).toEqual(["$0.210$", "$0.215$", "$0.220$", "$0.225$", "$0.230$"]);
});

test("axisTicks takes the label from a number that would touch a named tick, and leaves its tick", () => {
  const { major, minor } = ticks("log", 1e-2, 1e2, { namedTicks: [{ value: 0.012, label: "$0^+$" }] });
  expect(major.map(({ label }) => label)).toEqual(["$10^{-1}$", "$10^{0}$", "$10^{1}$", "$10^{2}$", "$0^+$"]);
  expect(minor).toContain(0.01);
});

test("axisTicks leaves out a named tick beyond the axis", () => {
  expect(labels("linear", 0, 1, { namedTicks: [{ value: 2, label: "far" }] })).not.toContain("far");
});

test("axisTicks stays inside the range, in order, with at least two labels", () => {
  const range = fc.tuple(
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(range, fc.constantFrom("linear" as const, "log" as const), ([low, ratio], scale) => {
      const high = low * (1 + ratio);
      const { major, minor } = ticks(scale, low, high);
      const values = major.map(({ value }) => value);
      const slack = 1e-8 * (high - low);
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values).toEqual([...values].sort((left, right) => left - right));
      for (const value of [...values, ...minor]) {
        expect(value).toBeGreaterThanOrEqual(low - slack);
        expect(value).toBeLessThanOrEqual(high + slack);
      }
    }),
  );
});

test("axisTicks have few ticks between labels on an axis of hundreds of decades, down to the least number there is", () => {
  for (const low of [1e-12, 1e-60, 1e-220, 1e-307, 1e-315, Number.MIN_VALUE]) {
    const { major, minor } = axisTicks({ label: "", scale: "log" }, [low, 1], 200, 24);
    expect(major.length).toBeGreaterThan(2);
    expect(minor.length).toBeLessThanOrEqual(4 * (major.length + 1));
    for (const value of [...major.map((tick) => tick.value), ...minor]) expect(value).toBeGreaterThan(0);
  }
});
