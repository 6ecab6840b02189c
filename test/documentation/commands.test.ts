/** @module-tag heavy */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commandsOf, matchesOutput, runCommand } from "./commands.js";

const folder = mkdtempSync(join(tmpdir(), "raf-commands-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const block = (code: string, language = "sh") => ({ line: 10, language, code });

test("commandsOf takes the prompted lines and the output below them", () => {
  const code =
    "$ npm install\nadded\n$ raf solve \\\n    --alpha 2\nm 0.5\n\nq 1\n$ npx raf sweep | head -1\n# long is output here";
  expect(commandsOf(block(code))).toEqual([
    { line: 13, text: "raf solve --alpha 2", output: "m 0.5\n\nq 1" },
    { line: 18, text: "npx raf sweep | head -1", output: "# long is output here" },
  ]);
});

test("commandsOf takes every command line where there is no prompt", () => {
  const code = "npm ci && npx raf paper 1\nnpx raf solve # the perceptron\nm 0.5\n\n# then\nraf sweep > a.csv\ncd x";
  expect(commandsOf(block(code, "bash"))).toEqual([
    { line: 12, text: "npx raf solve # the perceptron", output: "m 0.5" },
    { line: 16, text: "raf sweep > a.csv", output: undefined },
  ]);
});

test("commandsOf leaves out what is marked long, and other languages", () => {
  expect(commandsOf(block("raf paper # long\n# long: a night\nraf paper 9\nraf solve"))).toEqual([
    { line: 14, text: "raf solve", output: undefined },
  ]);
  expect(commandsOf(block("raf solve", "ts"))).toEqual([]);
});

test("matchesOutput compares line by line, with three dots for anything", () => {
  expect(matchesOutput("m 0.5  \nq 1\n", "m 0.5\nq 1")).toBe(true);
  expect(matchesOutput("m 0.5\nq 2", "m 0.5\nq 1")).toBe(false);
  expect(matchesOutput("a\nb\nc\nd", "a\n...\nd")).toBe(true);
  expect(matchesOutput("done in 12 s (1+1)", "done in … s (1+1)")).toBe(true);
  expect(matchesOutput("done in 12 s\nmore", "done in ... s")).toBe(false);
});

test("runCommand returns the exit code and both streams of a process in the folder", async () => {
  expect(await runCommand("pwd -P > here; cat here; echo bad >&2; exit 3", folder)).toEqual({
    exitCode: 3,
    stdout: expect.stringContaining("raf-commands-") as string,
    stderr: "bad\n",
  });
});

test("runCommand puts this program on the path", async () => {
  const { exitCode, stdout } = await runCommand("command -v raf", folder);
  expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: join(folder, ".bin", "raf") });
});
