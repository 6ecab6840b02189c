import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progressBar, timeLeft } from "../../../src/cli/run/progressBar.js";

/** A stream that says it is a terminal of a width that the bar asks for. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 80;
}

test("progressBar shows the fraction on a terminal, and takes itself away", async () => {
  const terminal = new Terminal();
  const bar = await progressBar(terminal);
  bar.update(0.5);
  bar.clear();
  const shown = String(terminal.read());
  expect(shown).toContain(" 50%");
  expect(shown.lastIndexOf("\u001b[2K")).toBeGreaterThan(shown.lastIndexOf("50%"));
});

test("progressBar is silent anywhere else", async () => {
  const pipe = new PassThrough();
  const bar = await progressBar(pipe);
  bar.update(0.5);
  bar.clear();
  expect(pipe.read()).toBeNull();
});

test.each([
  [0.01, 1000, ""],
  [0.5, 3000, ", 3 s left"],
  [0.25, 30_000, ", 1:30 left"],
  [0.1, 500, ", 5 s left"],
  [1, 1000, ""],
])("timeLeft at %s after %s ms is %j", (fraction, elapsed, text) => {
  expect(timeLeft(fraction, elapsed)).toBe(text);
});
