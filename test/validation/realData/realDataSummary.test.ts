import { expect, test } from "vitest";
import type { BandwidthResult, RealDataRow } from "../../../validation/realData/realDataRepeat.js";
import { bestPoints, overRepeats, realDataSummary } from "../../../validation/realData/realDataSummary.js";

const row = (lambda: number, generalizationError: number, certificate = 1e-15): RealDataRow => ({
  lambda,
  unanswered: 0,
  generalizationError,
  memorizationError: 0.5,
  ruleTrainingError: 0.25,
  trainingError: 0.3,
  trainingLoss: lambda === Number.POSITIVE_INFINITY ? null : 0.125,
  certificate,
  certificateBound: 1e-11,
});
const result = (eta: number, ...rows: readonly RealDataRow[]): BandwidthResult => ({ eta, rows, rank: 10 });

test("overRepeats has the mean, the deviation of one and the standard error of all", () => {
  expect(overRepeats([1, 3])).toEqual({ mean: 2, deviation: Math.SQRT2, standardError: 1 });
  expect(overRepeats([4])).toEqual({ mean: 4, deviation: null, standardError: null });
  expect(overRepeats([])).toBeNull();
});

test("realDataSummary sorts by eta and joins the repeats of each lambda", () => {
  const points = realDataSummary([
    result(2, row(0, 0.2), row(1, 0.4)),
    result(1, row(0, 0.5), row(1, 0.5)),
    result(2, row(0, 0.4), row(1, 0.4)),
  ]);
  expect(points.map(({ eta, lambda, repeats, rejected }) => [eta, lambda, repeats, rejected])).toEqual([
    [1, 0, 1, 0],
    [1, 1, 1, 0],
    [2, 0, 2, 0],
    [2, 1, 2, 0],
  ]);
  expect(points[2]?.generalizationError?.mean).toBeCloseTo(0.3, 15);
  expect(points[3]?.generalizationError).toEqual({ mean: 0.4, deviation: 0, standardError: 0 });
});

test("realDataSummary keeps what failed its certificate out of the means, and counts it", () => {
  const [point] = realDataSummary([
    result(1, row(0, 0.2)),
    result(1, row(0, 0.9, 1e-3)),
    result(1, row(0, 0.9, Number.NaN)),
  ]);
  expect(point).toMatchObject({ repeats: 1, rejected: 2, certificate: Number.NaN });
  expect(point?.generalizationError?.mean).toBe(0.2);
  const [none] = realDataSummary([result(1, row(0, 0.2, 1))]);
  expect(none).toMatchObject({ repeats: 0, rejected: 1, generalizationError: null, memorizationError: null });
});

test("realDataSummary has no loss where a repeat has none", () => {
  const [point] = realDataSummary([result(1, row(Number.POSITIVE_INFINITY, 0.2))]);
  expect(point).toMatchObject({ trainingLoss: null, repeats: 1 });
});

test("bestPoints are the least mean E_gen of each eta, the first of equals", () => {
  const points = realDataSummary([
    result(1, row(0, 0.5), row(1, 0.3), row(2, 0.3)),
    result(2, row(0, 0.1, 1), row(1, 0.4), row(2, 0.6)),
  ]);
  expect(bestPoints(points).map(({ eta, lambda }) => [eta, lambda])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});
