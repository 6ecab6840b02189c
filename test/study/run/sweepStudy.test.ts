/** @module-tag heavy */
import { spawn } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolvePoint } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { studyParts } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import type { SweepProgress } from "../../../src/study/run/sweepStudy.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { PLAN_TEXT, resealed, rowLines, scratchFolder, swept, tablesOf, tablesOfIndex } from "../studies.js";

const PLAN = await readPlan(PLAN_TEXT, "plan.yaml");
const ROWS = 12 * 5 + 12;

function segments(store: string): string[] {
  return readdirSync(store).filter((name) => name.endsWith(".ndjson"));
}

test("sweepStudy computes every point as raf solve does, bit for bit", async () => {
  const store = scratchFolder();
  expect(await swept(store)).toMatchObject({ status: "complete", rows: ROWS, done: ROWS, computed: ROWS, failed: 0 });
  const { text, report } = await tablesOf([store], PLAN);
  expect(report).toMatchObject({ rows: ROWS, missing: 0, failed: 0, conflicts: 0 });
  const [header, ...rows] = text.split("\n\n")[0]!.split("\n");
  expect(header).toBe("model,loss,activation,epsilon,alpha,lambda,status,V,generalizationError,memorizationError");
  for (const row of rows) {
    const [, , , , alpha, lambda, status, V] = row.split(",");
    const solution = solve(
      await resolvePoint({
        model: "kernel",
        loss: "hinge",
        activation: "erf",
        epsilon: 0.1,
        alpha: Number(alpha),
        lambda: Number(lambda),
      }),
    );
    expect(status).toBe("converged");
    expect(solution.status === "converged" && String(solution.overlaps.V)).toBe(V);
  }
});

test("sweepStudy gives the same table with threads, in shards, and in stores that are read together", async () => {
  const [whole, threads, shared] = [scratchFolder(), scratchFolder(), scratchFolder()];
  await swept(whole);
  const expected = await tablesOf([whole], PLAN);
  await swept(threads, PLAN_TEXT, { workers: 2 });
  expect(await tablesOf([threads], PLAN)).toEqual(expected);
  const own = Array.from({ length: 3 }, scratchFolder);
  const shards = own.map((store, i) => swept(store, PLAN_TEXT, { shard: { index: i + 1, count: 3 } }));
  expect((await Promise.all(shards)).reduce((sum, { done }) => sum + done, 0)).toBe(ROWS);
  expect(await tablesOf([...own].reverse(), PLAN)).toEqual(expected);
  await Promise.all([1, 2].map((index) => swept(shared, PLAN_TEXT, { shard: { index, count: 2 } })));
  expect(await tablesOf([shared], PLAN)).toEqual(expected);
});

test("sweepStudy knows the rows that it has written without reading them: fresh ones, and lost ones of a unit", async () => {
  const text = PLAN_TEXT.replace("count: 12", "count: 120");
  const plan = await readPlan(text, "p");
  const store = scratchFolder();
  await swept(store, text);
  const expected = await tablesOf([store], plan);
  for (const workers of [1, 2]) {
    const { index } = await swept(scratchFolder(), text, { workers });
    expect(tablesOfIndex(studyParts(plan), index)).toEqual(expected);
    expect(index.others()).toBe(0);
  }
  const path = join(store, segments(store).find((name) => name.includes("points"))!);
  const content = readFileSync(path, "utf8");
  const lost = rowLines(content).filter((_line, row) => row % 7 === 3);
  writeFileSync(
    path,
    lost.reduce((rest, line) => rest.replace(`${line}\n`, ""), content),
  );
  const { index, computed } = await swept(store, text);
  expect(computed).toBe(lost.length);
  expect(tablesOfIndex(studyParts(plan), index)).toEqual(expected);
});

test("sweepStudy drops a torn last line and computes its row again, and no other", async () => {
  const { store, path, expected } = await sweptOnce();
  const text = readFileSync(path, "utf8");
  truncateSync(path, text.indexOf(rowLines(text).at(-1)!) + 50);
  expect((await tablesOf([store], PLAN)).report.missing).toBe(1);
  expect(await swept(store)).toMatchObject({ status: "complete", done: ROWS, computed: 1 });
  expect(await tablesOf([store], PLAN)).toEqual(expected);
});

test("sweepStudy does not mind damaged lines, empty segments, and segments without a header", async () => {
  const { store, path, expected } = await sweptOnce();
  const lines = readFileSync(path, "utf8").split("\n");
  const [first, second] = rowLines(lines.join("\n")).map((line) => lines.indexOf(line));
  lines[first!] = "\0".repeat(40);
  lines[second!] = lines[second!]!.replace(/,[^,]*\]$/, "]");
  writeFileSync(path, lines.join("\n"));
  writeFileSync(join(store, "rows-points-1-of-1-0001.ndjson"), "");
  appendFileSync(join(store, "rows-points-1-of-1-0002.ndjson"), '{"segment":1,"ki');
  expect((await rowIndex([store])).damaged()).toEqual({
    count: 2,
    places: [`${path}:${first! + 1}`, `${path}:${second! + 1}`],
  });
  expect(await swept(store)).toMatchObject({ status: "complete", computed: 2 });
  expect(await tablesOf([store], PLAN)).toEqual(expected);
});

