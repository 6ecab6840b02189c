import { expect, test } from "vitest";
import { axisLimits, limitedAxis } from "../../src/report/axisLimits.js";

test("axisLimits places 0 below and infinity above all values, and knows no others", () => {
  const [zero, infinity] = axisLimits("lambda", [0, 0.01, 100, Number.POSITIVE_INFINITY], "log");
  expect(zero).toMatchObject({ value: 0, label: "$0^+$", shape: "triangle" });
  expect(zero!.x).toBeLessThan(0.01);
  expect(infinity).toMatchObject({ value: Number.POSITIVE_INFINITY, label: "$\\infty$", shape: "square" });
  expect(infinity!.x).toBeGreaterThan(100);
  expect(axisLimits("lambda", [0.01, 100], "log")).toEqual([]);
});

test("axisLimits names 0 as it is where a parameter may be 0: a learner before training is no limit", () => {
  expect(axisLimits("time", [0, 1, 10], "log")).toMatchObject([{ value: 0, label: "$0$" }]);
});

test("limitedAxis ends at the limits and names them, and without limits leaves range and ticks to the axis", () => {
  const limits = axisLimits("lambda", [0, 1, 10], "log");
  const x = [limits[0]!.x, 1, 10];
  expect(limitedAxis(limits, x)).toEqual({ namedTicks: [{ value: x[0], label: "$0^+$" }], domain: [x[0], 10] });
  expect(limitedAxis([], [1, 10])).toEqual({});
});

test("axisLimits put infinity beyond the end of a linear axis, where 0 is a place like others", () => {
  expect(axisLimits("alpha", [0, 2, 10, Number.POSITIVE_INFINITY], "linear")).toEqual([
    { value: Number.POSITIVE_INFINITY, x: 11.2, label: "$\\infty$", shape: "square" },
  ]);
  expect(axisLimits("alpha", [0, 2, 10], "linear")).toEqual([]);
  expect(axisLimits("alpha", [0, Number.POSITIVE_INFINITY], "linear")[0]?.x).toBeGreaterThan(0);
});
