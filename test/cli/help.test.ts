import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowedRange, NUMERIC_NAMES, PARAMETERS } from "../../equations/vocabulary/parameters.js";
import { COMMANDS } from "../../src/cli/program.js";
import { ROOT } from "../architecture/sourceTree.js";
import { runCommand } from "../documentation/commands.js";
import { npyFile } from "../validation/realData/dataFiles.js";
import { gaussianSet } from "../validation/realData/sets.js";
import { run } from "./inProcess.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-help-"));
  const point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 1 };
  writeFileSync(join(folder, "points.ndjson"), `${JSON.stringify(point)}\n`);
  const { d, values, labels } = gaussianSet(3, 120, 1);
  writeFileSync(join(folder, "images.npy"), npyFile("images.npy", [120, d], values).bytes);
  writeFileSync(join(folder, "labels.npy"), npyFile("labels.npy", [120], labels, "u1").bytes);
  cpSync(join(ROOT, "examples"), join(folder, "examples"), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Commands whose examples take a second of processor time and more, or read the store of another example: their own tests run them at smaller sizes. */
const SLOW_COMMANDS = new Set([
  "dynamics",
  "merge",
  "paper",
  "plot",
  "realdata",
  "simulate",
  "status",
  "sweep",
  "validate",
]);

const examplesIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}\$ (.*)$/gm)].map(([, example]) => example ?? "");

test("raf --version prints the version of the package", async () => {
  const { version } = createRequire(import.meta.url)("raf-theory/package.json") as { version: string };
  for (const flag of ["--version", "-v"]) {
    expect(await run(flag)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  }
});

test("raf --help lists every command with one line, and an example", async () => {
  const { exitCode, stdout, stderr } = await run("--help");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  for (const { name, summary } of COMMANDS) expect(stdout).toContain(`  ${name.padEnd(16)}${summary.slice(0, 60)}`);
  expect(examplesIn(stdout)).toHaveLength(1);
  expect(await run("help")).toMatchObject({ exitCode: 0, stdout });
});

test("raf solve --help has the meaning and the range of every parameter", async () => {
  const { stdout } = await run("solve --help");
  const text = stdout.replace(/\s+/g, " ");
  for (const name of NUMERIC_NAMES) {
    expect(text).toContain(PARAMETERS[name].help);
    expect(text).toContain(`in ${allowedRange(name)}`);
  }
  expect(await run("help solve")).toEqual({ exitCode: 0, stdout, stderr: "" });
});

describe.each(COMMANDS.map(({ name }) => name))("raf %s --help", (name) => {
  test("prints to standard output, with examples", async () => {
    const { exitCode, stdout, stderr } = await run([name, "--help"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(examplesIn(stdout).length).toBeGreaterThan(0);
  });

  // raf explore serves until it is interrupted: explore.test.ts runs its examples.
  test.skipIf(name === "explore")(
    "has examples that work",
    { tags: [SLOW_COMMANDS.has(name) ? "slow" : "heavy"] },
    async () => {
      for (const example of examplesIn((await run([name, "--help"])).stdout)) {
        expect(await runCommand(example, folder), example).toMatchObject({ exitCode: 0, stderr: "" });
      }
    },
  );
});
