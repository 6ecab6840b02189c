import { expect, test } from "vitest";
import { damagedLines } from "../../../src/study/store/damagedLines.js";

test("damagedLines counts all and names the first", () => {
  const damaged = damagedLines();
  expect(damaged.found()).toEqual({ count: 0, places: [] });
  for (let line = 1; line <= 9; line++) damaged.note("rows.ndjson", line);
  expect(damaged.found()).toEqual({
    count: 9,
    places: ["rows.ndjson:1", "rows.ndjson:2", "rows.ndjson:3", "rows.ndjson:4", "rows.ndjson:5"],
  });
});

test("damagedLines whose rows are there from other lines are no loss, and are only counted", () => {
  const damaged = damagedLines();
  damaged.note("rows.ndjson", 2, "there");
  damaged.note("rows.ndjson", 3, "gone");
  damaged.note("rows.ndjson", 4);
  expect(damaged.found((key) => key === "there")).toEqual({
    count: 2,
    places: ["rows.ndjson:3", "rows.ndjson:4"],
    repaired: 1,
  });
});
