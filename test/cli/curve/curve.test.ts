import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonLines, numbersIn, run } from "../inProcess.js";

const LINEAR = "--model linear --loss hinge --alpha 2 --epsilon 0.1";
const BY_LAMBDA = `curve ${LINEAR} --over lambda --from 0.01 --to 100 --points 5 --log`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-curve-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));

test("raf curve writes CSV with the field's names as its header", async () => {
  const { exitCode, stdout, stderr } = await run(BY_LAMBDA);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const [header, ...rows] = rowsOf(stdout);
  expect(header?.slice(0, 10)).toEqual(
    "lambda,status,m,q,V,mHat,qHat,VHat,generalizationError,memorizationError".split(","),
  );
  expect(header?.slice(-2)).toEqual(["contraction", "errorEstimate"]);
  expect(rows.map(([lambda, status]) => [lambda, status])).toEqual(
    ["0.01", "0.1", "1", "10", "100"].map((lambda) => [lambda, "converged"]),
  );
  expect(rows.every((row) => row.length === header?.length)).toBe(true);
});

test("raf curve --limits adds the two limits as 0 and inf, at the ends they belong to", async () => {
  const up = rowsOf((await run(`${BY_LAMBDA} --limits`)).stdout).slice(1);
  expect(up.map(([lambda]) => lambda)).toEqual(["0", "0.01", "0.1", "1", "10", "100", "inf"]);
  const column = 4;
  expect(up[0]?.[column]).toBe("inf");
  const down = await run(`curve ${LINEAR} --over lambda --from 100 --to 0.01 --points 3 --log --limits`);
  expect(
    rowsOf(down.stdout)
      .slice(1)
      .map(([lambda]) => lambda),
  ).toEqual(["inf", "100", "1", "0.01", "0"]);
});

test.each(["json", "ndjson"])(
  "raf curve --format %s gives records whose points raf batch solves again",
  async (format) => {
    const { stdout } = await run(`${BY_LAMBDA} --limits --format ${format}`);
    const records = (format === "json" ? JSON.parse(stdout) : jsonLines(stdout)) as {
      readonly point: { readonly lambda: unknown };
      readonly generalizationError: number;
    }[];
    expect(records.map(({ point }) => point.lambda)).toEqual([0, 0.01, 0.1, 1, 10, 100, "inf"]);
    expect(numbersIn(records).every(Number.isFinite)).toBe(true);
    const batch = await run("batch", [records.map(({ point }) => `${JSON.stringify(point)}\n`).join("")]);
    for (const [index, again] of jsonLines(batch.stdout).entries()) {
      expect((again as { generalizationError: number }).generalizationError).toBeCloseTo(
        records[index]?.generalizationError ?? Number.NaN,
        12,
      );
    }
  },
);

test.each([
  ["alpha", `--model linear --loss square --epsilon 0.1 --lambda 1`, "0.5", "4"],
  ["epsilon", `--model linear --loss square --alpha 2 --lambda 1`, "0", "1"],
  ["gamma", `--model kernel --loss hinge --alpha 2 --epsilon 0.1 --lambda 1`, "0.2", "1.4"],
  ["kappa", `--model rf --activation relu --loss square --alpha 2 --epsilon 0.1 --lambda 1`, "0.5", "8"],
])("raf curve sweeps %s without its own flag", async (over, flags, from, to) => {
  const { exitCode, stdout } = await run(`curve ${flags} --over ${over} --from ${from} --to ${to} --points 3`);
  expect(exitCode).toBe(0);
  const rows = rowsOf(stdout);
  expect(rows[0]?.[0]).toBe(over);
  expect([rows[1]?.[0], rows[3]?.[0]]).toEqual([from, to]);
});

test("raf curve --out writes the file and nothing else", async () => {
  const file = join(folder, "curve.csv");
  const written = await run(`${BY_LAMBDA} --out ${file}`);
  expect(written).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(readFileSync(file, "utf8")).toBe((await run(BY_LAMBDA)).stdout);
});

