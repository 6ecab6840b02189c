/** @module-tag heavy */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ran, run } from "../inProcess.js";
import { finished, start } from "../process.js";

const SMALL =
  "simulate --model rf --activation relu --kappa 1 --loss hinge --alpha 2 --epsilon 0.2 --lambda 0+,0.3,inf --d 20 --test-samples 100";
const LONG = "simulate --model linear --loss hinge --alpha 3 --epsilon 0.2 --lambda 0.01,1 --d 80 --replicas 30 --json";

let folder = "";
/** Of a run that was never interrupted. */
let whole: Ran | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-simulate-store-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function segments(store: string): readonly string[] {
  return readdirSync(store)
    .filter((name) => name.endsWith(".ndjson"))
    .map((name) => join(store, name));
}

/** Lines of finished replicas. */
function keptLines(store: string): readonly string[] {
  return segments(store).flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => /^\[\d/.test(line)),
  );
}

async function untilKept(store: string, count: number): Promise<void> {
  while (!existsSync(store) || keptLines(store).length < count) await new Promise((done) => setTimeout(done, 20));
}

test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "raf simulate --store goes on after %s, and its output is that of a run that was never interrupted",
  async (signal) => {
    const store = join(folder, signal);
    const child = start([...LONG.split(" "), "--threads", "1", "--store", store]);
    const done = finished(child);
    await untilKept(store, 1);
    child.kill(signal);
    const { exitCode, stdout, stderr } = await done;
    const before = keptLines(store).length;
    expect(before).toBeLessThan(30);
    if (signal !== "SIGKILL") {
      expect(exitCode).toBe(130);
      const [, count] =
        /^raf simulate: interrupted; finished: (\d+) of 30 replicas, kept in (?:.*); the same command continues\n$/.exec(
          stderr,
        ) ?? [];
      expect(JSON.parse(stdout)).toMatchObject({ replicaCount: { asked: 30, finished: Number(count) } });
    }
    const resumed = await run(`${LONG} --threads 2 --store ${store}`);
    whole ??= await run(`${LONG} --threads 1`);
    expect(resumed).toEqual(whole);
    expect(whole).toMatchObject({ exitCode: 0, stderr: "" });
    // Nothing was computed twice.
    expect(keptLines(store)).toHaveLength(30);
  },
);

test("raf simulate --store takes more replicas or fewer, with the rows of a run without a store", async () => {
  const store = join(folder, "growing");
  const out = join(folder, "growing.csv");
  for (const [replicas, kept] of [
    [2, 2],
    [5, 5],
    [3, 5],
  ] as const) {
    const command = `${SMALL} --replicas ${replicas} --threads 1 --out ${out}`;
    const stored = { ...(await run(`${command} --store ${store}`)), csv: readFileSync(out, "utf8") };
    expect(stored).toEqual({ ...(await run(command)), csv: readFileSync(out, "utf8") });
    expect(stored.csv).toMatch(/^lambda,/);
    expect(keptLines(store)).toHaveLength(kept);
  }
});

test("raf simulate --store drops a torn last line without a word, and names a damaged one; both are computed again", async () => {
  const store = join(folder, "torn");
  const command = `${SMALL} --replicas 3 --threads 1 --json`;
  const whole = await run(`${command} --store ${store}`);
  const [path = ""] = segments(store);
  const lines = readFileSync(path, "utf8").split("\n");
  const last = lines.findIndex((line) => line.startsWith("[2,"));
  writeFileSync(path, `${lines.slice(0, last).join("\n")}\n${lines[last]!.slice(0, -5)}`);
  expect(await run(`${command} --store ${store}`)).toEqual(whole);
  expect(keptLines(store).filter((line) => line.startsWith("[2,"))).toHaveLength(2);

  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(
      /^(\[0,.*"generalizationError":0\.)(\d)/m,
      (_all, head: string, digit: string) => `${head}${(Number(digit) + 1) % 10}`,
    ),
  );
  const mended = await run(`${command} --store ${store}`);
  expect(mended.stderr).toBe(`raf simulate: 1 damaged line was left out: ${path}:2\n`);
  expect({ ...mended, stderr: "" }).toEqual(whole);
});

test("raf simulate --store refuses another experiment and says what differs", async () => {
  const store = join(folder, "other");
  await run(`${SMALL} --replicas 1 --threads 1 --store ${store}`);
  const others: readonly (readonly [string, string])[] = [
    [SMALL.replace("--alpha 2", "--alpha 3"), "alpha is 2 there and 3 here"],
    [`${SMALL} --seed 2`, "seed is 1 there and 2 here"],
    [`${SMALL} --centered`, "centered is false there and true here"],
    [SMALL.replace("0+,0.3,inf", "0.3,inf"), 'lambdas is [0,0.3,"inf"] there and [0.3,"inf"] here'],
    [
      SMALL.replace("rf --activation relu --kappa 1", "linear").replace("--d 20 --test-samples 100", "--d 30"),
      'model is "rf" there and "linear" here, d is 20 there and 30 here, testSamples is 100 there and 10000 here, kappa is 1 there and absent here, activation is "relu" there and absent here',
    ],
  ];
  for (const [command, difference] of others) {
    const { exitCode, stdout, stderr } = await run(`${command} --replicas 1 --store ${store}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`store ${store}: It holds replicas of another experiment: `);
    expect(stderr).toContain(difference);
  }
  expect(keptLines(store)).toHaveLength(1);
});

test("raf simulate --store refuses what is no store of its own, before it computes", async () => {
  const foreign = mkdtempSync(join(folder, "foreign-"));
  appendFileSync(join(foreign, "thesis.tex"), "");
  const file = join(folder, "file");
  writeFileSync(file, "");
  const damaged = mkdtempSync(join(folder, "damaged-"));
  writeFileSync(join(damaged, "manifest.json"), "{");
  const study = mkdtempSync(join(folder, "study-"));
  writeFileSync(join(study, "manifest.json"), '{"store":2}');
  const refused: readonly (readonly [string, RegExp])[] = [
    [foreign, /holds thesis\.tex and is no store/],
    [file, /It is a file, not a folder/],
    [damaged, /manifest\.json is damaged/],
    [study, /the store of another command/],
    ["/proc/raf", /store \/proc\/raf: /],
  ];
  for (const [store, message] of refused) {
    const { exitCode, stdout, stderr } = await run(`${SMALL} --replicas 100000 --store ${store}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  }
});
