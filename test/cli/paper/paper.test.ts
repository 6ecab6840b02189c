/** @module-tag heavy */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../freshFolder.js";
import { run } from "../inProcess.js";
import { finished, start } from "../process.js";

let folder = "";
freshFolder((path) => {
  folder = path;
});

const PICTURES = ["figure-1.pdf", "figure-1.png", "figure-1.svg"];
const FILES = [
  "agreement.csv",
  "agreement.json",
  "agreement.txt",
  "figure-1.csv",
  "figure-1.json",
  ...PICTURES,
  "manifest.json",
  "report.html",
];

test("raf paper 1 makes the figure, prints the published numbers against ours, and reuses it the next time", {
  tags: ["slow"],
}, async () => {
  const out = join(folder, "new", "figures");
  const first = await finished(start(["paper", "1", "--out", out]));
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toContain("7 of 7 published numbers reproduced");
  expect(first.stdout).toMatch(/\nmade figure-1: 5 files\nreport: .*report\.html\n$/);
  expect(readdirSync(out).sort()).toEqual(FILES);
  const [header, zero] = readFileSync(join(out, "figure-1.csv"), "utf8").split("\n");
  expect(header).toMatch(/^loss,model,lambda,status,m,q,V,/);
  expect(zero).toMatch(/^square,perceptron,0,converged,/);

  const times = (names: readonly string[]): number[] => names.map((name) => statSync(join(out, name)).mtimeMs);
  const kept = [...PICTURES, "figure-1.csv", "report.html"];
  const before = times(kept);
  // The compiled program again: code that is loaded from its sources counts as other code.
  const second = await finished(start(["paper", "1", "--out", out]));
  expect(second).toMatchObject({ exitCode: 0, stderr: "" });
  expect(second.stdout).toBe(first.stdout.replace("made", "reused"));
  expect(times(kept)).toEqual(before);

  const picture = readFileSync(join(out, "figure-1.svg"), "utf8");
  writeFileSync(join(out, "figure-1.svg"), picture.slice(0, 1000));
  expect((await run(["paper", "1", "--out", out])).stdout).toContain("made figure-1");
  expect(readFileSync(join(out, "figure-1.svg"), "utf8")).toBe(picture);

  const narrow = await run(["paper", "1", "--out", out, "--width", "one-column", "--no-report"]);
  expect(narrow.stdout).toMatch(/made figure-1: 5 files\n$/);
  expect(readFileSync(join(out, "figure-1.svg"), "utf8")).toContain('width="243pt"');
});

test("raf paper table prints the table, at the digits asked for and with errors", async () => {
  const { exitCode, stdout, stderr } = await run(["paper", "table", "--out", folder, "--digits", "3", "--errors"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^Least generalization error/);
  expect(stdout).toContain(" +/-");
  expect(stdout).toContain("0.243 ");
  expect(readFileSync(join(folder, "table-least-errors.tex"), "utf8")).toContain(
    "% raf paper table --digits 3 --errors",
  );
});

test("raf paper ends at once on Ctrl-C, and leaves no half-written file", async () => {
  const out = join(folder, "figures");
  const child = start(["paper", "3", "--out", out]);
  const ended = finished(child);
  // The signal is listened to before the folder is made; then the figure takes some seconds.
  while (!existsSync(out)) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill("SIGINT");
  expect(await ended).toEqual({
    exitCode: 130,
    stdout: "",
    stderr: "raf paper: interrupted; finished parts are kept, but none was finished\n",
  });
  expect(readdirSync(out)).toEqual([]);
});

test.each([
  ["a file in the place of the folder", "file", "There is a file of this name"],
  ["a file above the folder", "file/figures", "A part of the path is a file, not a folder"],
])("raf paper refuses %s", async (_what, name, reason) => {
  writeFileSync(join(folder, "file"), "");
  const path = join(folder, name);
  const { exitCode, stdout, stderr } = await run(["paper", "1", "--out", path]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toBe(
    `raf paper: out cannot be ${JSON.stringify(path)}; allowed: folders that can be written. ${reason}\n`,
  );
});

test("raf paper refuses a folder whose manifest is read-only, before it computes", async () => {
  writeFileSync(join(folder, "manifest.json"), "{}");
  chmodSync(join(folder, "manifest.json"), 0o444);
  const { exitCode, stderr } = await run(["paper", "1", "--out", folder]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^raf paper: out cannot be ".*manifest\.json"; allowed: .* The file is read-only\n$/);
  expect(readdirSync(folder)).toEqual(["manifest.json"]);
});

test.each([
  ["paper 1 --width wide", 'width must lie in {one-column, two-column}; got "wide"'],
  ["paper 1 --digits 0", "digits must lie in the integers 1 to 17; got 0"],
  ["paper one", "part must lie in {1, 2, "],
])("raf %s is refused, and nothing is made", async (line, message) => {
  const { exitCode, stderr } = await run(`${line} --out ${join(folder, "figures")}`);
  expect(exitCode).toBe(2);
  expect(stderr.startsWith(`raf paper: ${message}`), stderr).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});