test.each([
  ["svg", "<svg "],
  ["png", "\u0089PNG"],
  ["pdf", "%PDF"],
])("raf curve --plot draws a .%s and still prints the rows", async (ending, magic) => {
  const file = join(folder, `curve.${ending}`);
  const { exitCode, stdout } = await run(`${BY_LAMBDA} --limits --plot ${file}`);
  expect(exitCode).toBe(0);
  expect(rowsOf(stdout)).toHaveLength(8);
  expect(readFileSync(file).toString("latin1").startsWith(magic)).toBe(true);
});

test("raf curve --plot marks no point of a solved curve, and draws no observable that it does not have", async () => {
  const file = join(folder, "solved.svg");
  await run(`${BY_LAMBDA} --plot ${file}`);
  expect(readFileSync(file, "utf8")).not.toMatch(/not converged|held-out/);
});

test("raf curve refuses a folder that is not there before it computes anything, and leaves no file", async () => {
  for (const flag of ["out", "plot"]) {
    const file = join(folder, "nowhere", flag === "out" ? "curve.csv" : "curve.svg");
    const { exitCode, stdout, stderr } = await run(`${BY_LAMBDA} --${flag} ${file}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(
      `raf curve: ${flag} cannot be "${file}"; allowed: paths that can be written. There is no such file or folder\n`,
    );
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  }
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("raf curve keeps the rows that did not converge, with their status and no values, draws the others, and exits with 3", async () => {
  const file = join(folder, "gaps.svg");
  const flags = "--model linear --loss hinge --epsilon 0.1 --lambda 1 --over alpha --from 1 --to 1e300 --points 4";
  const { exitCode, stdout, stderr } = await run(`curve ${flags} --plot ${file}`);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /^raf curve: 3 of 4 points did not converge, first at alpha = 3.33333e\+299 \(non-finite: .*\); their rows have the status and no values\n$/,
  );
  const [header, ...rows] = rowsOf(stdout);
  expect(rows.map((row) => row[1])).toEqual(["converged", "non-finite", "non-finite", "non-finite"]);
  expect(rows[1]?.slice(2, header?.indexOf("regime")).every((cell) => cell === "")).toBe(true);
  expect(existsSync(file)).toBe(true);
});

test("raf curve prints its rows even when there is nothing to draw, and says why there is no plot", async () => {
  const file = join(folder, "nothing.svg");
  const flags = "--model linear --loss hinge --epsilon 0.1 --lambda 1 --over alpha --from 1e299 --to 1e300 --points 2";
  const { exitCode, stdout, stderr } = await run(`curve ${flags} --plot ${file}`);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/2 of 2 points did not converge, .*; no plot: data must lie in .*; got "none"\n$/);
  expect(rowsOf(stdout)).toHaveLength(3);
  expect(existsSync(file)).toBe(false);
});

test("raf curve through the interpolation threshold says that alpha is the threshold", async () => {
  const { exitCode, stderr } = await run(
    "curve --model rf --mu1 0.8 --mu-star 0.4 --kappa 2 --loss square --epsilon 0.1 --lambda 0+ --over alpha --from 1 --to 3 --points 3",
  );
  expect(exitCode).toBe(3);
  expect(stderr).toContain(
    "first at alpha = 2 (diverged: alpha is the threshold alpha_i itself, where q and V diverge",
  );
});

test("raf curve --draw chooses what --plot shows, and refuses what is no observable", async () => {
  const file = join(folder, "overlaps.svg");
  expect((await run(`${BY_LAMBDA} --plot ${file} --draw m,q`)).exitCode).toBe(0);
  expect(existsSync(file)).toBe(true);
  const wrong = await run(`${BY_LAMBDA} --plot ${file} --draw genralizationError`);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toMatch(
    /draw must lie in \{m, q, .*\}; got "genralizationError"\. Did you mean generalizationError\?\n$/,
  );
  expect((await run(`${BY_LAMBDA} --draw m`)).stderr).toMatch(/--draw needs --plot <file>/);
});