test("sweepStudy never uses a line in which a digit has changed, tells its place, and computes its row again", async () => {
  const { store, path, expected } = await sweptOnce();
  const lines = readFileSync(path, "utf8").split("\n");
  const [first, second] = rowLines(lines.join("\n")).map((line) => lines.indexOf(line));
  lines[first!] = changed(lines[first!]!);
  lines[second!] = lines[second!]!.replace(/^\["./, (start) => `["${start.endsWith("0") ? "1" : "0"}`);
  writeFileSync(path, lines.join("\n"));
  const places = [`${path}:${first! + 1}`, `${path}:${second! + 1}`];
  expect((await tablesOf([store], PLAN)).report.missing).toBe(2);
  const again = await swept(store);
  expect(again).toMatchObject({ status: "complete", computed: 2, damaged: { count: 2, places } });
  expect(await tablesOf([store], PLAN)).toEqual(expected);
});

test("sweepStudy leaves the rows that another running process has claimed to the end, and computes them once that process has died", async () => {
  const { store: old, expected } = await sweptOnce();
  const name = segments(old).find((segment) => segment.includes("points"))!;
  const [header, ...rest] = readFileSync(join(old, name), "utf8").split("\n");
  const claims = rest.filter((line) => line.startsWith('["#"')).slice(20, 25);
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "ignore" });
  const claimed = claims.map((line) => resealed(line, (text) => text.replace(/\d+$/, String(other.pid)), header));
  const store = scratchFolder();
  copyFileSync(join(old, "manifest.json"), join(store, "manifest.json"));
  writeFileSync(join(store, name), `${[header, ...claimed].join("\n")}\n`);
  const points = 12 * 5;
  const progress = ({ computed }: SweepProgress): unknown => computed === points - claims.length && other.kill();
  expect(await swept(store, PLAN_TEXT, { progress })).toMatchObject({ status: "complete", computed: ROWS });
  const keyOf = (line: string): string => /[0-9a-f]{24}/.exec(line)![0];
  const [, own] = segments(store).filter((segment) => segment.includes("points"));
  const last = rowLines(readFileSync(join(store, own!), "utf8")).slice(-claims.length);
  expect(last.map(keyOf).sort()).toEqual(claims.map(keyOf).sort());
  expect(await tablesOf([store], PLAN)).toEqual(expected);
});

/** A complete store, its one segment, and its table. */
async function sweptOnce(): Promise<{ store: string; path: string; expected: Awaited<ReturnType<typeof tablesOf>> }> {
  const store = scratchFolder();
  await swept(store);
  return { store, path: join(store, segments(store)[0]!), expected: await tablesOf([store], PLAN) };
}

/** A line with another digit among its numbers. */
function changed(line: string): string {
  return line.replace(
    /(.*)(\d)(.*",?"[0-9a-f]{8}"\]|.*"[0-9a-f]{8}"\])$/,
    (_all, head: string, digit: string, tail: string) => {
      return head + String((Number(digit) + 1) % 10) + tail;
    },
  );
}

test("sweepStudy refuses a store of another format, and one whose manifest is damaged, with what to do", async () => {
  const store = scratchFolder();
  await swept(store);
  const manifest = join(store, "manifest.json");
  const text = readFileSync(manifest, "utf8");
  writeFileSync(manifest, text.replace('"store": 3', '"store": 2'));
  await expect(swept(store)).rejects.toThrow(
    /says format 2, .* this version reads format 3. Compute the plan into a new/,
  );
  writeFileSync(manifest, text.slice(0, 40));
  await expect(swept(store)).rejects.toThrow(
    /Its manifest.json is damaged. Delete it and run raf sweep with the plan again/,
  );
  rmSync(manifest);
  expect(await swept(store)).toMatchObject({ computed: 0, status: "complete" });
});

test("sweepStudy reuses the rows that a changed plan shares, and computes a column that was not kept", async () => {
  const store = scratchFolder();
  await swept(store);
  const denser = PLAN_TEXT.replace("count: 12", "count: 23");
  expect(await swept(store, denser)).toMatchObject({ computed: 11 * 6, status: "complete" });
  const fewer = PLAN_TEXT.replace(", V]", "]");
  expect(await swept(store, fewer)).toMatchObject({ computed: 0, done: ROWS });
  const more = PLAN_TEXT.replace(", V]", ", V, norm]");
  // The Bayes-optimal learner has no norm: its columns have not changed.
  expect(await swept(store, more)).toMatchObject({ computed: 60, done: ROWS });
});

test("sweepStudy stops when it is told to, with whole units written, and goes on from there", async () => {
  const store = scratchFolder();
  const text = PLAN_TEXT.replace("count: 12", "count: 400").replace("[points, bayes]", "points");
  const interruption = new AbortController();
  const first = await swept(store, text, {
    signal: interruption.signal,
    progress: ({ done }) => {
      if (done > 0) interruption.abort();
    },
  });
  expect(first.status).toBe("interrupted");
  expect(first.done).toBe(32);
  // A run that is stopped before it has begun knows what was there.
  const second = new AbortController();
  second.abort();
  expect(await swept(store, text, { signal: second.signal })).toMatchObject({
    ...{ status: "interrupted", rows: 2000, done: 32, computed: 0 },
  });
  expect(await swept(store, text)).toMatchObject({ status: "complete", computed: 2000 - 32 });
});

test("sweepStudy keeps failures with their reason and computes them again only when it is asked to", async () => {
  const store = scratchFolder();
  const text = PLAN_TEXT.replace("points, ", "")
    .replace("memorizationError, V", "q")
    .replace(/ {2}lambda: .*\n/, "");
  await swept(store, text);
  const [name] = segments(store);
  const path = join(store, name!);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const at = lines.indexOf(rowLines(lines.join("\n"))[0]!);
  const failure = '"stalled",null,null,"why"';
  const foreign = resealed("", () => `["${"a".repeat(24)}",${failure}`, lines[0]);
  lines[at] = resealed(lines[at]!, (line) => line.replace(/"converged",.*$/, failure), lines[0]);
  writeFileSync(path, `${[...lines, foreign].join("\n")}\n`);
  const plan = await readPlan(text, "p");
  expect((await tablesOf([store], plan)).report).toMatchObject({
    failed: 1,
    examples: [{ status: "stalled", reason: "why" }],
  });
  expect(await swept(store, text)).toMatchObject({ computed: 0, failedBefore: 1 });
  expect(await swept(store, text, { failures: "retry" })).toMatchObject({ computed: 1, failed: 0 });
  expect((await tablesOf([store], plan)).report).toMatchObject({ failed: 0, conflicts: 0, missing: 0 });
});

test("sweepStudy's results that differ between two runs are conflicts, not a matter of which came first", async () => {
  const store = scratchFolder();
  await swept(store);
  const name = segments(store).find((own) => own.includes("points"))!;
  const text = readFileSync(join(store, name), "utf8");
  const [header] = text.split("\n");
  const [first] = rowLines(text);
  const changed = resealed(first!, (line) => line.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)), header);
  writeFileSync(join(store, "rows-points-1-of-1-0007.ndjson"), `${header!}\n${first!}\n`);
  expect((await tablesOf([store], PLAN)).report.conflicts).toBe(0);
  writeFileSync(join(store, "rows-points-1-of-1-0008.ndjson"), `${header!}\n${changed}\n`);
  expect((await tablesOf([store], PLAN)).report.conflicts).toBe(1);
});

test("sweepStudy refuses a folder of something else, and a file in the folder's place, and touches neither", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "thesis.tex"), "");
  await expect(swept(folder)).rejects.toThrow("The folder holds thesis.tex and is no store");
  await expect(swept(join(folder, "thesis.tex"))).rejects.toThrow("It is a file, not a folder");
  await expect(swept(join(folder, "thesis.tex", "store"))).rejects.toThrow("A part of the path is a file");
  expect(readdirSync(folder)).toEqual(["thesis.tex"]);
  mkdirSync(join(folder, "empty"));
  expect((await swept(join(folder, "empty"))).status).toBe("complete");
});

test.each([
  { model: "linear" },
  { model: "kernel", activation: "erf" },
  { model: "rf", activation: "relu", kappa: 1.5 },
  {
    model: "empirical",
    eigenvalues: [
      { nu: 2, share: 0.7 },
      { nu: 0.5, share: 0.3 },
    ],
  },
] as const)("a study over time and alpha has the points of raf solve, both ends included: $model", async (model) => {
  const training = { ...model, loss: "square", epsilon: 0.1, algorithm: "gradient-flow" } as const;
  const text = JSON.stringify({
    name: "map",
    fixed: { ...training, lambda: "0+" },
    axes: { time: [0, 0.1, 10, "inf"], alpha: [0.5, 2] },
    compute: "points",
    keep: [E_GEN],
  });
  const store = scratchFolder();
  expect(await swept(store, text)).toMatchObject({ status: "complete", rows: 8, failed: 0 });
  const { text: table } = await tablesOf([store], await readPlan(text, "plan.yaml"));
  const [header, ...rows] = table.split("\n").map((line) => line.split(","));
  // From the end: a list of eigenvalues has commas of its own.
  const columnOf = (name: string): number => header!.indexOf(name) - header!.length;
  for (const row of rows) {
    const [time, alpha] = [Number(row.at(columnOf("time"))), Number(row.at(columnOf("alpha")))];
    const solution = requireSolved(solve(await resolvePoint({ ...training, lambda: 0, time, alpha })));
    expect(row.at(columnOf(E_GEN))).toBe(String(observables(solution)[E_GEN]));
  }
});
