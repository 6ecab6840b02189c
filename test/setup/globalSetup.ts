import { existsSync, readFileSync, rmSync, writeSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { compileSources } from "./compileSources.js";

/** Before the first test, and before every rerun in watch mode. What it returns is called after the last test. */
export default async function setup(project: TestProject): Promise<() => void> {
  const costs = process.env["RAF_TEST_COST"];
  if (costs !== undefined) rmSync(costs, { force: true });
  await compileSources();
  project.onTestsRerun(compileSources);
  return () => {
    // Every project of the tests calls this, and the table is for all of them.
    if (costs !== undefined && existsSync(costs)) {
      writeSync(1, costTable(readFileSync(costs, "utf8")));
      rmSync(costs);
    }
  };
}

/** Test files by processor time, the dearest first, and the sum. */
function costTable(lines: string): string {
  const files = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly file: string; readonly seconds: number })
    .filter(({ file }) => file !== "")
    .sort((a, b) => b.seconds - a.seconds);
  const total = files.reduce((sum, { seconds }) => sum + seconds, 0);
  const row = (seconds: number, text: string): string => `${seconds.toFixed(1).padStart(8)} s  ${text}\n`;
  return [
    ...files.slice(0, 40).map(({ file, seconds }) => row(seconds, file)),
    row(total, `${files.length} files`),
  ].join("");
}
