/** @module-tag heavy */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numbersIn, run } from "../inProcess.js";
import { finished, start } from "../process.js";

const LINEAR = "simulate --model linear --loss hinge --alpha 2 --epsilon 0.2 --d 40 --threads 1";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-simulate-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("raf simulate sets means with their standard errors beside the theory, and tells the worst certificate", async () => {
  const { exitCode, stdout, stderr } = await run(`${LINEAR} --lambda 0+,1,inf --replicas 3`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain(
    "linear, loss hinge: alpha = 2, epsilon = 0.2\nd = 40, n = 80, 3 replicas, seed 1, E_gen exact\n",
  );
  expect(stdout).toMatch(/^lambda +observable +simulation +standard error +theory +z$/m);
  for (const lambda of ["0\\+", "1", "inf"]) {
    expect(stdout).toMatch(
      new RegExp(`^${lambda} +generalizationError +0\\.\\d+ +0\\.\\d+ +0\\.\\d+ +-?\\d\\.\\d$`, "m"),
    );
  }
  expect(stdout).toMatch(/^worst certificate: relative duality gap \d\.\de-\d+, bound 1e-8$/m);
  expect(stdout).toContain("off by O(1/d), d = 40");
});

test("raf simulate writes the same rows with one thread and with two, and as JSON and CSV", async () => {
  const command =
    "simulate --model rf --activation relu --kappa 2 --loss logistic --alpha 1.5 --epsilon 0.3 --d 30 --replicas 4 --test-samples 300 --from 0.1 --to 10 --points 2 --limits --json";
  const file = join(folder, "rows.csv");
  const [one, two] = await Promise.all([run(`${command} --threads 1`), run(`${command} --threads 2 --out ${file}`)]);
  expect(one).toEqual(two);
  const { experiment, summaries, replicas } = JSON.parse(one.stdout) as {
    readonly experiment: { readonly lambdas: unknown };
    readonly summaries: readonly { readonly lambda: unknown; readonly replicas: number }[];
    readonly replicas: readonly Record<string, unknown>[];
  };
  expect(experiment.lambdas).toEqual([0, 0.1, 10, "inf"]);
  expect(summaries.map(({ lambda, replicas: count }) => [lambda, count])).toEqual([
    [0, 4],
    [0.1, 4],
    [10, 4],
    ["inf", 4],
  ]);
  expect(replicas).toHaveLength(16);
  expect(numbersIn(replicas).every(Number.isFinite)).toBe(true);
  const [header = [], ...lines] = csvCells(readFileSync(file, "utf8"));
  for (const [i, cells] of lines.entries()) {
    const read: unknown = Object.fromEntries(
      cells.map((cell, k) => [header[k], cell === "inf" || cell === "" ? cell : Number(cell)]),
    );
    expect(read).toEqual(replicas[i]);
  }
});

test("raf simulate with a single replica has errors only where the replica itself knows them", async () => {
  const command =
    "simulate --model kernel --activation erf --loss square --alpha 1 --epsilon 0.2 --lambda 1 --d 20 --replicas 1 --test-samples 200";
  const { exitCode, stdout } = await run(command);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/generalizationError +0\.\d+ +0\.\d+ /);
  expect(stdout).toMatch(/trainingLoss +0\.\d+ +- +0\.\d+ +-$/m);
  expect(stdout).toContain("worst certificate: relative residual of the normal equations");
});

test("raf simulate takes kernels as they are, and less K(0) with --centered; it says which", async () => {
  const command =
    "simulate --model kernel --kernel rbf(0.7) --loss hinge --alpha 2 --epsilon 0.2 --lambda 50 --d 40 --replicas 4 --test-samples 500 --threads 1";
  const [plain, centered, json] = await Promise.all([
    run(command),
    run(`${command} --centered`),
    run(`${command} --centered --json`),
  ]);
  expect(plain.stdout).toContain("E_gen on 500 fresh inputs, kernel as it is\n");
  expect(plain.stdout).toContain("--centered is what it describes");
  expect(centered.stdout).toContain("E_gen on 500 fresh inputs, centered: kernel less K(0)\n");
  expect(centered.stdout).not.toContain("--centered is what");
  expect((JSON.parse(json.stdout) as { experiment: object }).experiment).toMatchObject({ centered: true });
  const errorOf = (text: string): number => Number(/generalizationError +(\S+)/.exec(text)?.[1]);
  // The bias alone decides: every input gets the same label.
  expect(errorOf(plain.stdout)).toBeGreaterThan(0.45);
  expect(errorOf(centered.stdout)).toBeLessThan(0.35);
});

