import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { axisDomain } from "../../../src/report/drawing/axisDomain.js";

const LINEAR = { label: "", scale: "linear" } as const;
const LOG = { label: "", scale: "log" } as const;

test("axisDomain(axis, values, where) leaves a margin on both sides of the data", () => {
  expect(axisDomain(LINEAR, [3, 1, 2], "x")).toEqual([0.9, 3.1]);
  const [low, high] = axisDomain(LOG, [1, 100], "x");
  expect(low).toBeCloseTo(100 ** -0.05, 12);
  expect(high).toBeCloseTo(100 ** 1.05, 9);
});

test("axisDomain(axis, values, where) ignores null, NaN and infinite values", () => {
  const values = [null, 1, Number.NaN, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  expect(axisDomain(LINEAR, values, "x")).toEqual([0.9, 3.1]);
});

test("axisDomain(axis, values, where) opens a range around a single value, and around rounding noise", () => {
  expect(axisDomain(LINEAR, [0], "x")).toEqual([-1, 1]);
  expect(axisDomain(LINEAR, [-5], "x")).toEqual([-5.5, -4.5]);
  expect(axisDomain(LOG, [4], "x")).toEqual([2, 8]);
  const [low, high] = axisDomain(LINEAR, [1, 1 + Number.EPSILON], "x");
  expect(high - low).toBeCloseTo(0.2, 12);
});

test("axisDomain(axis, values, where) takes the axis's own domain as it is", () => {
  expect(axisDomain({ ...LINEAR, domain: [0, 2] }, [5, 6], "x")).toEqual([0, 2]);
});

test.each([
  ["nothing finite", LINEAR, [null, Number.NaN], "none"],
  ["no values", LINEAR, [], "none"],
  ["zero on a logarithmic axis", LOG, [1, 0], "got 0"],
  ["a negative value on a logarithmic axis, even with a domain", { ...LOG, domain: [1, 2] as const }, [-1], "got -1"],
  ["a domain of no length", { ...LINEAR, domain: [1, 1] as const }, [1], "domain"],
  ["an infinite domain", { ...LINEAR, domain: [0, Number.POSITIVE_INFINITY] as const }, [1], "domain"],
  ["a logarithmic domain from zero", { ...LOG, domain: [0, 1] as const }, [1], "domain"],
])("axisDomain throws a ParameterError for %s", (_case, axis, values, message) => {
  expect(() => axisDomain(axis, values, "panel (a), x")).toThrow(ParameterError);
  expect(() => axisDomain(axis, values, "panel (a), x")).toThrow(message);
  expect(() => axisDomain(axis, values, "panel (a), x")).toThrow("panel (a), x");
});

test("axisDomain(axis, values, where) stays among the positive numbers on a logarithmic axis", () => {
  const [low, high] = axisDomain({ label: "", scale: "log" }, [5e-324, 1e308], "chart");
  expect(low).toBe(5e-324);
  expect(high).toBe(Number.MAX_VALUE);
});
