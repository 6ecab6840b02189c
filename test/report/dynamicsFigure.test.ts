import { expect, test } from "vitest";
import { chart } from "../../src/report/chart.js";
import { dynamicsFigure } from "../../src/report/dynamicsFigure.js";
import type { EvolutionRow, ScoredMean } from "../../validation/dynamics/trajectoryComparison.js";
import { expectSnapshot } from "./snapshot.js";

/** Made up: a decay, and departures that repeat. */
const ROWS: readonly EvolutionRow[] = Array.from({ length: 11 }, (_, iteration) => {
  const theory = 0.21 + 0.29 * 0.3 ** iteration;
  const standardError = iteration === 0 ? 0 : 0.002;
  const mean = theory + 0.6 * standardError * ((iteration % 3) - 1);
  const scored: ScoredMean = { theory, theoryStandardError: 0, mean, standardError, z: null };
  return { iteration, generalizationError: scored, m: scored, q: scored, V: scored };
});

const AMP = {
  title: "AMP for the hinge loss",
  subtitle: ["$\\alpha = 2$", "$\\epsilon = 0.1$", "$\\lambda = 0.5$", "10 replicas"],
  measured: "AMP",
  d: 1000,
  theory: "state evolution",
  place: "iteration $t$",
  curves: [{ name: "generalizationError" as const, label: "generalization error $E_{\\mathrm{gen}}$" }],
  rows: ROWS,
} as const;

test("dynamicsFigure draws message passing on its state evolution, and their difference, as stored", () => {
  expectSnapshot("dynamics", chart(dynamicsFigure(AMP)));
});

test("dynamicsFigure has one line through the theory and one point with its standard error an iteration", () => {
  const [curves, differences] = dynamicsFigure(AMP).panels;
  expect(curves!.lines![0]!.y).toEqual(ROWS.map(({ generalizationError }) => generalizationError.theory));
  expect(curves!.markers!.map(({ x, y, yError }) => [x, y, yError])).toEqual(
    ROWS.map(({ iteration, generalizationError: { mean, standardError } }) => [iteration, mean, standardError]),
  );
  expect(differences!.markers!.map(({ y }) => y)).toEqual(
    ROWS.map(({ generalizationError: { mean, theory } }) => mean - theory),
  );
  expect(differences!.lines![0]!.y).toEqual([0, 0]);
});

test("dynamicsFigure of several errors has a line and points in one color for each, and their differences about 0", () => {
  const curves = [
    { name: "generalizationError" as const, label: "generalization $E_{\\mathrm{gen}}$" },
    { name: "m" as const, label: "memorization $E_{\\mathrm{mem}}$" },
  ];
  const [errors, differences] = dynamicsFigure({ ...AMP, curves }).panels;
  expect(errors!.lines!.length).toBe(2);
  expect(errors!.markers!.length).toBe(2 * ROWS.length);
  expect(differences!.lines!.map(({ y }) => y)).toEqual([[0, 0]]);
});
