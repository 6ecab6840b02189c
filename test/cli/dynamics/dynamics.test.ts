/** @module-tag heavy */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requireSolved } from "../../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../../src/solver/solve.js";
import { changed, run } from "../inProcess.js";

const SMALL = "--d 100 --replicas 6 --steps 5";
const HINGE = `dynamics --algorithm amp --loss hinge --alpha 2 --epsilon 0.1 --lambda 1 ${SMALL}`;
const BAYES = `dynamics --algorithm amp --loss bayes --alpha 2 --epsilon 0.1 ${SMALL}`;

const TRAINED =
  "dynamics --algorithm gradient-descent --eta 0.2 --steps 6 --model linear --loss logistic --alpha 2 --epsilon 0.2 --lambda 0.1 --precision 0.01 --d 100 --replicas 6";
const ONLINE =
  "dynamics --algorithm online-sgd --eta 1 --model rf --activation relu --kappa 1.5 --loss hinge --alpha 3 --epsilon 0.3 --lambda 0.05 --d 80 --replicas 6 --test-samples 2000";

const FLOW =
  "dynamics --algorithm gradient-flow --time 10 --model linear --loss square --alpha 2 --epsilon 0.3 --lambda 0+ --d 100 --replicas 6";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-amp-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Run = Awaited<ReturnType<typeof run>>;

const linesOf = (text: string): string[] => text.split("\n");

