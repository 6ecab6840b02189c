import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { interruptible } from "../../../src/cli/run/interruptible.js";

test.each(["SIGINT", "SIGTERM"] as const)(
  "interruptible tells the work of the first %s, and leaves no handler behind, however the work ends",
  async (name) => {
    const before = process.listenerCount(name);
    const stderr = new PassThrough();
    const aborted = await interruptible(stderr, ({ signal }) => {
      expect(process.listenerCount(name)).toBe(before + 1);
      process.emit(name);
      // The second one is the system's: it ends the process.
      expect(process.listenerCount(name)).toBe(before);
      return Promise.resolve(signal.aborted);
    });
    expect(aborted).toBe(true);
    await expect(interruptible(stderr, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(process.listenerCount(name)).toBe(before);
  },
);

test("interruptible answers Ctrl-C on a terminal", async () => {
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  await interruptible(
    stderr,
    () => {
      process.emit("SIGTERM");
      return Promise.resolve();
    },
    "the replicas in hand",
  );
  expect(String(stderr.read())).toContain("finishing the replicas in hand; Ctrl-C again ends at once");
});
