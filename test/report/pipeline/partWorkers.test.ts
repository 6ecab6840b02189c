/** @module-tag heavy */
import { expect, test } from "vitest";
import { partWorkers } from "../../../src/report/pipeline/partWorkers.js";
import { options } from "./parts.js";

test("partWorkers makes a part on another thread, and tells how far it is", async () => {
  const workers = partWorkers(1);
  const fractions: number[] = [];
  const outcome = await workers.make({ name: "figure-1", options: options() }, (fraction) => fractions.push(fraction));
  await workers.close();
  expect(outcome.status).toBe("made");
  expect(fractions.length).toBeGreaterThan(0);
});

test("partWorkers ends in the middle of a part when it is closed", async () => {
  const workers = partWorkers(1);
  const made = workers.make({ name: "figure-3", options: options() }, () => undefined);
  const ended = expect(made).rejects.toThrow();
  setTimeout(() => void workers.close(), 50);
  await ended;
});
