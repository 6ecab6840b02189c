import { expect, test } from "vitest";
import { requireSilence, takeOutput } from "./silence.js";

test("takeOutput returns what the console printed, once", () => {
  console.log("a %s", "line");
  console.error("an error");
  expect(takeOutput()).toBe("a line\nan error\n");
  expect(takeOutput()).toBe("");
});

test("takeOutput returns what was written to the streams", () => {
  process.stdout.write("out");
  process.stderr.write(new TextEncoder().encode("err"));
  expect(takeOutput()).toBe("outerr");
});

test("requireSilence throws with the output after something was printed", () => {
  console.warn("heard");
  expect(requireSilence).toThrow("heard");
});

test("requireSilence passes after silence", () => {
  expect(requireSilence).not.toThrow();
});
