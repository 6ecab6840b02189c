import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allPlans, namedPlans, packageFile } from "../../../src/cli/plans/builtInPlans.js";
import { planFile } from "../../../src/cli/run/planFile.js";
import { editDistance } from "../../../src/core/nearMiss.js";
import { run } from "../inProcess.js";

test("raf plans lists every plan that comes with the package", async () => {
  const { exitCode, stdout } = await run("plans");
  expect(exitCode).toBe(0);
  for (const { name, summary } of allPlans())
    expect(stdout).toMatch(new RegExp(`^${name} .*${summary.slice(0, 20)}`, "m"));
});

test("every plan that comes with the package can be read, and raf plans NAME prints it", async () => {
  for (const { name, files } of allPlans()) {
    const { stdout } = await run(`plans ${name}`);
    for (const file of files) {
      const { source } = await planFile(packageFile(file), "full");
      expect(stdout).toContain(source.text);
    }
  }
});

test("no two plans are one letter apart: a slip of the hand is refused, and does not run another plan", () => {
  const names = allPlans().map(({ name }) => name);
  const numbered = (name: string): boolean => /\d$/.test(name);
  const near = names.flatMap((name, k) =>
    names
      .slice(k + 1)
      .filter((other) => !(numbered(name) && numbered(other)) && editDistance(name, other) < 2)
      .map((other) => `${name}, ${other}`),
  );
  expect(near).toEqual([]);
});

test("raf plans and raf sweep suggest the plan that was meant", async () => {
  for (const command of ["plans phsae", "sweep phsae"]) {
    const { exitCode, stderr } = await run(command);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/phase.*Did you mean phase\?\n$/);
  }
  expect((await run("sweep nothing.yaml")).stderr).toMatch(/There is no such file/);
});

test("raf sweep NAME runs a plan from any folder, under its name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "raf-plans-"));
  try {
    const store = join(folder, "phase.store");
    const { exitCode, stdout } = await run(`sweep phase --small --workers 1 --store ${store}`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/rows are in .*phase\.store/);
    expect((await run(`merge ${store} --out ${join(folder, "t.csv")} --part optimum`)).exitCode).toBe(0);
    const merged = await run(`merge ${store} --out - --part optimum`);
    expect(merged.exitCode).toBe(0);
    expect(merged.stdout).toMatch(/^.*alpha.*,status,/);
    expect(merged.stderr).toMatch(/-: \d+ rows/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a file has precedence over a plan of its name", () => {
  const folder = mkdtempSync(join(tmpdir(), "raf-plans-"));
  const before = process.cwd();
  try {
    writeFileSync(join(folder, "phase"), "name: own\n");
    expect(namedPlans("phase", "sweep").paths[0]).toMatch(/examples.phase\.yaml$/);
    process.chdir(folder);
    expect(namedPlans("phase", "sweep").paths).toEqual(["phase"]);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
});
