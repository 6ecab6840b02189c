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
  const heard: unknown[] = [];
  port1.on("message", (fraction) => heard.push(fraction));
  const outcome = await makePartOnThread({ request: { name: "figure-1", options: options() }, port: port2 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  port1.close();
  expect(outcome.status).toBe("made");
  expect(heard.at(-1)).toBe(1);
});
