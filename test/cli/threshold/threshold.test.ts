import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../freshFolder.js";
import { run } from "../inProcess.js";

let folder = "";
freshFolder((own) => {
  folder = own;
});

interface Thresholds {
  readonly separability: {
    readonly alpha: number | null;
    readonly note?: string;
    readonly errors: { readonly alpha: number | null };
  };
  readonly interpolation: { readonly alpha: number | null; readonly note?: string };
  readonly point: object;
}

const thresholds = async (flags: string): Promise<Thresholds> => {
  const { exitCode, stdout } = await run(`threshold ${flags} --json`);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout) as Thresholds;
};

test("raf threshold gives Cover's capacity 2 where all labels are random", async () => {
  const { separability, interpolation } = await thresholds("--model linear --epsilon 1");
  expect(separability.alpha).toBeCloseTo(2, 12);
  expect(separability.errors.alpha).toBeLessThan(1e-12);
  expect(interpolation).toEqual({ alpha: 1 });
});

test("raf threshold prints both thresholds with errors", async () => {
  const { exitCode, stdout } = await run("threshold --model rf --gamma 0.8 --kappa 2 --epsilon 0.1");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^rf: epsilon = 0\.1, gamma = 0\.8, kappa = 2\n/);
  expect(stdout).toMatch(/^R +0\.\d+ +\de-1\d$/m);
  expect(stdout).toMatch(/^alpha +2\.0+ +0$/m);
});

test("raf threshold says that a kernel separates and interpolates everything", async () => {
  const { stdout } = await run("threshold --model kernel --activation erf --epsilon 0.1");
  expect(stdout).toContain("infinite: every alpha is separable");
  const { separability, interpolation, point } = await thresholds("--model kernel --activation erf --epsilon 0.1");
  expect(separability).toMatchObject({ alpha: null, R: null, note: "infinite: every alpha is separable" });
  expect(interpolation).toEqual({ alpha: null, note: "infinite: every alpha is interpolated" });
  expect(point).toEqual({ model: "kernel", activation: "erf", epsilon: 0.1 });
});

test("raf threshold --over prints a row for each value, whose numbers are those of one threshold at a time", async () => {
  const { exitCode, stdout } = await run("threshold --model linear --over epsilon --from 0 --to 1 --points 3");
  expect(exitCode).toBe(0);
  const [header, ...rows] = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(header).toEqual(["epsilon", "alpha", "alphaError", "R", "generalizationError", "interpolationAlpha"]);
  expect(rows[0]?.slice(0, 3)).toEqual(["0", "inf", ""]);
  const { separability } = await thresholds("--model linear --epsilon 0.5");
  expect(rows[1]?.slice(0, 3)).toEqual(["0.5", String(separability.alpha), String(separability.errors.alpha)]);
});

test("raf threshold --over kappa --json prints the record of each value", async () => {
  const { stdout } = await run(
    "threshold --model rf --gamma 0.8 --epsilon 0.1 --over kappa --from 1 --to 4 --points 3 --log --json",
  );
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Thresholds);
  expect(records.map(({ interpolation }) => interpolation.alpha)).toEqual([1, 2, 4]);
  expect(records[1]).toEqual(await thresholds("--model rf --gamma 0.8 --epsilon 0.1 --kappa 2"));
});

test.each([
  ["--model linear --over kappa --from 1 --to 2", 'over must lie in {epsilon}; got "kappa"'],
  ["--model linear --epsilon 0.1 --points 5", "--points needs --over <parameter>, which is missing"],
  ["--model linear --over epsilon --to 2", "--from <number> is missing"],
  ["--model linear --over epsilon --from 0 --to 2", "epsilon must lie in [0, 1]; got 1.0"],
  ["--model linear --epsilon 0.1 --to 2", "--to needs --over <parameter>, which is missing"],
])("raf threshold %s says what is wrong", async (flags, message) => {
  const { exitCode, stdout, stderr } = await run(`threshold ${flags}`);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

test("raf threshold --over runs along any number that a threshold depends on, into a file and a figure", async () => {
  const out = join(folder, "gamma.csv");
  const plot = join(folder, "gamma.svg");
  const flags = "--model rf --kappa 2 --epsilon 0.1 --over gamma --from 0.3 --to 1.2 --points 4";
  expect(await run(`threshold ${flags} --out ${out} --plot ${plot}`)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  const [header, ...rows] = readFileSync(out, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  expect(header?.slice(0, 2)).toEqual(["gamma", "alpha"]);
  expect(readFileSync(plot, "utf8")).toContain("<svg");
  const { stdout } = await run("threshold --model rf --kappa 2 --epsilon 0.1 --gamma 0.6 --json");
  const record = JSON.parse(stdout) as { readonly separability: { readonly alpha: number } };
  expect(Number(rows[1]?.[1])).toBe(record.separability.alpha);
});

test("raf threshold refuses --out and --plot without --over", async () => {
  for (const flag of ["out", "plot"]) {
    const { exitCode, stderr } = await run(`threshold --model linear --epsilon 0.1 --${flag} x.svg`);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `raf threshold: --${flag} needs --over <parameter>, which is missing\n`,
    });
  }
});
