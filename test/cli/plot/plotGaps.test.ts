import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { scratchFolder, swept } from "../../study/studies.js";
import { run } from "../inProcess.js";

const RIDGE = `name: ridge
fixed: {model: linear, loss: square, epsilon: 0.2}
axes: {alpha: [2, 4], lambda: {from: 0.01, to: 10, count: 6, scale: log}}
compute: points
`;

/** A store of which the rows of one line, a damaged one, are lost. */
async function damagedStore(folder: string): Promise<string> {
  const store = join(folder, "damaged.store");
  await swept(store, RIDGE);
  const path = join(store, readdirSync(store).find((own) => own.endsWith(".ndjson"))!);
  const lines = readFileSync(path, "utf8").split("\n");
  const third = lines.findIndex((line) => line.startsWith('["')) + 3;
  lines[third] = lines[third]!.replace(/,0\./, ",7.");
  writeFileSync(path, lines.join("\n"));
  return store;
}

test("raf plot has a gap at a damaged row, tells it as raf merge does, and writes the figure with exit code 3", async () => {
  const folder = scratchFolder();
  const store = await damagedStore(folder);
  const out = join(folder, "t.svg");
  const words = ["plot", store, "--x", "lambda", "--value", "generalizationError", "--out", out];
  const plotted = await run(words);
  const merged = await run(["merge", store, "--out", join(folder, "t.csv")]);
  expect(plotted).toEqual({
    exitCode: 3,
    stdout: `${out}\n`,
    stderr: merged.stderr.replace("raf merge", "raf plot"),
  });
  expect(plotted.stderr).toMatch(/1 damaged line was left out: .*\npoints: 1 of 12 rows are missing\n/);
  expect(readFileSync(out, "utf8")).toContain('aria-label="no result"');
  const view = { x: "lambda", value: "generalizationError", at: {}, log: "automatic" } as const;
  const [panel] = (await studyFigure(await readPlan(RIDGE, "p"), await rowIndex([store]), view)).panels;
  expect(panel?.lines?.map(({ y }) => y.filter((value) => value === null).length).sort()).toEqual([0, 1]);
  expect(panel?.lines?.map(({ x }) => x.length)).toEqual([6, 6]);
  expect(panel?.gaps?.x).toHaveLength(1);
});

test("raf plot of one shard's store counts the drawn rows that are missing, and names the shards that compute them", async () => {
  const folder = scratchFolder();
  const store = join(folder, "first.store");
  await swept(store, RIDGE, { shard: { index: 1, count: 3 } });
  const out = join(folder, "t.svg");
  const words = ["plot", store, "--x", "lambda", "--value", "generalizationError", "--out", out];
  const all = await run(words);
  expect(all.exitCode).toBe(3);
  expect(all.stderr).toMatch(/^raf plot: points: 8 of 12 rows are missing\n(?:.*\n)*.*--shard 2\/3 computes the first/);
  const held = await run([...words, "--at", "alpha=4"]);
  expect(held.stderr).toMatch(/^raf plot: points: 4 of 6 rows are missing\n/);
});
