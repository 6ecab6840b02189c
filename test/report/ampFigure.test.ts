import { expect, test } from "vitest";
import { ampFigure } from "../../src/report/ampFigure.js";
import { chart } from "../../src/report/chart.js";
import type { EvolutionRow, ScoredMean } from "../../validation/amp/evolutionComparison.js";
import { expectSnapshot } from "./snapshot.js";

/** Made up: a decay, and departures that repeat. */
const ROWS: readonly EvolutionRow[] = Array.from({ length: 11 }, (_, iteration) => {
  const theory = 0.21 + 0.29 * 0.3 ** iteration;
  const standardError = iteration === 0 ? 0 : 0.002;
  const mean = theory + 0.6 * standardError * ((iteration % 3) - 1);
  const scored: ScoredMean = { theory, mean, standardError, z: null };
  return { iteration, generalizationError: scored, m: scored, q: scored, V: scored };
});

const TASK = { alpha: 2, epsilon: 0.1, d: 1000, replicas: 10 } as const;

test("ampFigure draws message passing on its state evolution, and their difference, as stored", () => {
  expectSnapshot("amp", chart(ampFigure({ learner: "hinge", ...TASK, lambda: 0.5, rows: ROWS })));
});

test("ampFigure has one line through the theory and one point with its standard error an iteration", () => {
  const [curves, differences] = ampFigure({ learner: "bayes", ...TASK, rows: ROWS }).panels;
  expect(curves!.lines![0]!.y).toEqual(ROWS.map(({ generalizationError }) => generalizationError.theory));
  expect(curves!.markers!.map(({ x, y, yError }) => [x, y, yError])).toEqual(
    ROWS.map(({ iteration, generalizationError: { mean, standardError } }) => [iteration, mean, standardError]),
  );
  expect(differences!.markers!.map(({ y }) => y)).toEqual(
    ROWS.map(({ generalizationError: { mean, theory } }) => mean - theory),
  );
  expect(differences!.lines![0]!.y).toEqual([0, 0]);
  expect(curves!.title).toBe("Bayes-optimal AMP");
});
