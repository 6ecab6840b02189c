import { expect, test } from "vitest";
import { resultOf } from "../../src/core/resultOf.js";

test("resultOf runs a generator to its end", () => {
  const seen: number[] = [];
  function* steps(): Generator<number, string, undefined> {
    for (const step of [1, 2]) {
      seen.push(step);
      yield step;
    }
    return "end";
  }
  expect(resultOf(steps())).toBe("end");
  expect(seen).toEqual([1, 2]);
});
