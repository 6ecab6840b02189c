import { expect, test } from "vitest";
import { sideBySide } from "../../../src/report/study/sideBySide.js";

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
