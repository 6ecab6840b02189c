import { expect, test } from "vitest";
import { requireAmpMemory } from "../../../validation/amp/ampMemory.js";

test("requireAmpMemory refuses what does not fit with the largest that would, which it accepts", () => {
  const asked = (d: number) => (): void => {
    requireAmpMemory({ alpha: 2, d }, 1e9);
  };
  expect(asked(10_000)).toThrow(
    "amp: d must lie in [2, 7071]; got 10000. A data set takes 1.8 GB of memory, of which 1.0 GB are free",
  );
  expect(asked(7071)).not.toThrow();
  expect(asked(7072)).toThrow("[2, 7071]");
});

test("requireAmpMemory refuses an alpha that leaves no sample", () => {
  expect(() => {
    requireAmpMemory({ alpha: 0.01, d: 10 }, 1e9);
  }).toThrow("alpha must lie in [0.05, Infinity) at d = 10; got 0.01");
});
