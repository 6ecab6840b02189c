import { expect, test } from "vitest";
import { against, type Row, rowOf, slowerThan } from "../../bench/row.js";

const row = (name: string, value: number, noise = 0): Row => ({ name, value, unit: "ms", noise });

test("rowOf converts seconds into the unit, by the number of points", () => {
  expect(rowOf("curve", { seconds: 2e-3, noise: 0.1 }, "us a point", 200)).toMatchObject({ value: 10, noise: 0.1 });
  expect(rowOf("start", { seconds: 0.25, noise: 0 }, "ms").value).toBe(250);
});

test("against compares with a row of the same run", () => {
  expect(against(row("solve", 90), row("an empty node", 30)).ratio).toEqual({ to: "an empty node", value: 3 });
});

test("slowerThan names what got slower by more than the noise of both runs, and nothing that only one run has", () => {
  const before = [row("a", 10, 0.1), row("b", 10), row("c", 10)];
  const now = [row("a", 13, 0.2), row("b", 13), row("c", 9), row("d", 99)];
  expect(slowerThan(before, now)).toEqual([{ name: "b", factor: 1.3, allowed: 1.1 }]);
});
