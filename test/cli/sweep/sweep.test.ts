/** @module-tag heavy */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../architecture/sourceTree.js";
import { resealed, rowLines, scratchFolder } from "../../study/studies.js";
import { run } from "../inProcess.js";
import { commandOf, finished, start } from "../process.js";
import { LONG_PLAN, planIn, QUICK_PLAN } from "./sweepPlans.js";

const EXAMPLES = readdirSync(join(ROOT, "examples")).filter((name) => name.endsWith(".yaml"));

function filesOf(folder: string, pattern: RegExp): Map<string, Buffer> {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

async function parquetRows(path: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return parquetReadObjects({ file });
}

describe.each(EXAMPLES)("raf sweep examples/%s --small", (name) => {
  test("gives one and the same Parquet as one process and as eight shards that are merged in any order", async () => {
    const folder = scratchFolder();
    // As it is, but with few replicas: they are not judged here.
    const plan = join(folder, name);
    writeFileSync(plan, readFileSync(join(ROOT, "examples", name), "utf8").replaceAll("replicas: 120", "replicas: 10"));
    const whole = await run([
      "sweep",
      plan,
      "--small",
      "--store",
      join(folder, "whole"),
      "--out",
      join(folder, "whole.parquet"),
    ]);
    expect(whole).toMatchObject({ exitCode: 0, stderr: "" });
    const stores = Array.from({ length: 8 }, (_, i) => join(folder, `shard-${8 - i}`));
    for (const [i, store] of stores.entries()) {
      expect(
        (await run(["sweep", plan, "--small", "--store", store, "--shard", `${i + 1}/8`, "--workers", "1"])).exitCode,
      ).toBe(0);
    }
    expect((await run(["merge", ...stores, "--out", join(folder, "merged.parquet")])).exitCode).toBe(0);
    const expected = [...filesOf(folder, /^whole.*\.parquet$/).values()];
    expect(expected.length).toBeGreaterThan(0);
    expect([...filesOf(folder, /^merged.*\.parquet$/).values()]).toEqual(expected);
  });

  test("says how much the whole plan is", async () => {
    const { exitCode, stdout } = await run(["sweep", join(ROOT, "examples", name), "--small", "--dry-run"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/: \d+ rows\n(?: {2}.* rows, .* each \(measured on \d+\)\n)+time .*\nmemory .*\ndisk .*\n$/);
  });
});

test("raf sweep writes the same numbers in every format, with infinities and gaps", async () => {
  const folder = scratchFolder();
  const plan = planIn(folder, QUICK_PLAN.replace("scale: log}\ncompute", "scale: log, limits: included}\ncompute"));
  const store = join(folder, "store");
  expect((await run(["sweep", plan, "--store", store])).stdout).toBe(
    `2080 rows are in ${store}, 2080 of them computed now\n`,
  );
  for (const ending of ["parquet", "csv", "ndjson", "npy"]) {
    expect((await run(["merge", store, "--out", join(folder, `t.${ending}`)])).exitCode).toBe(0);
  }
  const rows = await parquetRows(join(folder, "t.parquet"));
  expect(rows).toHaveLength(2080);
  expect(Object.keys(rows[0]!)).toEqual(
    "model,loss,gamma,epsilon,alpha,lambda,status,V,generalizationError,regime,iterations".split(","),
  );
  const json = readFileSync(join(folder, "t.ndjson"), "utf8").trim().split("\n");
  const parsed = json.map((line) => JSON.parse(line) as Record<string, unknown>);
  const asInfinite = (value: unknown): unknown => (value === "inf" ? Number.POSITIVE_INFINITY : value);
  expect(
    parsed.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, asInfinite(value)]))),
  ).toEqual(rows);
  const csv = readFileSync(join(folder, "t.csv"), "utf8").trim().split("\n");
  expect(csv[1]).toBe((Object.values(parsed[0]!) as (string | number | null)[]).map((value) => value ?? "").join(","));
  expect(csv.some((line) => line.includes(",inf,"))).toBe(true);
  const npy = readFileSync(join(folder, "t.npy"));
  const header = npy.toString("latin1", 10, 10 + npy.readUInt16LE(8));
  expect((10 + header.length) % 64).toBe(0);
  expect(header).toContain("('lambda', '<f8'), ('status', '<U32'), ('V', '<f8')");
  expect(header).toContain("'shape': (2080,)");
  // model U6, loss U6, four numbers before the status, then U32, two numbers, U32 and a count.
  const size = 4 * 6 + 4 * 6 + 4 * 8 + 4 * 32 + 2 * 8 + 4 * 32 + 4;
  expect(npy.length).toBe(10 + header.length + 2080 * size);
  expect(npy.readDoubleLE(10 + header.length + 4 * 12 + 3 * 8)).toBe(rows[0]!["lambda"]);
});

