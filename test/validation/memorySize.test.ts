import { expect, test } from "vitest";
import { gigabytesFree, gigabytesNeeded } from "../../validation/memorySize.js";

test("gigabytesNeeded is no less, and gigabytesFree no more than there is", () => {
  expect([6e9, 6.01e9, 6.09e9, 1e6].map(gigabytesNeeded)).toEqual(["6.0", "6.1", "6.1", "0.1"]);
  expect([6e9, 6.01e9, 6.09e9, 1e6].map(gigabytesFree)).toEqual(["6.0", "6.0", "6.0", "0.0"]);
});
