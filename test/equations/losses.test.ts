import { expect, test } from "vitest";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import { derivative } from "../numerics/derivative.js";

const ALL = Object.values(LOSSES).map(({ loss }) => loss);
/** Margins off every kink. */
const MARGINS = [-30, -2.3, -0.4, 0.37, 0.96, 1.04, 2.5, 20];

test("LOSSES holds the four built-in losses under their own names", () => {
  expect(Object.keys(LOSSES)).toEqual(["square", "hinge", "squared-hinge", "logistic"]);
  for (const [name, { loss }] of Object.entries(LOSSES)) expect(loss.name).toBe(name);
});

test.each([
  ["square", (u: number) => (1 - u) ** 2 / 2],
  ["hinge", (u: number) => Math.max(0, 1 - u)],
  ["squared-hinge", (u: number) => Math.max(0, 1 - u) ** 2 / 2],
  ["logistic", (u: number) => Math.log(1 + Math.exp(-u))],
] as const)("LOSSES.%s has the value of the theory", (name, value) => {
  for (const u of MARGINS) expect(LOSSES[name].loss.value(u)).toBeCloseTo(value(u), 12);
});

test.each(ALL)("the $name loss has its slope and curvature as derivatives, and is convex", (loss) => {
  for (const u of MARGINS) {
    expect(derivative(loss.value, u, 1e-3)).toBeCloseTo(loss.slope(u), 9);
    expect(derivative(loss.slope, u, 1e-3)).toBeCloseTo(loss.curvature(u), 9);
    expect(loss.curvature(u)).toBeGreaterThanOrEqual(0);
  }
});

test.each(ALL)("the $name loss pulls at the decision boundary and is least where it says", (loss) => {
  expect(loss.pull).toBe(-loss.slope(0));
  const { from, to } = loss.minimizers;
  if (from === Number.POSITIVE_INFINITY) {
    expect(loss.slope(30)).toBeLessThan(0);
    expect(loss.value(700)).toBeLessThan(1e-300);
    return;
  }
  expect(loss.slope(from - 1e-6)).toBeLessThan(0);
  expect(loss.value(from)).toBe(0);
  if (to === Number.POSITIVE_INFINITY) expect(loss.value(1e6)).toBe(0);
  else expect(loss.slope(to + 1e-6)).toBeGreaterThan(0);
});

test("the logistic loss neither overflows nor underflows far out", () => {
  const logistic = LOSSES.logistic.loss;
  expect(logistic?.value(-1e6)).toBe(1e6);
  expect(logistic?.value(1e6)).toBe(0);
  expect([logistic?.slope(-1e6), logistic?.slope(1e6)]).toEqual([-1, -0]);
  expect([logistic?.curvature(-1e6), logistic?.curvature(1e6)]).toEqual([0, 0]);
});