test("raf simulate counts the separable data sets near the threshold, and names the certificate of either kind", async () => {
  const command =
    "simulate --model linear --loss squared-hinge --alpha 2.2 --epsilon 0.5 --lambda 0+ --d 60 --replicas 8 --threads 1";
  const { exitCode, stdout } = await run(command);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^lambda = 0\+: the labels of [1-7] of 8 replicas are separable/m);
  for (const name of ["m", "q", "norm"]) expect(stdout).toMatch(new RegExp(`^ +${name} .* -$`, "m"));
  expect(stdout).toMatch(/^worst certificate: .*relative Newton decrement/m);
});

test("raf simulate --help lists the models and losses that it has, and no other", async () => {
  const { stdout } = await run("simulate --help");
  expect(stdout).toMatch(/--model <name> +linear \(perceptron\), kernel, rf \(random features\), quadratic/);
  expect(stdout).toMatch(/--loss <name> +square, hinge, squared-hinge, logistic\n/);
  expect(stdout).not.toContain("empirical");
});

function csvCells(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
}

const BAD: readonly (readonly [string, RegExp])[] = [
  [
    "simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --test-samples 100",
    /--test-samples has no meaning here: E_gen is exact/,
  ],
  [
    "simulate --model kernel --gamma 1 --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --centered",
    /--centered has no meaning here: these features have no mean to subtract/,
  ],
  [
    "simulate --model Linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1",
    /model must lie in .*; got "Linear"\. Did you mean linear\?/,
  ],
  [
    "simulate --model rf --activation relu --loss hinge --alpha 1 --epsilon 0.1 --lambda 1",
    /--kappa <number> is missing/,
  ],
  [
    "simulate --model rf --gamma 0.5 --kappa 1 --loss hinge --alpha 1 --epsilon 0.1 --lambda 1",
    /features must lie in \{activation\}/,
  ],
  [
    "simulate --model kernel --loss hinge --alpha 1 --epsilon 0.1 --lambda 1",
    /exactly one of activation, kernel, gamma/,
  ],
  ["simulate --model kernel --kernel exp(x) --loss hinge --alpha 1 --epsilon 0.1 --lambda 1", /Unknown symbol x/],
  [
    "simulate --model linear --loss 'exp(-u)' --alpha 1 --epsilon 0.1 --lambda 1",
    /loss must lie in \{square, hinge, squared-hinge, logistic\}/,
  ],
  ["simulate --model linear --loss hinge --alpha 0.001 --epsilon 0.1 --lambda 1", /n must lie in the integers 1 to/],
  ["simulate --model linear --loss hinge --alpha 1 --epsilon 1.5 --lambda 1", /epsilon must lie in \[0, 1\]/],
  ["simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1,-2", /lambda must lie in \[0, Infinity\]/],
  ["simulate --model linear --loss hinge --alpha 1 --epsilon 0.1", /--lambda <list> is missing/],
  ["simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --from 2", /give one of them/],
  ["simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --d 1.5", /d must lie in the integers/],
  [
    "simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --d 400000",
    /d must lie in \[2, \d+\].*GB/,
  ],
  [
    "simulate --model linear --loss hinge --alpha 1 --epsilon 0.1 --lambda 1 --out /nowhere/x.csv",
    /out cannot be .*; allowed: paths/,
  ],
  [
    "simulate --model empirical --loss hinge --alpha 1 --epsilon 0.1 --lambda 1",
    /--model must be linear .*, kernel, rf .*; got empirical/,
  ],
];

test.each(BAD)("%s is refused in one line", async (line, message) => {
  const { exitCode, stdout, stderr } = await run(line);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("raf simulate announces its memory before it starts, and refuses a kernel that the data show to be none", async () => {
  const { exitCode, stdout, stderr } = await run(
    "simulate --model kernel --kernel t-0.5*t^2+0.6*t^3 --loss hinge --alpha 3 --epsilon 0.2 --lambda 0.01 --d 30 --replicas 2",
  );
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^[\w-]+, \d threads?, at most 0\.\d GB of memory\n$/);
  expect(stderr).toMatch(
    /^raf simulate: kernel cannot be "t-0.5.*"; allowed: kernels whose matrices are positive semidefinite.*least eigenvalue is -\d.*\n$/,
  );
});

test("raf simulate keeps the finished replicas on Ctrl-C, exits with 130, and a part never looks like the whole", async () => {
  const file = join(folder, "kept.csv");
  const child = start([...LINEAR.split(" "), "--lambda", "1", "--replicas", "100000", "--out", file]);
  const done = finished(child);
  // The first line of standard output comes before the work: a busy machine may take long to start.
  child.stdout.once("data", () => setTimeout(() => child.kill("SIGINT"), 3000));
  const { exitCode, stdout, stderr } = await done;
  expect(exitCode).toBe(130);
  const said =
    /^raf simulate: interrupted; finished: (\d+) of 100000 replicas; with --store <folder> the same command would continue\n$/;
  const [, kept] = said.exec(stderr) ?? [];
  expect(kept).toBeDefined();
  if (Number(kept) > 0) {
    expect(stdout).toContain(`, ${kept} of 100000 replicas, `);
    const [comment, header, ...rows] = readFileSync(file, "utf8").trim().split("\n");
    expect(comment).toBe(`# incomplete: ${kept} of 100000 replicas finished`);
    expect(header).toMatch(/^lambda,replica,/);
    expect(rows).toHaveLength(Number(kept));
  } else {
    expect(stdout).toMatch(/^.* GB of memory\n$/);
    expect(existsSync(file)).toBe(false);
  }
});

test("raf simulate refuses a lambda that stands twice in the list", async () => {
  for (const [list, again] of [
    ["1,1", "1"],
    ["0+,1,0", "0"],
  ]) {
    expect(await run(`${LINEAR} --lambda ${list} --replicas 1`)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `raf simulate: lambda cannot be "${again}"; allowed: a value that the list has not had before\n`,
    });
  }
});

