import { expect, test } from "vitest";
import { solve } from "../../../src/solver/solve.js";
import { jsonLines, numbersIn, run } from "../inProcess.js";

interface Echoed {
  readonly point: unknown;
  readonly errors: { readonly [name: string]: number | null };
  readonly [name: string]: unknown;
}

const solveJson = async (flags: string): Promise<Echoed> => {
  const { exitCode, stdout, stderr } = await run(`solve ${flags} --json`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout) as Echoed;
};

test("raf solve prints the library's numbers, each with its error", async () => {
  const point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.5 } as const;
  const { exitCode, stdout, stderr } = await run(
    "solve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5",
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const solution = solve(point);
  if (solution.status !== "converged") throw new Error(solution.message);
  const rows = stdout.split("\n").map((line) => line.split(/\s+/));
  for (const name of ["m", "q", "V"] as const) {
    const [, value, error] = rows.find(([own]) => own === name) ?? [];
    expect(Number(value)).toBeCloseTo(solution.overlaps[name], 11);
    expect(Number(error)).toBeLessThan(1e-11);
  }
  expect(stdout).toMatch(/^linear, loss hinge: alpha = 2, epsilon = 0\.1, lambda = 0\.5\nfinite lambda\n/);
  expect(stdout).toMatch(/\nnewton, \d+ evaluations, residual \S+, contraction \S+\n$/);
});

test.each([
  ["--alpha 2 --lambda 0+", "limit lambda -> 0+, interpolating side (alpha < alpha_c = 3.80969)"],
  ["--alpha 9 --lambda 0", "limit lambda -> 0+, beyond interpolation (alpha > alpha_c = 3.80969)"],
  ["--alpha 9 --lambda inf", "limit lambda -> infinity (Hebb's rule)"],
])("raf solve says in words which limit it took (%s)", async (flags, words) => {
  const { stdout } = await run(`solve --model linear --loss hinge --epsilon 0.1 ${flags}`);
  expect(stdout.split("\n")[1]).toContain(words);
});

test("raf solve names the interpolation threshold for the square loss, and says where it is infinite", async () => {
  const rf = await run("solve --model rf --gamma 0.8 --kappa 2 --loss square --alpha 1 --epsilon 0.1 --lambda 0");
  expect(rf.stdout).toContain("interpolating side (alpha < alpha_i = 2.00000)");
  const kernel = await run("solve --model kernel --gamma 0.8 --loss square --alpha 1 --epsilon 0.1 --lambda 0");
  expect(kernel.stdout).toContain("interpolating side (alpha_i is infinite)");
});

test.each([
  ["--ensemble 3 --ensemble-over subsamples --subsample 0.25", "ensemble = 3 over subsamples, subsample = 0.25", "0.5"],
  [
    "--ensemble inf --ensemble-over subsamples --subsample 0.4",
    "ensemble = inf over subsamples, subsample = 0.4",
    "0.8",
  ],
])("raf solve compares the samples of one member with the threshold (%s)", async (flags, words, alpha) => {
  const point = "solve --model linear --loss square --alpha 2 --epsilon 0.1 --lambda 0+";
  const { stdout } = await run(`${point} ${flags}`);
  const [headline, regime] = stdout.split("\n");
  expect(headline).toContain(words);
  expect(regime).toContain(`interpolating side (alpha of a member ${alpha} < alpha_i = 1.00000)`);
});

test("raf solve names both ridges of an ensemble over lambdas", async () => {
  const point = "solve --model linear --loss square --alpha 2 --epsilon 0.1 --lambda 0.5";
  const { stdout } = await run(`${point} --ensemble 2 --ensemble-over lambdas --other-lambda 3`);
  expect(stdout).toContain("lambda = 0.5, ensemble = 2 over lambdas, otherLambda = 3\n");
});

test("raf solve prints the diverging V at lambda -> 0+ as inf, and the weights of the logistic loss at margin 1", async () => {
  const { stdout } = await run("solve --model linear --loss logistic --alpha 2 --epsilon 0.1 --lambda 0+");
  expect(stdout).toMatch(/^V +inf +-$/m);
  expect(stdout).toContain("the weights diverge: scaled to margin 1");
});

