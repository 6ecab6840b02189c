/** @module-tag heavy */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requireSolved } from "../../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../../src/solver/solve.js";
import { changed, run } from "../inProcess.js";

const SMALL = "--d 100 --replicas 6 --iterations 5";
const HINGE = `amp --learner hinge --alpha 2 --epsilon 0.1 --lambda 1 ${SMALL}`;
const BAYES = `amp --learner bayes --alpha 2 --epsilon 0.1 ${SMALL}`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-amp-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Run = Awaited<ReturnType<typeof run>>;

const linesOf = (text: string): string[] => text.split("\n");

test("raf amp prints state evolution beside the replicas, iteration by iteration, and the certified fixed point", async () => {
  const { exitCode, stdout, stderr } = await run(HINGE);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const [memory, headline, , header, , ...rows] = linesOf(stdout);
  expect(memory).toMatch(/^\d threads?, at most 0\.\d GB of memory$/);
  expect(headline).toBe("AMP, hinge: alpha = 2, epsilon = 0.1, lambda = 1; d = 100, n = 200, 6 replicas, seed 1");
  expect(header).toMatch(/^iteration +state evolution +AMP +standard error +z$/);
  expect(rows.slice(0, 6).map((row) => Number(row.trim().split(/ +/)[0]))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(stdout).toMatch(/6 of 6 converged in \d+ to \d+ iterations, largest residual [1-9]e-1[0-9]/);
  expect(stdout).toMatch(/distance from the trained weights certified below \de-\d+ of their norm/);
});

test("raf amp of bayes also has the algorithm's own estimate of q", async () => {
  const { exitCode, stdout } = await run(BAYES);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^AMP, bayes: alpha = 2, epsilon = 0.1; d = 100/m);
  expect(stdout).toMatch(/^1 - V, its estimate of q +0\.6\d+ +0\.\d+ +0\.0\d+ +-?\d\.\d\d$/m);
});

test.each([BAYES, HINGE])("%s writes all overlaps as CSV, the fixed point as iteration inf", async (line) => {
  const file = join(folder, "amp.csv");
  expect((await run(`${line} --out ${file}`)).exitCode).toBe(0);
  const [header, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => row.split(","));
  expect(header?.slice(0, 5)).toEqual([
    "iteration",
    "generalizationErrorTheory",
    "generalizationError",
    "generalizationErrorStandardError",
    "generalizationErrorZ",
  ]);
  expect(header).toHaveLength(17);
  expect(rows.map(([iteration]) => iteration)).toEqual(["0", "1", "2", "3", "4", "5", "inf"]);
  expect(rows.every((row) => row.length === 17)).toBe(true);
  const point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 1 } as const;
  const { generalizationError } = line === BAYES ? bayesOptimal(point) : observables(requireSolved(solve(point)));
  expect(Number(rows.at(-1)?.[1])).toBe(generalizationError);
  for (const row of rows.slice(1)) expect(Math.abs(Number(row[4]))).toBeLessThan(4);
});

test("raf amp gives the same numbers for the same seed, on however many threads, and others for another", async () => {
  const lines = [`${BAYES} --threads 1`, `${BAYES} --threads 2`, `${BAYES} --seed 2`];
  const [once, again, other] = (await Promise.all(lines.map((line) => run(line)))) as [Run, Run, Run];
  const numbers = ({ stdout }: Run): string[] => linesOf(stdout).slice(1);
  expect(numbers(once)).toEqual(numbers(again));
  expect(numbers(once)).not.toEqual(numbers(other).map((line) => line.replace("seed 2", "seed 1")));
});

test.each([
  ["svg", "<svg "],
  ["pdf", "%PDF"],
])("raf amp --plot draws a .%s", async (ending, magic) => {
  const file = join(folder, `amp.${ending}`);
  expect((await run(`${HINGE} --plot ${file}`)).exitCode).toBe(0);
  expect(readFileSync(file).toString("latin1").startsWith(magic)).toBe(true);
});