test("raf simulate --help has the range of lambda that learners take", async () => {
  const { stdout } = await run("simulate --help");
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "one value or several as in 0+,0.1,1,inf, in [1e-60, 1e+60], 0+ or inf",
  );
});

const QUADRATIC = "simulate --model quadratic --width 0.5 --loss square --alpha 2 --epsilon 0.2 --d 12 --threads 1";

test("raf simulate trains the quadratic network, and tells its hidden units, its rank and its largest eigenvalue", async () => {
  const file = join(folder, "quadratic.csv");
  const command = `${QUADRATIC} --lambda 0.3,50 --replicas 3 --test-samples 500 --out ${file}`;
  const { exitCode, stdout, stderr } = await run(command);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain(
    "d = 12, n = 144, 6 hidden units, 3 replicas, seed 1, E_gen on 500 fresh inputs, m and q exact\n",
  );
  expect(stdout).toMatch(/^ +rank +0\.\d+ +0\.\d+ +0\.53473 +-?\d\.\d$/m);
  expect(stdout).toMatch(/^ +largestEigenvalue +\d\.\d+ +0\.\d+ +2\.2377 +-$/m);
  expect(stdout).toMatch(/^50 +generalizationError +0\.5 +0 +0\.5 +0\.0$/m);
  expect(readFileSync(file, "utf8").split("\n")[0]).toMatch(/rank,largestEigenvalue/);
});

test.each([
  ["--lambda 0+", 'lambda must lie in [1e-60, 1e+60]; got "0+". The quadratic network is trained at finite lambda'],
  ["--lambda 1 --centered", "--centered has no meaning for --model quadratic"],
  ["--lambda 1 --width 0.01", "units must lie in the integers 1 to 1000000; got 0. The rule has width d hidden units"],
  ["--lambda 1 --algorithm gradient-flow --time 1", 'algorithm must lie in {minimum}; got "gradient-flow"'],
])("raf simulate --model quadratic refuses %s", async (flags, message) => {
  const command = flags.includes("--width") ? QUADRATIC.replace("--width 0.5 ", "") : QUADRATIC;
  const { exitCode, stderr } = await run(`${command} ${flags}`);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

test("raf dynamics refuses the quadratic network, whose training in time has no theory", async () => {
  const task = "--loss logistic --alpha 2 --epsilon 0.2 --lambda 1 --eta 0.1 --steps 3 --algorithm gradient-descent";
  const { exitCode, stderr } = await run(`dynamics --model quadratic ${task}`);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('model must lie in {linear, kernel, rf}; got "quadratic"');
});

test("raf simulate trains to the minimum where time or steps are inf", async () => {
  const point = "simulate --model linear --loss square --alpha 2 --epsilon 0.2 --lambda 0.3 --d 30 --replicas 2";
  const asked = ["--algorithm gradient-flow --time inf", "--algorithm gradient-descent --eta 0.1 --steps inf", ""].map(
    (training) => run(`${point} ${training} --json`),
  );
  const [flow, steps, minimum] = (await Promise.all(asked)).map(
    ({ stdout }) =>
      JSON.parse(stdout) as {
        readonly experiment: { readonly time?: unknown; readonly steps?: unknown };
        readonly replicas: readonly { readonly generalizationError: number }[];
      },
  );
  expect([flow!.experiment.time, steps!.experiment.steps]).toEqual(["inf", "inf"]);
  expect(flow!.replicas).toEqual(minimum!.replicas);
  expect(steps!.replicas).toEqual(minimum!.replicas);
});