test.each([
  "--model linear --loss square --alpha 2 --epsilon 0.1 --lambda 1",
  "--model kernel --activation 'tanh(2*x)' --loss hinge --alpha 2.2 --epsilon 0.1 --lambda 0.12",
  "--model kernel --kernel 'rbf(2)' --loss squared-hinge --alpha 0.5 --epsilon 0 --lambda 0+",
  "--model kernel --mu1 0.5 --mu-star 0.3 --loss logistic --alpha 20 --epsilon 1 --lambda 1e-3",
  "--model rf --gamma 0.8 --kappa 2 --loss 'log(1 + exp(-2*u))' --alpha 2 --epsilon 0.2 --lambda inf",
  "--model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --channel quadrature",
])("raf batch solves the point that raf solve --json echoes, to the same record (%s)", async (flags) => {
  const { errors, ...record } = await solveJson(flags);
  expect(Object.values(errors).every((error) => error === null || (error >= 0 && error < 1e-9))).toBe(true);
  const { exitCode, stdout } = await run("batch", [`${JSON.stringify(record.point)}\n`]);
  expect(exitCode).toBe(0);
  expect(jsonLines(stdout)).toEqual([record]);
});

test("raf solve --json holds finite numbers or null only", async () => {
  for (const flags of ["--loss hinge --lambda 0", "--loss square --lambda inf"]) {
    const record = await solveJson(`--model linear --alpha 2 --epsilon 0.1 ${flags}`);
    expect(numbersIn(record).every(Number.isFinite)).toBe(true);
  }
  const { overlaps, errors } = await solveJson("--model linear --alpha 2 --epsilon 0.1 --loss hinge --lambda 0");
  expect(overlaps).toMatchObject({ V: null });
  expect(errors["V"]).toBeNull();
});

test("raf solve that does not converge exits with 3, says why on one line, and shows no numbers that look like a solution", async () => {
  const flags =
    "solve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.01 --max-iterations 1 --tolerance 1e-30";
  const { exitCode, stdout, stderr } = await run(flags);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^raf solve: linear\/hinge at alpha=2, .*\n$/);
  expect(stdout).not.toMatch(/^q /m);
  const { stdout: json } = await run(`${flags} --json`);
  expect(JSON.parse(json)).toMatchObject({ overlaps: null, generalizationError: null, errors: null });
});

test("raf solve --method fixed-point comes to the same numbers as Newton's method, by its own way", async () => {
  const flags = "--model rf --gamma 0.8 --kappa 2 --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5";
  const newton = await solveJson(`${flags} --method newton`);
  const iterated = await solveJson(`${flags} --method fixed-point --damping 0.9 --anderson 4`);
  expect(newton["diagnostics"]).toMatchObject({ method: "newton" });
  expect(iterated["diagnostics"]).toMatchObject({ method: "fixed-point" });
  expect(iterated["generalizationError"]).toBeCloseTo(newton["generalizationError"] as number, 10);
});

test("raf solve does not pass off the closed form as another method", async () => {
  const square = "solve --model linear --loss square --alpha 2 --epsilon 0.1";
  expect((await run(`${square} --lambda 1 --method closed-form`)).exitCode).toBe(0);
  const newton = await run(`${square} --lambda 1 --method newton`);
  expect(newton.exitCode).toBe(0);
  expect(newton.stdout).toMatch(/^newton, /m);
  expect((await run(`${square} --lambda inf --method fixed-point`)).stderr).toContain("{closed-form} at this point");
  expect((await run(`${square} --lambda 1 --method newton --channel quadrature`)).exitCode).toBe(0);
});

test("raf solve prints no NaN where double precision cannot hold the point", async () => {
  const line = "solve --model linear --loss square --alpha 1e300 --epsilon 0.1 --lambda 1e-300";
  const { exitCode, stdout, stderr } = await run(line);
  expect(exitCode).toBe(3);
  expect(stdout + stderr).not.toContain("NaN");
  expect(stderr).toContain("no finite residual after 1 evaluation, ");
  expect((await run(`${line} --json`)).stdout).not.toContain("NaN");
});

test("raf solve does not pass off the minimum as a training", async () => {
  const training =
    "solve --model linear --loss logistic --alpha 2 --epsilon 0.1 --lambda 0.1 --algorithm gradient-descent --eta 0.1 --steps 3";
  const { exitCode, stdout, stderr } = await run(`${training} --method fixed-point`);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain("points with algorithm minimum. The algorithm is gradient-descent");
});
