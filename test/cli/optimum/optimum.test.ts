/** @module-tag heavy */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolvePoint } from "../../../equations/point.js";
import { optimum } from "../../../src/sweep/optimum.js";
import { numbersIn, run } from "../inProcess.js";

test("raf optimum finds the paper's best hinge loss for the erf kernel", async () => {
  const { exitCode, stdout } = await run(
    "optimum --model kernel --activation erf --loss hinge --alpha 2.2222222222222223 --epsilon 0.1",
  );
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^in the interior$/m);
  expect(stdout).toMatch(/^generalizationError +0\.2067\d+ +\de-\d+$/m);
  expect(stdout).toMatch(/^lambda +0\.1\d+ +\de-\d+$/m);
});

test("raf optimum --json gives the library's optimum, and the point without what was varied", async () => {
  const { stdout } = await run(
    "optimum --model kernel --loss square --alpha 4 --epsilon 0.1 --lambda 0.1 --over gamma --json",
  );
  const record = JSON.parse(stdout) as { readonly value: number; readonly gamma: number; readonly point: object };
  const point = await resolvePoint({ model: "kernel", loss: "square", alpha: 4, epsilon: 0.1, lambda: 0.1, gamma: 1 });
  const best = optimum(point, { over: "gamma", objective: "generalization" });
  expect(record).toMatchObject({ value: best.value, gamma: best.gamma, lambda: 0.1, boundary: null, unsolved: 0 });
  expect(record.point).toEqual({ model: "kernel", loss: "square", alpha: 4, epsilon: 0.1, lambda: 0.1 });
  expect(numbersIn(record).every(Number.isFinite)).toBe(true);
});

test("raf optimum says when the best lies on a boundary", async () => {
  const memory = await run(
    "optimum --model kernel --gamma 0.8 --loss hinge --alpha 2 --epsilon 0.1 --objective memorization",
  );
  expect(memory.stdout).toMatch(/^on the boundary lambda -> 0\+$/m);
  expect(memory.stdout).toMatch(/^lambda +0\+ +-$/m);
  const curved = await run("optimum --model kernel --gamma 0.3 --loss square --alpha 2 --epsilon 0.1 --json");
  expect(JSON.parse(curved.stdout)).toMatchObject({ lambda: 0, boundary: "lambda -> 0+" });
});

test("raf optimum reaches the corner where the best angle is pi/2 and the best lambda 0", async () => {
  const { exitCode, stdout } = await run("optimum --model kernel --loss hinge --alpha 10 --epsilon 0.2 --over both");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("in the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2/lambda");
  expect(stdout).toMatch(/^generalizationError +0\.1008/m);
  expect(stdout).toMatch(/^delta +0\.6/m);
});

test("raf optimum weighs generalization and memorization", async () => {
  const flags = "optimum --model linear --loss hinge --alpha 2 --epsilon 0.1 --objective weighted --weight";
  const values = await Promise.all(
    [0, 0.5, 1].map(async (weight) => JSON.parse((await run(`${flags} ${weight} --json`)).stdout) as { value: number }),
  );
  const [generalization, both, memorization] = values.map(({ value }) => value) as [number, number, number];
  expect(both).toBeGreaterThanOrEqual((generalization + memorization) / 2);
});

test("raf optimum says when the objective is flat, and when a whole curve is as good", async () => {
  const flat = await run("optimum --model linear --loss square --alpha 3 --epsilon 1");
  expect(flat.exitCode).toBe(0);
  expect(flat.stdout).toMatch(/nowhere: the objective is flat/);
  expect(flat.stdout).toMatch(/lambda +any/);
  const family = "optimum --model kernel --loss square --alpha 4 --epsilon 0.1 --over both";
  expect((await run(family)).stdout).toMatch(/boundary lambda -> 0\+; degenerate: a whole curve/);
  expect(JSON.parse((await run(`${family} --json`)).stdout)).toMatchObject({ degenerate: true, flat: false });
});

test("raf optimum --along has the optimum of each value, in the file that its ending asks for, and draws it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "raf-optimum-"));
  try {
    const [out, plot] = [join(folder, "best.csv"), join(folder, "best.svg")];
    const range = "--along alpha --from 1.5 --to 4.5 --points 3";
    const ran = await run(`optimum --model linear --loss square --epsilon 0.2 ${range} --out ${out} --plot ${plot}`);
    expect(ran).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const [header, ...rows] = readFileSync(out, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    expect(header?.slice(0, 4)).toEqual(["alpha", "status", "value", "lambda"]);
    expect(rows.map(([alpha, status]) => [alpha, status])).toEqual(
      ["1.5", "3", "4.5"].map((alpha) => [alpha, "converged"]),
    );
    const { stdout } = await run("optimum --model linear --loss square --epsilon 0.2 --alpha 3 --json");
    const best = JSON.parse(stdout) as { readonly value: number; readonly lambda: number };
    expect(rows[1]?.slice(2, 4).map(Number)).toEqual([best.value, best.lambda]);
    expect(readFileSync(plot, "utf8")).toContain("best");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each([
  [
    "--along lambda --from 1 --to 2",
    /along must lie in \{alpha, epsilon, attack, fraction, temperature\}; got "lambda"/,
  ],
  [
    "--along alhpa --from 1 --to 2",
    /along must lie in \{alpha, epsilon, attack, fraction, temperature\}; got "alhpa"\. Did you mean alpha\?/,
  ],
  [
    "--along alpha --from 1 --to 2 --alpha 3",
    /the command chooses the values of alpha \(--along alpha\); leave out --alpha 3/,
  ],
  ["--along alpha --from 1", /--to <number> is missing/],
  ["--alpha 2 --from 1", /--from needs --along <parameter>, which is missing/],
  ["--alpha 2 --plot x.svg", /--plot needs --along <parameter>, which is missing/],
])("raf optimum %s is refused", async (flags, message) => {
  const { exitCode, stderr } = await run(`optimum --model linear --loss square --epsilon 0.2 ${flags}`);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
});

test("raf optimum counts the error of the place in the errors of all but the objective", async () => {
  const { stdout } = await run("optimum --model linear --loss square --alpha 2 --epsilon 0.1");
  const errorOf = (name: string): number =>
    Number(new RegExp(`^${name} +\\S+ +(\\S+)$`, "m").exec(stdout)?.[1] ?? Number.NaN);
  expect(errorOf("generalizationError")).toBeLessThan(1e-12);
  expect(errorOf("memorizationError")).toBeGreaterThan(1e-10);
  expect(errorOf("memorizationError")).toBeLessThan(errorOf("lambda"));
});
