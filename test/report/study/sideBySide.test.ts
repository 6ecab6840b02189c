import { expect, test } from "vitest";
import { sideBySide } from "../../../src/report/study/studyLines.js";

const LOG = { label: "", scale: "log" } as const;
const LINEAR = { label: "", scale: "linear" } as const;

test.each([
  [LOG, [0.01, 0.1, 1, 10]],
  [LINEAR, [1, 2, 3, 4]],
])("sideBySide keeps the middle at the place, the order, and the neighbors apart", (axis, places) => {
  for (const count of [1, 2, 3, 6, 20]) {
    const at = sideBySide(axis, places, count);
    if (count % 2 === 1) expect(at(places[1]!, (count - 1) / 2)).toBeCloseTo(places[1]!, 12);
    const all = places.flatMap((place) => Array.from({ length: count }, (_, n) => at(place, n)));
    expect(all).toEqual([...all].sort((one, other) => one - other));
    expect(new Set(all).size).toBe(all.length);
  }
});

test("sideBySide moves points at a single place too, a little", () => {
  for (const axis of [LOG, LINEAR]) {
    const at = sideBySide(axis, [2, 2], 2);
    expect(at(2, 0)).toBeLessThan(2);
    expect(at(2, 0)).toBeGreaterThan(1.8);
    expect(at(2, 1)).toBeGreaterThan(2);
  }
});

test("sideBySide spreads any number of points over 3 % of the axis and a third of a step at most, and across no 0", () => {
  const places = [0.01, 0.1, 1, 10];
  for (const count of [2, 9, 30]) {
    const line = sideBySide(LINEAR, places, count);
    const log = sideBySide(LOG, places, count);
    for (const place of places) {
      const spread = line(place, count - 1) - line(place, 0);
      expect(spread).toBeGreaterThan(0);
      expect(spread).toBeLessThanOrEqual(0.03 * (10 - 0.01) + 1e-12);
      expect(spread).toBeLessThan((0.1 - 0.01) / 3);
      expect(line(place, 0)).toBeGreaterThan(0);
      expect(Math.log(log(place, count - 1) / log(place, 0))).toBeLessThanOrEqual(0.03 * Math.log(1000) + 1e-12);
    }
  }
  const near = sideBySide(LINEAR, [0, 0.001, 10], 9);
  expect(near(0.001, 0)).toBeGreaterThan(0);
  expect(sideBySide(LINEAR, [-0.001, 10], 9)(-0.001, 8)).toBeLessThan(0);
  expect(near(0, 0)).toBe(0);
});
