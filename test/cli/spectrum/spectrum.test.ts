/** @module-tag heavy */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gaussianSet } from "../../validation/realData/sets.js";
import { freshFolder } from "../freshFolder.js";
import { run } from "../inProcess.js";
import { writtenSet } from "../realdata/writtenFiles.js";

let folder = "";
freshFolder((path) => {
  folder = path;
});
const images = (): string[] => writtenSet(folder, gaussianSet(3, 150, 1));

test("a spectrum has a file that the model empirical takes, and predictions beside training runs", async () => {
  const file = join(folder, "spectrum.csv");
  const line = ["spectrum", "--npy", ...images(), "--rule", "0,1"];
  const { exitCode, stdout } = await run([...line, "--out", file]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^0 against 1: \d+ images, both classes in equal numbers, 3 inputs that vary/);
  expect(stdout).toMatch(/R\^2 = 0\.\d{3}/);
  const [header, ...rows] = readFileSync(file, "utf8").trim().split("\n");
  expect(header).toBe("nu,share,weight");
  expect(rows.reduce((sum, row) => sum + Number(row.split(",")[1]), 0)).toBeLessThanOrEqual(1 + 1e-9);
  const point = ["--loss", "square", "--alpha", "4", "--epsilon", "0.2", "--lambda", "1", "--json"];
  expect((await run(["solve", "--model", "empirical", "--eigenvalues", file, ...point])).exitCode).toBe(0);

  const drawn = ["--eigenvalues", file, "--d", "60", "--replicas", "8"];
  const simulated = await run(["simulate", "--model", "linear", ...drawn, ...point]);
  expect(simulated.exitCode).toBe(0);
  const { summaries } = JSON.parse(simulated.stdout) as {
    readonly summaries: readonly { readonly observables: readonly { readonly z: number | null }[] }[];
  };
  expect(summaries[0]!.observables.length).toBeGreaterThan(3);
  for (const { z } of summaries[0]!.observables) expect(Math.abs(z ?? 0)).toBeLessThan(4);
  const other = await run(["simulate", "--model", "kernel", "--gamma", "1", ...drawn, ...point]);
  expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining("linear draws inputs with a spectrum")]);

  const sizes = ["--n", "20,40", "--lambda", "0+,1", "--repeats", "3"];
  const record = JSON.parse((await run([...line, ...sizes, "--json"])).stdout) as {
    readonly inputs: number;
    readonly predictions: readonly { readonly n: number; readonly lambda: unknown; readonly measured: object }[];
  };
  expect(record.inputs).toBe(3);
  expect(record.predictions.map(({ n, lambda }) => [n, lambda])).toEqual([
    [20, 0],
    [20, 1],
    [40, 0],
    [40, 1],
  ]);
  expect(record.predictions[0]!.measured).toMatchObject({ repeats: 3 });
  expect((await run([...line, ...sizes])).stdout).toMatch(/epsilon +n +lambda +E_gen +measured/);
});

test("bad input is a sentence each", async () => {
  const files = images();
  const refused = async (...words: string[]): Promise<string> => {
    const { exitCode, stderr, stdout } = await run(["spectrum", ...words]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    return stderr;
  };
  expect(await refused("--rule", "0,1")).toContain("no inputs: give --idx, --npy or --cifar");
  expect(await refused("--npy", ...files)).toContain("--rule <class,class> is missing");
  expect(await refused("--npy", ...files, "--rule", "0,1", "--lambda", "1")).toContain("--lambda goes with --n");
  expect(await refused("--npy", ...files, "--rule", "0,1", "--n", "900")).toMatch(/n must lie in \[2, \d+\]/);
  expect(await refused("--npy", ...files, "--rule", "0,1", "--json", "--out", "-")).toContain(
    "--json and --out - both write to standard output",
  );
  expect(await refused("--npy", ...files, "--rule", "0,1", "--seed", "2")).toContain("--seed goes with --repeats");
  expect(await refused("--npy", ...files, ...files, "--rule", "0,1")).toContain("A pool has no test set");
  // The least pool that is named is one that is taken.
  const small = await refused("--npy", ...files, "--rule", "0,1", "--pool", "3");
  const [, least] = /pool must lie in \[(\d+), Infinity\) with these images; got 3/.exec(small) ?? [];
  const pooled = (count: number): Promise<{ readonly exitCode: number }> =>
    run(["spectrum", "--npy", ...files, "--rule", "0,1", "--pool", String(count)]);
  expect((await pooled(Number(least))).exitCode).toBe(0);
  expect((await pooled(Number(least) - 1)).exitCode).toBe(2);
  const flat = writtenSet(folder, { ...gaussianSet(3, 150, 1), values: new Float64Array(450).fill(2) });
  expect(await refused("--npy", ...flat, "--rule", "0,1")).toContain(
    'inputs cannot be "all constant over the pool"; allowed: inputs that vary',
  );
});
