import { expect, test } from "vitest";
import { isLossName, LOSS_NAMES, LOSSES, namedLoss } from "../../equations/vocabulary/losses.js";

/** Margins off every kink. */
const MARGINS = [-30, -2.3, -0.4, 0.37, 0.96, 1.04, 2.5, 20];

test.each([
  ["square", (u: number) => (1 - u) ** 2 / 2],
  ["hinge", (u: number) => Math.max(0, 1 - u)],
  ["squared-hinge", (u: number) => Math.max(0, 1 - u) ** 2 / 2],
  ["logistic", (u: number) => Math.log(1 + Math.exp(-u))],
] as const)("LOSSES.%s has the value of the theory", (name, value) => {
  for (const u of MARGINS) expect(LOSSES[name].loss.value(u)).toBeCloseTo(value(u), 12);
});

test("the logistic loss neither overflows nor underflows far out", () => {
  const logistic = LOSSES.logistic.loss;
  expect(logistic.value(-1e6)).toBe(1e6);
  expect(logistic.value(1e6)).toBe(0);
  expect([logistic.slope(-1e6), logistic.slope(1e6)]).toEqual([-1, -0]);
  expect([logistic.curvature(-1e6), logistic.curvature(1e6)]).toEqual([0, 0]);
});

test("isLossName knows the names of the table, and no name that every object has, nor what is no text", () => {
  expect(LOSS_NAMES.every(isLossName)).toBe(true);
  for (const other of ["toString", "constructor", "Hinge", "max(0,1-u)", "", 3, undefined, null, ["hinge"]]) {
    expect(isLossName(other)).toBe(false);
  }
  expect(namedLoss("toString")).toBeUndefined();
});
