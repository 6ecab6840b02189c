/** @module-tag heavy */
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../inProcess.js";

const CURVE = "curve --model linear --loss square --alpha 2 --epsilon 0.1 --over lambda --from 0.1 --to 10 --points 3";
const SIMULATE =
  "simulate --model linear --loss square --alpha 2 --epsilon 0.2 --lambda 0+,1 --d 20 --replicas 3 --threads 1";
const AMP =
  "dynamics --algorithm amp --loss hinge --alpha 2 --epsilon 0.1 --lambda 0.5 --d 60 --replicas 5 --steps 3 --threads 1";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-outputs-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["the same path", "x.svg", "x.svg"],
  ["a path through another folder", "x.svg", "inner/../x.svg"],
  ["a link", "x.csv", "link.svg"],
  ["another name of one file", "x.csv", "hard.svg"],
  ["a linked folder", "inner/x.svg", "other/x.svg"],
  ["standard output", "-", "-"],
])("two flags cannot name one file: %s", async (kind, out, plot) => {
  const own = mkdtempSync(join(folder, "same-"));
  mkdirSync(join(own, "inner"));
  symlinkSync(join(own, "inner"), join(own, "other"));
  if (kind.includes("link") && out === "x.csv") {
    writeFileSync(join(own, "x.csv"), "old");
    symlinkSync(join(own, "x.csv"), join(own, "link.svg"));
  }
  if (plot === "hard.svg") {
    writeFileSync(join(own, "x.csv"), "old");
    linkSync(join(own, "x.csv"), join(own, "hard.svg"));
  }
  const at = (path: string): string => (path === "-" ? path : join(own, path));
  const format = out.endsWith(".svg") ? " --format csv" : "";
  for (const command of [CURVE + format, AMP]) {
    if (command === AMP && out.endsWith(".svg")) continue;
    const { exitCode, stdout, stderr } = await run(`${command} --out ${at(out)} --plot ${at(plot)}`);
    expect({ exitCode, stdout }, command).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/: --out and --plot both name .*; give each a file of its own\n$/);
  }
});

test("an output cannot overwrite the file that the spectrum is read from", async () => {
  const file = join(folder, "spectrum.csv");
  writeFileSync(file, "nu,share\n1,1\n");
  const flags = "--model empirical --loss square --alpha 2 --epsilon 0.1 --over lambda --from 0.1 --to 10 --points 3";
  const { exitCode, stderr } = await run(`curve ${flags} --eigenvalues ${file} --out ${file}`);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/--eigenvalues and --out both name/);
  expect(readFileSync(file, "utf8")).toBe("nu,share\n1,1\n");
});

describe.each([
  ["curve", CURVE, 3, "lambda"],
  ["simulate", SIMULATE, 6, "lambda"],
  ["dynamics", AMP, 5, "iteration"],
])("raf %s --out", (name, line, count, first) => {
  const written = async (ending: string): Promise<Buffer> => {
    const file = join(folder, `${name}${ending}`);
    expect(await run(`${line} --out ${file}`)).toMatchObject({ exitCode: 0, stderr: "" });
    return readFileSync(file);
  };

  test("takes the format from the ending", async () => {
    const lines = (await written(".csv")).toString().trimEnd().split("\n");
    expect(lines).toHaveLength(count + 1);
    expect(lines[0]?.split(",")[0]).toBe(first);
    const parquet = await written(".parquet");
    const rows = await parquetReadObjects({
      file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length) as ArrayBuffer,
    });
    expect(rows).toHaveLength(count);
    expect(Object.keys(rows[0]!)).toEqual(lines[0]?.split(","));
    const cells = lines.slice(1).map((row) => row.split(",")[1]);
    expect(rows.map((row) => String(Object.values(row)[1]))).toEqual(cells);
    expect((await written(".npy")).subarray(1, 6).toString()).toBe("NUMPY");
    expect(
      (await written(".ndjson"))
        .toString()
        .trimEnd()
        .split("\n")
        .map((row) => JSON.parse(row) as unknown),
    ).toHaveLength(count);
    expect(JSON.parse((await written(".json")).toString())).toBeTypeOf("object");
    expect((await written(".PARQUET")).subarray(0, 4).toString()).toBe("PAR1");
  });

  test("refuses other endings", async () => {
    const file = join(folder, "x.txt");
    const { exitCode, stderr } = await run(`${line} --out ${file}`);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `raf ${name}: out cannot be "${file}"; allowed: names that end in .parquet, .csv, .ndjson, .json, .npy\n`,
    );
  });

  test("- is standard output, which then has the data alone", async () => {
    const { exitCode, stdout, stderr } = await run(`${line} --out -`);
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await written(".csv")).toString());
    expect(stderr === "").toBe(name === "curve");
  });
});

test("raf curve --format is for standard output, and must not contradict the ending", async () => {
  const { stdout } = await run(`${CURVE} --format parquet`);
  expect(stdout.startsWith("PAR1")).toBe(true);
  const { exitCode, stderr } = await run(`${CURVE} --format json --out ${join(folder, "a.csv")}`);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/--format json and --out .* name two formats; leave --format out, the ending decides\n$/);
});

test("raf curve --plot - writes an SVG to standard output", async () => {
  const { exitCode, stdout } = await run(`${CURVE} --out ${join(folder, "rows.csv")} --plot -`);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^<svg .*<\/svg>\s*$/s);
});

test("raf simulate refuses two things on standard output", async () => {
  const { exitCode, stderr } = await run(`${SIMULATE} --json --out -`);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/--json and --out - both write to standard output; leave one out/);
});