test("raf dynamics prints state evolution beside the replicas, iteration by iteration, and the certified fixed point", async () => {
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

test("raf dynamics of bayes also has the algorithm's own estimate of q", async () => {
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

test.each([
  TRAINED,
  `${TRAINED} --batch 0.5`,
  TRAINED.replace("linear --loss logistic", "kernel --gamma 0.9 --loss squared-hinge").replace(
    "gradient-descent",
    "nesterov",
  ),
  TRAINED.replace("linear --loss logistic", "rf --activation erf --kappa 1.5 --loss square").replace(
    "gradient-descent",
    "heavy-ball",
  ),
  FLOW,
  FLOW.replace("linear", "kernel --activation relu"),
  ONLINE,
])("%s writes theory and trained learners that agree, for every quantity", async (line) => {
  const file = join(folder, "trained.csv");
  const { exitCode, stdout, stderr } = await run(`${line} --out ${file}`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/E_gen, theory +E_gen, trained +standard error +z +E_mem, theory/);
  const [header, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => row.split(","));
  expect(rows.length).toBe(line.includes("gradient-flow") ? 32 : line === ONLINE ? 21 : 7);
  // Before training the learner guesses, in theory as in the replicas.
  expect(rows[0]!.slice(0, 4)).toEqual(["0", "0.5", ...(header![2]!.includes("Theory") ? ["0", "0.5"] : ["0.5", "0"])]);
  const scores = header!.flatMap((name, k) => (name.endsWith("Z") ? rows.map((row) => Number(row[k])) : []));
  expect(scores.length).toBe(rows.length * (line === ONLINE ? 5 : 8));
  for (const z of scores) expect(Math.abs(z)).toBeLessThan(4.5);
});

test.each([
  [TRAINED, "--eta 0.2", "--eta 0.1", "eta is 0.2 there and 0.1 here"],
  [FLOW, "--time 10", "--time 20", "time is 10 there and 20 here"],
])("%s keeps replicas in its store and goes on to the digits of one run", async (line, flag, changedFlag, message) => {
  const store = join(folder, flag.replace(" ", ""));
  await run(`${line.replace("--replicas 6", "--replicas 5")} --store ${store}`);
  const [whole, resumed] = await Promise.all([run(line), run(`${line} --store ${store}`)]);
  expect(resumed).toEqual(whole);
  const other = await run(`${line.replace(flag, changedFlag)} --store ${store}`);
  expect(other.stderr).toContain(`It holds replicas of another experiment: ${message}`);
});

test.each([
  ["--time 10", "", "--time <number> is missing: the last time, in [1e-47, 1e+50]"],
  ["--time 10", "--time inf", "time must lie in [1e-47, 1e+50]; got Infinity"],
  ["--time 10", "--time 10 --eta 1", "--eta has no meaning for --algorithm gradient-flow; got 1"],
  ["square", "hinge", "The loss is hinge: take gradient-descent on squared-hinge with a small eta"],
])("raf dynamics of the flow with %s as %s is refused", async (flag, changedFlag, message) => {
  const { exitCode, stderr } = await run(FLOW.replace(flag, changedFlag));
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test("raf dynamics --plot draws the flow along the logarithm, without its start", async () => {
  const file = join(folder, "flow.svg");
  expect((await run(`${FLOW} --plot ${file}`)).exitCode).toBe(0);
  const figure = readFileSync(file, "utf8");
  expect(figure).not.toMatch(/NaN|Infinity/);
  // The learner and its loss stand above the figure.
  expect(figure).toMatch(/(perceptron|kernel|random features), square loss/);
});

test("raf dynamics says when a step is too large", async () => {
  const large = await run(
    TRAINED.replace("logistic", "square").replace("--eta 0.2 --steps 6", "--eta 1e200 --steps 6"),
  );
  expect(large.exitCode).toBe(3);
  expect(large.stderr).toMatch(/leaves the range of numbers at step \d+: a smaller --eta may help/);
});

test("raf dynamics gives the same numbers for the same seed, on however many threads, and others for another", async () => {
  const lines = [`${BAYES} --threads 1`, `${BAYES} --threads 2`, `${BAYES} --seed 2`];
  const [once, again, other] = (await Promise.all(lines.map((line) => run(line)))) as [Run, Run, Run];
  const numbers = ({ stdout }: Run): string[] => linesOf(stdout).slice(1);
  expect(numbers(once)).toEqual(numbers(again));
  expect(numbers(once)).not.toEqual(numbers(other).map((line) => line.replace("seed 2", "seed 1")));
});

test.each([
  ["svg", "<svg "],
  ["pdf", "%PDF"],
])("raf dynamics --plot draws a .%s", async (ending, magic) => {
  const file = join(folder, `amp.${ending}`);
  expect((await run(`${HINGE} --plot ${file}`)).exitCode).toBe(0);
  expect(readFileSync(file).toString("latin1").startsWith(magic)).toBe(true);
});

test("raf dynamics --store goes on from the finished replicas to the digits of one run, and tells of other experiments", async () => {
  const store = join(folder, "store");
  const few = await run(`${HINGE.replace("--replicas 6", "--replicas 5")} --store ${store} --threads 1`);
  expect(few.exitCode).toBe(0);
  const kept = readdirSync(store).map((name) => readFileSync(join(store, name), "utf8"));
  const [whole, resumed] = await Promise.all([run(HINGE), run(`${HINGE} --store ${store}`)]);
  expect(resumed).toEqual(whole);
  // Earlier replicas are not run again: the new segment has the sixth replica only.
  const segments = readdirSync(store).filter((name) => name.endsWith(".ndjson"));
  const added = segments.map((name) => readFileSync(join(store, name), "utf8")).filter((text) => !kept.includes(text));
  expect(added.join("").match(/^\[\d+,\{/gm)).toEqual(["[5,{"]);
  const other = await run(`${HINGE} --seed 2 --store ${store}`);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain("It holds replicas of another experiment: seed is 1 there and 2 here");
});

test("raf dynamics after Ctrl-C keeps what is finished in its store, and says how to go on", async () => {
  const store = join(folder, "interrupted");
  const before = process.listenerCount("SIGINT");
  const running = run(
    `dynamics --algorithm amp --loss bayes --alpha 1 --epsilon 0.1 --d 60 --replicas 100000 --store ${store}`,
  );
  const isKept = (): boolean => existsSync(store) && readdirSync(store).some((name) => name.endsWith(".ndjson"));
  while (process.listenerCount("SIGINT") === before || !isKept()) await new Promise((done) => setTimeout(done, 5));
  process.emit("SIGINT");
  const { exitCode, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toContain(`of 100000 replicas, kept in ${store}; the same command continues`);
});

test("raf dynamics exits with 3 where replicas did not converge, keeps the iterations and shows no fixed point", async () => {
  const file = join(folder, "lost.csv");
  const { exitCode, stdout, stderr } = await run(`${HINGE} --max-iterations 6 --out ${file}`);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /^raf dynamics: 6 of 6 replicas did not converge \(max-iterations, residual up to \de-\d+\) and have no fixed point here; a larger --max-iterations or --lambda may help\n$/,
  );
  expect(stdout).toContain("state evolution");
  expect(stdout).not.toMatch(/fixed point|converged/);
  expect(readFileSync(file, "utf8")).not.toMatch(/^inf/m);
});

test.each(["hinge", "square", "squared-hinge"])(
  "raf dynamics of %s certifies the trained weights at the tiniest lambda too",
  async (learner) => {
    const line = `dynamics --algorithm amp --loss ${learner} --alpha 2 --epsilon 0.1 --lambda 1e-9 --d 50 --replicas 5`;
    const { exitCode, stdout } = await run(line);
    expect(exitCode).toBe(0);
    const [, bound] = /trained weights certified below (\S+) of their norm/.exec(stdout) ?? [];
    expect(Number(bound)).toBeLessThan(1e-7);
  },
);

test("raf dynamics says when d is too small for every replica to have a fixed point, and which d would do", async () => {
  const line =
    "dynamics --algorithm amp --loss hinge --alpha 4 --epsilon 0.5 --lambda 0.001 --d 60 --replicas 5 --max-iterations 300";
  const { exitCode, stderr } = await run(line);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /at this d the minimizer has d - 0\.07\d samples at the margin on average, and where it has d there is no fixed point \(see docs\/how-to\/training\.md\): --d 2000 or a larger --lambda may help\n$/,
  );
});

test("raf dynamics after Ctrl-C evaluates the finished replicas and exits with 130", async () => {
  const before = process.listenerCount("SIGINT");
  const running = run("dynamics --algorithm amp --loss bayes --alpha 1 --epsilon 0.1 --d 60 --replicas 100000");
  while (process.listenerCount("SIGINT") === before) await new Promise((resolve) => setTimeout(resolve, 5));
  // Long enough for some replicas, the threads' start included, far too short for all.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  process.emit("SIGINT");
  const { exitCode, stdout, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(/^raf dynamics: interrupted after \d+ of 100000 replicas/);
  expect(stdout).toMatch(/^AMP, bayes: /m);
  expect(process.listenerCount("SIGINT")).toBe(before);
});

const TABLE: readonly (readonly [string, string])[] = [
  [
    "dynamics",
    "raf dynamics: --algorithm <name> is missing: one of gradient-flow, gradient-descent, heavy-ball, nesterov, online-sgd, amp",
  ],
  [
    "dynamics --algorithm amp",
    "raf dynamics: --loss <name> is missing: one of bayes, square, hinge, squared-hinge, logistic",
  ],
  [
    "dynamics --algorithm newton",
    "raf dynamics: algorithm must lie in {gradient-flow, gradient-descent, heavy-ball, nesterov, online-sgd, amp}",
  ],
  [
    "dynamics --algorithm amp --loss exponential",
    'raf dynamics: loss must lie in {bayes, square, hinge, squared-hinge, logistic}; got "exponential"',
  ],
  [
    "dynamics --algorithm amp --loss bayes --alpha 1",
    "raf dynamics: --epsilon <number> is missing: fraction of random labels",
  ],
  [`${BAYES} --lambda 1`, "raf dynamics: --lambda has no meaning for --loss bayes; got 1"],
  [
    "dynamics --algorithm amp --loss hinge --alpha 1 --epsilon 0",
    "raf dynamics: --lambda <number> is missing: ridge penalty, in (0, Infinity)",
  ],
  [`${HINGE} --lambda 0`, "raf dynamics: lambda must lie in (0, Infinity); got 0."],
  [`${HINGE} --lambda inf`, "raf dynamics: lambda must lie in (0, Infinity); got Infinity."],
  [`${HINGE} --lambda 0+`, "raf dynamics: lambda must lie in (0, Infinity); got 0"],
  [`${HINGE} --alpha 0`, "raf dynamics: alpha must lie in (0, Infinity); got 0"],
  [`${HINGE} --epsilon 1.5`, "raf dynamics: epsilon must lie in [0, 1]; got 1.5"],
  [
    `${HINGE} --alpha 0.001`,
    "raf dynamics: alpha must lie in [0.005, Infinity) at d = 100; got 0.001. There would be no",
  ],
  [`${HINGE} --d 1`, "raf dynamics: d must lie in the integers 2 to 1000000; got 1"],
  [`${HINGE} --d 1000000`, "raf dynamics: d must lie in [2, "],
  [`${HINGE} --threads 0`, "raf dynamics: threads must lie in the integers 1 to 256; got 0"],
  [`${HINGE} --replicas 4`, "raf dynamics: replicas must lie in the integers 5 to 1000000; got 4"],
  [`${HINGE} --seed -1`, "raf dynamics: seed must lie in the integers 0 to 9007199254740991; got -1"],
  [`${HINGE} --steps 0`, "raf dynamics: steps must lie in the integers 1 to 10000; got 0"],
  [`${HINGE} --eta 0.1`, "raf dynamics: --eta has no meaning for --algorithm amp; got 0.1"],
  [`${HINGE} --model rf`, 'raf dynamics: model must lie in {linear}; got "rf"'],
  [TRAINED.replace("--eta 0.2", ""), "raf dynamics: --eta <number> is missing: size of a step, in (0, Infinity)"],
  [TRAINED.replace("--steps 6", ""), "raf dynamics: --steps <count> is missing: steps that are compared"],
  [`${TRAINED} --momentum 0.5`, "raf dynamics: --momentum has no meaning for --algorithm gradient-descent; got 0.5"],
  [`${TRAINED} --batch 0`, "raf dynamics: batch must lie in (0, 1]; got 0"],
  [
    TRAINED.replace("logistic", "hinge"),
    'raf dynamics: loss cannot be "hinge"; allowed: losses with a continuous slope',
  ],
  [TRAINED.replace("--lambda 0.1", "--lambda inf"), "raf dynamics: lambda must lie in [0, Infinity); got Infinity"],
  ...["--attack 1", "--training-attack 1", "--ensemble 3", "--teacher loss=hinge,lambda=1", "--width 1"].map(
    (flag) => [`${TRAINED} ${flag}`, `raf dynamics: unknown option '${flag.split(" ")[0]}'`] as const,
  ),
  [`${HINGE} --plot x.jpg`, 'raf dynamics: plot cannot be "x.jpg"; allowed: names that end in .svg, .png, .pdf'],
  [`${HINGE} --out nowhere/x.csv`, 'raf dynamics: out cannot be "nowhere/x.csv"; allowed: paths that can be written.'],
];

test.each(TABLE)("raf %s is refused by name, value and range", async (line, message) => {
  const { exitCode, stdout, stderr } = await run(changed(line));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.startsWith(message), stderr).toBe(true);
  expect(stderr.indexOf("\n")).toBe(stderr.length - 1);
});

test("raf dynamics that refuses its input leaves no file", async () => {
  const file = join(folder, "refused.csv");
  expect((await run(changed(`${HINGE} --lambda 0 --out ${file}`))).exitCode).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test("raf dynamics refuses a time beyond its theory as it was typed", async () => {
  const { exitCode, stderr } = await run(FLOW.replace("--time 10", "--time 1e300"));
  expect(exitCode).toBe(2);
  expect(stderr).toContain("time must lie in [1e-47, 1e+50]; got 1e+300");
});

test("raf dynamics has no score where no replica drew a sample, and says so", async () => {
  const { exitCode, stdout, stderr } = await run(
    "dynamics --algorithm gradient-descent --eta 0.2 --steps 2 --batch 0.001 --model linear --loss square --alpha 2 --epsilon 0.1 --lambda 0.1 --d 60 --replicas 5",
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).not.toContain("inf");
  expect(stdout).toMatch(/^ +2( +[\d.]+ +0\.5 +0 +-){2} *$/m);
  expect(stdout).toContain("No replica drew a sample up to step 2, where z is empty");
});
