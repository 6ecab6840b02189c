import { expect, test } from "vitest";
import { type DamagedLine, damagedLines } from "../../../src/study/store/damagedLines.js";

test("damagedLines counts all and names the first", () => {
  expect(damagedLines([])).toEqual({ count: 0, places: [] });
  const lines = Array.from({ length: 9 }, (_, i): DamagedLine => ({ path: "rows.ndjson", line: i + 1 }));
  expect(damagedLines(lines)).toEqual({
    count: 9,
    places: ["rows.ndjson:1", "rows.ndjson:2", "rows.ndjson:3", "rows.ndjson:4", "rows.ndjson:5"],
  });
});

test("damagedLines only counts lines whose rows are there from other lines, and headers that are known", () => {
  const path = "rows.ndjson";
  const lines: DamagedLine[] = [
    { path, line: 1, isRepaired: true },
    { path, line: 2, key: "there" },
    { path, line: 3, key: "gone" },
    { path, line: 4 },
  ];
  expect(damagedLines(lines, (key) => key === "there")).toEqual({
    count: 2,
    places: ["rows.ndjson:3", "rows.ndjson:4"],
    repaired: 2,
  });
});
