import { expect, test } from "vitest";
import {
  type DynamicsTable,
  fixedPointTable,
  trajectoryData,
  trajectoryTable,
} from "../../../src/cli/dynamics/dynamicsText.js";
import { dataContent } from "../../../src/cli/output/dataFile.js";
import {
  EVOLVED,
  type EvolutionRow,
  type ScoredMean,
  scoredMean,
} from "../../../validation/dynamics/trajectoryComparison.js";

const still: ScoredMean = { theory: 0.5, theoryStandardError: 0, mean: 0.5, standardError: 0, z: null };
const scattered: ScoredMean = { theory: 0.2212, theoryStandardError: 0, mean: 0.22347, standardError: 0.00102, z: 2.1 };
const tiny: ScoredMean = { theory: 1.234e-13, theoryStandardError: 0, mean: 1.2e-13, standardError: 2e-15, z: -1.7 };
const apart: ScoredMean = { theory: 2, theoryStandardError: 0, mean: 1, standardError: 0, z: Number.NEGATIVE_INFINITY };
const tableOf = (rows: EvolutionRow[], end: EvolutionRow | null = null): DynamicsTable => ({
  names: EVOLVED,
  rows,
  end,
  place: "iteration",
  theory: "state evolution",
  measured: "AMP",
});
const row = (iteration: number, generalizationError: ScoredMean): EvolutionRow => ({
  iteration,
  generalizationError,
  m: tiny,
  q: scattered,
  V: apart,
});

test("trajectoryTable shows the digits that the standard error leaves, and no score without scatter", () => {
  const lines = trajectoryTable(tableOf([row(0, still), row(1, scattered)])).split("\n");
  expect(lines.slice(2).map((line) => line.trim().split(/ +/))).toEqual([
    ["0", "0.5", "0.5", "0", "-"],
    ["1", "0.2212", "0.2235", "0.0010", "2.10"],
  ]);
});

test("a mean of one replica has no standard error and no score, in the table and in the data", () => {
  const alone = scoredMean({ value: 5e-4, standardError: 0 }, [0], 1);
  expect(alone).toEqual({ theory: 5e-4, theoryStandardError: 0, mean: 0, standardError: Number.NaN, z: null });
  const rows = tableOf([row(1, alone)]);
  expect(trajectoryTable(rows).split("\n")[2]!.trim().split(/ +/)).toEqual(["1", "0.0005", "0", "-", "-"]);
  expect([...trajectoryData(rows).rows()][0]!.slice(0, 5)).toEqual([1, 5e-4, 0, null, null]);
});

test("fixedPointTable writes small numbers with a power of ten, and a difference without scatter as infinitely many errors", () => {
  const lines = fixedPointTable(row(9, scattered), "hinge").split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[3]).toMatch(/^m +1\.23e-13 +1\.20e-13 +2\.0e-15 +-1\.70$/);
  expect(lines[5]).toMatch(/^V +2 +1 +0 +-inf$/);
});

test("fixedPointTable adds the estimate of q from V for the Bayes-optimal learner", () => {
  const lines = fixedPointTable({ ...row(9, scattered), V: { ...scattered } }, "bayes").split("\n");
  expect(lines.at(-1)).toMatch(/^1 - V, its estimate of q +0\.7788 +0\.7765 +0\.0010 +-2\.10$/);
});

test("trajectoryData has all digits, empty cells without a score, and the fixed point as iteration inf", async () => {
  const csv = async (...given: Parameters<typeof tableOf>): Promise<string[][]> =>
    [...(await dataContent(".csv", trajectoryData(tableOf(...given))))]
      .join("")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
  const [header, first, last] = await csv([row(0, still)], row(0, scattered));
  expect(header?.slice(0, 6)).toEqual([
    "iteration",
    "generalizationErrorTheory",
    "generalizationError",
    "generalizationErrorStandardError",
    "generalizationErrorZ",
    "mTheory",
  ]);
  expect(first).toEqual("0,0.5,0.5,0,,1.234e-13,1.2e-13,2e-15,-1.7,0.2212,0.22347,0.00102,2.1,2,1,0,-inf".split(","));
  expect(last?.slice(0, 5)).toEqual(["inf", "0.2212", "0.22347", "0.00102", "2.1"]);
  expect(await csv([])).toHaveLength(1);
});
