import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { studyParts } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { tableBytes } from "../../../src/study/table/tableBytes.js";
import { emptyReport } from "../../../src/study/table/tableRows.js";
import { ROOT } from "../../architecture/sourceTree.js";
import { rowLines, scratchFolder, swept } from "../studies.js";

/** A plan with 200 rows for every alpha: so many that the short lives do not finish them all. */
const planText = (alphas: number): string => `
name: killed
fixed: {model: kernel, loss: hinge, epsilon: 0.1, gamma: 1}
axes:
  alpha: {from: 0.1, to: 100, count: ${alphas}, scale: log}
  lambda: {from: 1e-4, to: 1e3, count: 200, scale: log}
compute: points
keep: [generalizationError, memorizationError]
`;
/** Shards that run at once, and are killed at once. */
const SHARDS = 4;
/** Longest life after the first rows, and after the start, in milliseconds. */
const LIFE = { afterRows: 25, afterStart: 500 } as const;

/** The sweep's sources in one file, which starts three times as fast; inside the package, whose version it reads. */
const BUNDLE = join(ROOT, "coverage", `killed-${process.pid}`);

beforeAll(async () => {
  const entry = join(import.meta.dirname, "sweepProcess.ts");
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: { ssr: entry, outDir: BUNDLE, emptyOutDir: true },
  });
});
afterAll(() => rmSync(BUNDLE, { recursive: true, force: true }));

function started(plan: string, store: string, shard: number): ChildProcess {
  const runner = join(BUNDLE, "sweepProcess.js");
  return spawn(process.execPath, [runner, plan, store, `${shard}/${SHARDS}`], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Kills a process at a random instant: between its start and its first rows, or after them. */
async function killed(child: ChildProcess, instant: "afterRows" | "afterStart"): Promise<string | null> {
  const ended = new Promise<string | null>((resolve) => child.on("close", (_code, name) => resolve(name)));
  const wait = (): unknown => setTimeout(() => child.kill("SIGKILL"), Math.random() * LIFE[instant]);
  if (instant === "afterStart") wait();
  else child.stdout?.once("data", wait);
  return ended;
}

/** Rows of every segment, torn last lines left out. */
function linesOf(store: string): Map<string, string[]> {
  const names = readdirSync(store).filter((name) => name.endsWith(".ndjson"));
  return new Map(names.map((name) => [name, rowLines(readFileSync(join(store, name), "utf8").replace(/[^\n]*$/, ""))]));
}

async function parquetOf(store: string, plan: string, rows: number): Promise<Buffer> {
  const [part] = studyParts(await readPlan(plan, "p"));
  const report = emptyReport();
  const index = await rowIndex([store]);
  const pieces = await tableBytes(".parquet", { part: part!, index, plan, report });
  const bytes = Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
  expect(report).toEqual({ ...emptyReport(), rows });
  return bytes;
}

/** Kills processes until so many have died in the middle of their work, then finishes the study. */
async function survives(kills: number, alphas: number): Promise<void> {
  const text = planText(alphas);
  const rows = 200 * alphas;
  const [store, whole] = [join(scratchFolder(), "store"), scratchFolder()];
  const plan = join(scratchFolder(), "killed.yaml");
  writeFileSync(plan, text);
  let killedSoFar = 0;
  let rounds = 0;
  let before = new Map<string, string[]>();
  while (killedSoFar < kills) {
    const instant = rounds++ % 2 === 0 ? "afterRows" : "afterStart";
    const children = Array.from({ length: SHARDS }, (_, i) => started(plan, store, i + 1));
    const endings = await Promise.all(children.map((child) => killed(child, instant)));
    killedSoFar += endings.filter((name) => name === "SIGKILL").length;
    const after = linesOf(store);
    for (const [name, lines] of before) expect(after.get(name)?.slice(0, lines.length)).toEqual(lines);
    before = after;
  }
  const finished = [...before.values()].reduce((sum, lines) => sum + lines.length, 0);
  expect(finished).toBeGreaterThan(0);
  const rest = await swept(store, text);
  expect(rest).toMatchObject({ status: "complete", done: rows, computed: rows - finished });
  const keys = [...linesOf(store).values()].flatMap((lines) => lines.map((line) => line.slice(2, 26)));
  expect(new Set(keys).size).toBe(keys.length);
  await swept(whole, text, { workers: 2 });
  expect((await parquetOf(store, text, rows)).equals(await parquetOf(whole, text, rows))).toBe(true);
}

test("sweepStudy survives eight kill -9 at random instants: no finished row is lost, none is computed twice", {
  tags: ["heavy"],
}, async () => {
  await survives(8, 30);
});

test("sweepStudy survives a hundred kill -9 at random instants", { tags: ["slow"] }, async () => {
  await survives(100, 300);
});

test("sweepStudy lets three processes that share a store without shards finish it together", {
  tags: ["heavy"],
}, async () => {
  const store = join(scratchFolder(), "store");
  const plan = join(scratchFolder(), "shared.yaml");
  writeFileSync(plan, planText(100));
  const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.on("close", resolve));
  const runner = join(BUNDLE, "sweepProcess.js");
  const stdio = ["ignore", "ignore", "inherit"] as const;
  const children = [1, 2, 3].map(() => spawn(process.execPath, [runner, plan, store, "1/1"], { stdio: [...stdio] }));
  expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0]);
  const keys = [...linesOf(store).values()].flatMap((lines) => lines.map((line) => line.slice(2, 26)));
  expect(new Set(keys).size).toBe(20_000);
});
