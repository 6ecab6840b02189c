import { expect, test } from "vitest";
import { ampThreads, requireAmpMemory } from "../../../validation/amp/ampMemory.js";

const asked = (d: number, threads: number) => (): void => {
  requireAmpMemory({ alpha: 2, d, threads }, 1e9);
};

test("requireAmpMemory refuses what does not fit with the largest that would, which it accepts", () => {
  expect(asked(10_000, 1)).toThrow(
    "amp: d must lie in [2, 6846]; got 10000. A data set takes 1.9 GB of memory, of which 1.0 GB are free",
  );
  expect(asked(6846, 1)).not.toThrow();
  expect(asked(6847, 1)).toThrow("[2, 6846]");
});

test("requireAmpMemory refuses threads whose data sets do not fit together, with as many as do", () => {
  expect(asked(3000, 8)).toThrow(
    "amp: threads must lie in [1, 4]; got 8. A data set on each of 8 threads takes 1.8 GB of memory, of which 1.0 GB are free",
  );
  expect(asked(3000, 4)).not.toThrow();
});

test("ampThreads are as many as asked for or as fit, and one where none does", () => {
  expect(ampThreads({ alpha: 2, d: 3000 }, 3, 1e9)).toBe(3);
  expect(ampThreads({ alpha: 2, d: 3000 }, 8, 1e9)).toBe(4);
  expect(ampThreads({ alpha: 2, d: 10_000 }, 8, 1e9)).toBe(1);
});

test("requireAmpMemory refuses an alpha that leaves no sample", () => {
  expect(() => {
    requireAmpMemory({ alpha: 0.01, d: 10, threads: 1 }, 1e9);
  }).toThrow("alpha must lie in [0.05, Infinity) at d = 10; got 0.01");
});