test("raf amp --store goes on from the finished replicas to the digits of one run, and tells of other experiments", async () => {
  const store = join(folder, "store");
  const few = await run(`${HINGE.replace("--replicas 6", "--replicas 5")} --store ${store} --threads 1`);
  expect(few.exitCode).toBe(0);
  const kept = readdirSync(store).map((name) => readFileSync(join(store, name), "utf8"));
  const [whole, resumed] = await Promise.all([run(HINGE), run(`${HINGE} --store ${store}`)]);
  expect(resumed).toEqual(whole);
  // What was there is not run again: the new segment has the sixth replica only.
  const segments = readdirSync(store).filter((name) => name.endsWith(".ndjson"));
  const added = segments.map((name) => readFileSync(join(store, name), "utf8")).filter((text) => !kept.includes(text));
  expect(added.join("").match(/^\[\d+,\{/gm)).toEqual(["[5,{"]);
  const other = await run(`${HINGE} --seed 2 --store ${store}`);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain("It holds replicas of another experiment: seed is 1 there and 2 here");
});

test("raf amp after Ctrl-C keeps what is finished in its store, and says how to go on", async () => {
  const store = join(folder, "interrupted");
  const before = process.listenerCount("SIGINT");
  const running = run(`amp --learner bayes --alpha 1 --epsilon 0.1 --d 60 --replicas 100000 --store ${store}`);
  const isKept = (): boolean => existsSync(store) && readdirSync(store).some((name) => name.endsWith(".ndjson"));
  while (process.listenerCount("SIGINT") === before || !isKept()) await new Promise((done) => setTimeout(done, 5));
  process.emit("SIGINT");
  const { exitCode, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toContain(`of 100000 replicas, kept in ${store}; the same command goes on from there`);
});

test("raf amp exits with 3 where replicas did not converge, keeps the iterations and shows no fixed point", async () => {
  const file = join(folder, "lost.csv");
  const { exitCode, stdout, stderr } = await run(`${HINGE} --max-iterations 6 --out ${file}`);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /^raf amp: 6 of 6 replicas did not converge \(max-iterations, residual up to \de-\d+\) and have no fixed point here; a larger --max-iterations or --lambda may help\n$/,
  );
  expect(stdout).toContain("state evolution");
  expect(stdout).not.toMatch(/fixed point|converged/);
  expect(readFileSync(file, "utf8")).not.toMatch(/^inf/m);
});

test.each(["hinge", "square", "squared-hinge"])(
  "raf amp of %s certifies the trained weights at the tiniest lambda too",
  async (learner) => {
    const line = `amp --learner ${learner} --alpha 2 --epsilon 0.1 --lambda 1e-9 --d 50 --replicas 5`;
    const { exitCode, stdout } = await run(line);
    expect(exitCode).toBe(0);
    const [, bound] = /trained weights certified below (\S+) of their norm/.exec(stdout) ?? [];
    expect(Number(bound)).toBeLessThan(1e-7);
  },
);

test("raf amp says when d is too small for every replica to have a fixed point, and which d would do", async () => {
  const line = "amp --learner hinge --alpha 4 --epsilon 0.5 --lambda 0.001 --d 60 --replicas 5 --max-iterations 300";
  const { exitCode, stderr } = await run(line);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /at this d the minimizer has d - 0\.07\d samples at the margin on average, and where it has d there is no fixed point \(see docs\/amp\.md\): --d 2000 or a larger --lambda may help\n$/,
  );
});

test("raf amp after Ctrl-C evaluates the finished replicas and exits with 130", async () => {
  const before = process.listenerCount("SIGINT");
  const running = run("amp --learner bayes --alpha 1 --epsilon 0.1 --d 60 --replicas 100000");
  while (process.listenerCount("SIGINT") === before) await new Promise((resolve) => setTimeout(resolve, 5));
  // Long enough for some replicas, the threads' start included, far too short for all.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  process.emit("SIGINT");
  const { exitCode, stdout, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(/^raf amp: interrupted after \d+ of 100000 replicas/);
  expect(stdout).toMatch(/^AMP, bayes: /m);
  expect(process.listenerCount("SIGINT")).toBe(before);
});

const TABLE: readonly (readonly [string, string])[] = [
  ["amp", "raf amp: --learner <name> is missing: one of bayes, square, hinge, squared-hinge"],
  ["amp --learner logistic", 'raf amp: learner must lie in {bayes, square, hinge, squared-hinge}; got "logistic"'],
  ["amp --learner bayes --alpha 1", "raf amp: --epsilon <number> is missing: fraction of random labels"],
  [`${BAYES} --lambda 1`, "raf amp: --lambda has no meaning for --learner bayes; got 1"],
  [
    "amp --learner hinge --alpha 1 --epsilon 0",
    "raf amp: --lambda <number> is missing: ridge penalty, in (0, Infinity)",
  ],
  [`${HINGE} --lambda 0`, "raf amp: lambda must lie in (0, Infinity); got 0."],
  [`${HINGE} --lambda inf`, "raf amp: lambda must lie in (0, Infinity); got Infinity."],
  [`${HINGE} --lambda 0+`, 'raf amp: lambda must lie in (0, Infinity); got "0+"'],
  [`${HINGE} --alpha 0`, "raf amp: alpha must lie in (0, Infinity); got 0"],
  [`${HINGE} --epsilon 1.5`, "raf amp: epsilon must lie in [0, 1]; got 1.5"],
  [`${HINGE} --alpha 0.001`, "raf amp: alpha must lie in [0.005, Infinity) at d = 100; got 0.001. There would be no"],
  [`${HINGE} --d 1`, "raf amp: d must lie in the integers 2 to 1000000; got 1"],
  [`${HINGE} --d 1000000`, "raf amp: d must lie in [2, "],
  [`${HINGE} --threads 0`, "raf amp: threads must lie in the integers 1 to 256; got 0"],
  [`${HINGE} --replicas 4`, "raf amp: replicas must lie in the integers 5 to 100000; got 4"],
  [`${HINGE} --seed -1`, "raf amp: seed must lie in the integers 0 to 9007199254740991; got -1"],
  [`${HINGE} --iterations 0`, "raf amp: iterations must lie in the integers 1 to 10000; got 0"],
  [`${HINGE} --plot x.jpg`, 'raf amp: plot cannot be "x.jpg"; allowed: names that end in .svg, .png, .pdf'],
  [`${HINGE} --out nowhere/x.csv`, 'raf amp: out cannot be "nowhere/x.csv"; allowed: paths that can be written.'],
];

test.each(TABLE)("raf %s is refused by name, value and range", async (line, message) => {
  const { exitCode, stdout, stderr } = await run(changed(line));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.startsWith(message), stderr).toBe(true);
  expect(stderr.indexOf("\n")).toBe(stderr.length - 1);
});

test("raf amp that refuses its input leaves no file", async () => {
  const file = join(folder, "refused.csv");
  expect((await run(changed(`${HINGE} --lambda 0 --out ${file}`))).exitCode).toBe(2);
  expect(existsSync(file)).toBe(false);
});