test("raf merge tells what is missing and what has failed and why, and writes the rest", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  const plan = planIn(folder, QUICK_PLAN);
  await run(["sweep", plan, "--store", store, "--shard", "2/8"]);
  const [name] = readdirSync(store).filter((own) => own.endsWith(".ndjson"));
  const lines = readFileSync(join(store, name!), "utf8").split("\n");
  const at = lines.indexOf(rowLines(lines.join("\n"))[0]!);
  lines[at] = resealed(
    lines[at]!,
    (line) => `${line.split(",")[0]!},"stalled",null,null,null,null,"close to a threshold"`,
    lines[0],
  );
  writeFileSync(join(store, name!), lines.join("\n"));
  const merged = await run(["merge", store, "--out", join(folder, "t.csv")]);
  expect(merged).toMatchObject({ exitCode: 3, stdout: `${join(folder, "t.csv")}: 256 rows\n` });
  expect(merged.stderr).toMatch(
    /^raf merge: points: 1744 of 2000 rows are missing, 1 of 2000 rows have no result\n(?: {2}alpha=.*, lambda=.*: missing\n){3} {2}\.\.\.\n {2}alpha=.*, lambda=.*: stalled: close to a threshold\n {2}shards 1\/8 \(256 of 256 rows\), 3\/8 .*, 8\/8 \(\d+ of \d+ rows\) not done\n {2}raf sweep \S*plan\.yaml --store \S+ --shard 1\/8 computes the first, and so on\n$/,
  );
  const status = await run(["status", store]);
  expect(status.stdout).toMatch(/^2\/8 +256 +256 +1 +0$/m);
  expect(status.stdout).toMatch(/^all +2000 +256 +1 +1744$/m);
  const again = await run(["sweep", plan, "--store", store]);
  expect(again).toMatchObject({
    exitCode: 3,
    stderr: "raf sweep: 1 of these rows have no result; raf merge says which and why, --retry computes them again\n",
  });
  expect((await run(["sweep", plan, "--store", store, "--retry"])).exitCode).toBe(0);
  expect((await run(["status", store])).stdout).toContain("complete; raf merge makes the table");
});

test("raf merge names the limits of lambda as flags do, and a row that no axis tells from others", async () => {
  const folder = scratchFolder();
  const fixed = "name: n\nfixed: {model: linear, loss: square, alpha: 2, epsilon: 0.1";
  const limits = planIn(folder, `${fixed}}\naxes: {lambda: [0+, inf, 1]}\ncompute: points\n`);
  const out = join(folder, "t.csv");
  await run(["sweep", limits, "--store", join(folder, "limits"), "--shard", "3/3"]);
  expect((await run(["merge", join(folder, "limits"), "--out", out])).stderr).toContain(
    "\n  lambda=0+: missing\n  lambda=inf: missing\n",
  );
  const single = planIn(folder, `${fixed}, lambda: 1}\ncompute: points\n`);
  await run(["sweep", single, "--store", join(folder, "single"), "--shard", "2/2"]);
  expect((await run(["merge", join(folder, "single"), "--out", out])).stderr).toContain("\n  row 1 of 1: missing\n");
});

test("raf sweep finishes the rows in hand on Ctrl-C, says how to go on, and goes on", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  const plan = planIn(folder, LONG_PLAN);
  const child = start(["sweep", plan, "--store", store, "--workers", "2"]);
  const ended = finished(child);
  const rows = (): number => {
    try {
      return [...filesOf(store, /\.ndjson$/).values()].reduce(
        (sum, bytes) => sum + rowLines(bytes.toString()).length,
        0,
      );
    } catch {
      return 0;
    }
  };
  while (rows() <= 0) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");
  const { exitCode, stderr } = await ended;
  expect(exitCode).toBe(130);
  expect(stderr).toBe(`raf sweep: interrupted; ${rows()} of 2000 rows are in ${store}, the same command continues\n`);
  expect(rows() % 8).toBe(0);
});

