import { MessageChannel } from "node:worker_threads";
import { expect, test } from "vitest";
import { makePart, makePartOnThread } from "../../../src/report/pipeline/makePart.js";
import { ConvergenceError, type Unsolved } from "../../../src/solver/solution.js";
import { entry, options, part } from "./parts.js";

const failing = (error: Error) => entry(part("broken", {}, { compute: () => Promise.reject(error) }));

test("makePart makes the files and tells how far it is", async () => {
  const fractions: number[] = [];
  const request = { name: "figure-1", options: options() };
  const outcome = await makePart(request, (fraction) => fractions.push(fraction), [entry(part("figure-1"))]);
  expect(outcome.status).toBe("made");
  expect(fractions).toEqual([0.5, 1]);
});

test.each([
  [new Error("a bug"), { message: "a bug", cause: "defect" }],
  [new ConvergenceError({ message: "too flat" } as Unsolved), { message: "too flat", cause: "unsolved" }],
])("makePart returns %s as a failure", async (error, failure) => {
  const outcome = await makePart({ name: "broken", options: options() }, () => undefined, [failing(error)]);
  expect(outcome).toEqual({ status: "failed", ...failure });
});

test("makePart does not know a part that is not there", async () => {
  expect(await makePart({ name: "figure-0", options: options() }, () => undefined)).toMatchObject({
    status: "failed",
    cause: "defect",
  });
});

test("makePartOnThread sends its progress through the port", async () => {
  const { port1, port2 } = new MessageChannel();
  // Messages have a way of their own and may arrive after the part.
  const finished = new Promise<void>((resolve) => {
    port1.on("message", (fraction) => {
      if (fraction === 1) resolve();
    });
  });
  const outcome = await makePartOnThread({ request: { name: "figure-1", options: options() }, port: port2 });
  expect(outcome.status).toBe("made");
  await finished;
  port1.close();
});
