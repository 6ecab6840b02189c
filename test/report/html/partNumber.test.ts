import { expect, test } from "vitest";
import { partNumber } from "../../../src/report/html/partSection.js";

test("partNumber tells what is in the paper from what is not", () => {
  expect(["figure-12", "table", "double-descent", "figure-x"].map(partNumber)).toEqual([
    "Figure 12",
    "Table",
    "Beyond the paper",
    "Beyond the paper",
  ]);
});