test("raf sweep takes its shard from a Slurm array and from a Kubernetes indexed job", () => {
  const folder = scratchFolder();
  const plan = planIn(folder, QUICK_PLAN);
  const ran = (environment: Record<string, string>): string => {
    const [command, ...words] = commandOf(["sweep", plan, "--store", join(folder, "store"), "--workers", "1"]);
    const { stdout, stderr } = spawnSync(command, words, {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "", ...environment },
    });
    return stdout + stderr;
  };
  const array = { SLURM_ARRAY_TASK_MIN: "10", SLURM_ARRAY_TASK_MAX: "16", SLURM_ARRAY_TASK_COUNT: "4" };
  expect(ran({ ...array, SLURM_ARRAY_TASK_ID: "12" })).toMatch(
    /^shard 2\/4: 512 rows.*\nraf sweep: shard 2\/4 by SLURM_ARRAY_TASK_ID=12 SLURM_ARRAY_TASK_MIN=10 .*COUNT=4\n$/,
  );
  expect(ran({ JOB_COMPLETION_INDEX: "3", SHARD_COUNT: "4" })).toMatch(
    /^shard 4\/4: .*\nraf sweep: shard 4\/4 by JOB_COMPLETION_INDEX=3 SHARD_COUNT=4\n$/,
  );
  expect(ran({ JOB_COMPLETION_INDEX: "3" })).toMatch(
    /SHARD_COUNT must lie in .* Set it to the job's number of completions/,
  );
});

test.each([
  [["sweep"], /missing required argument 'plan'/],
  [["sweep", "nowhere.yaml"], /plan cannot be "nowhere.yaml"; allowed: files that can be read. There is no such file/],
  [["sweep", "PLAN", "--shard", "9/8"], /shard cannot be "9\/8"; allowed: i\/N with whole numbers/],
  [["sweep", "PLAN", "--shard", "1/8", "--out", "t.csv"], /--out needs the whole study; got shard 1\/8/],
  [
    ["sweep", "PLAN", "--out", "t.xlsx"],
    /out cannot be "t\.xlsx"; allowed: names that end in \.parquet, \.csv, \.ndjson, \.json, \.npy/,
  ],
  [["sweep", "PLAN", "--workers", "0"], /workers must lie in the integers 1 to 256; got 0/],
  [["sweep", "PLAN", "--store", "PLAN"], /It is a file, not a folder/],
  [["sweep", "PLAN", "--store", "/proc/raf"], /store \/proc\/raf: /],
  [["sweep", "PLAN", "--slurm", "--shard", "1/8"], /--slurm with --shard: each task of the array has a shard/],
  [["sweep", "PLAN", "--array", "16", "--time", "1:00"], /--array, --time without --slurm/],
  [
    ["sweep", "PLAN", "--slurm", "--workers", "2"],
    /--slurm with --workers: a task has as many threads as --cpus-per-task/,
  ],
  [["sweep", "PLAN", "--slurm", "--out", "t.xlsx"], /out cannot be ".*t\.xlsx"; allowed: names that end in \.parquet/],
  [
    ["sweep", "PLAN", "--slurm", "--out", "nowhere/t.csv"],
    /out cannot be ".*nowhere\/t\.csv"; .*no such file or folder/,
  ],
  [["sweep", "PLAN", "--dry-run", "--out", "t.xlsx"], /out cannot be "t\.xlsx"; allowed: names that end in \.parquet/],
  [["sweep", "PLAN", "--dry-run", "--shard", "9/8"], /shard cannot be "9\/8"; allowed: i\/N with whole numbers/],
  [["sweep", "PLAN", "--dry-run", "--slurm", "--time", "1h"], /time cannot be "1h"; allowed: minutes/],
  [["merge", "FOLDER", "--out", "t.csv"], /It is no store: there is no manifest\.json in it/],
  [["status", "PLAN"], /plan\.yaml: It is a file; a store is a folder/],
  [["merge", "FOLDER"], /--out <file> is missing/],
  [["status", "nowhere"], /There is no such store/],
])("raf %j is refused in one line", async (words, expected) => {
  const folder = scratchFolder();
  const plan = planIn(folder, QUICK_PLAN);
  const { exitCode, stdout, stderr } = await run(
    words.map((word) => (word === "PLAN" ? plan : word === "FOLDER" ? folder : word)),
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(expected);
  expect(stderr.split("\n")).toHaveLength(2);
});
