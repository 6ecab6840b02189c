import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { interruptible } from "../../../src/cli/run/interruptible.js";

test("interruptible tells the work of the first Ctrl-C, and leaves no handler behind, however the work ends", async () => {
  const before = process.listenerCount("SIGINT");
  const stderr = new PassThrough();
  const aborted = await interruptible(stderr, ({ signal }) => {
    expect(process.listenerCount("SIGINT")).toBe(before + 1);
    process.emit("SIGINT");
    // The second one is the system's: it ends the process.
    expect(process.listenerCount("SIGINT")).toBe(before);
    return Promise.resolve(signal.aborted);
  });
  expect(aborted).toBe(true);
  await expect(interruptible(stderr, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(process.listenerCount("SIGINT")).toBe(before);
});
