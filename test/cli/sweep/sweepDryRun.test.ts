import { expect, test } from "vitest";
import { durationText, sizeText } from "../../../src/cli/sweep/sweepDryRun.js";

test("durationText and sizeText use the unit that a person would, with two digits", () => {
  expect([2e-5, 0.0021, 1, 59, 93, 7200, 3e6].map(durationText)).toEqual([
    "20 us",
    "2.1 ms",
    "1 s",
    "59 s",
    "1.6 min",
    "2 h",
    "35 days",
  ]);
  expect([12, 1500, 116_589_428, 3.2e9, 2e12].map(sizeText)).toEqual([
    "12 bytes",
    "1.5 kB",
    "120 MB",
    "3.2 GB",
    "2 TB",
  ]);
});
