import { expect, test } from "vitest";
import type { Question } from "../../../src/web/theory/questions.js";
import { warmUp } from "../../../src/web/worker/warmUp.js";

test("warmUp solves curves that nobody asked for, and lets questions in after each", async () => {
  const log: string[] = [];
  const kinds = new Set<string>();
  await warmUp(
    {
      answers: async function* ({ task }: Question) {
        log.push("curve");
        kinds.add(task.kind);
        await Promise.resolve();
        yield undefined;
      },
    },
    () => {
      log.push("pause");
      return Promise.resolve();
    },
  );
  expect([...kinds]).toEqual(["curve"]);
  expect(log.filter((_entry, index) => index % 2 === 0).every((entry) => entry === "curve")).toBe(true);
  expect(log.filter((_entry, index) => index % 2 === 1).every((entry) => entry === "pause")).toBe(true);
});
