import { describe, expect, test } from "vitest";
import type { ReplicaRow } from "../../../validation/experiment.js";
import { comparisons, type Ensemble } from "../../../validation/verdict/comparisons.js";
import { prediction, syntheticEnsembles } from "./syntheticEnsembles.js";

describe("comparisons", () => {
  test("comparisons take only what both sides have, and mark what has no scatter", () => {
    const [ensemble] = syntheticEnsembles(1, 1);
    const { comparisons: found, squaredCorrelations } = comparisons(ensemble!);
    const names = found.map(({ observable, lambda }) => `${observable} ${lambda}`);
    expect(names).toContain("m 0.1");
    expect(names).not.toContain("q 0.1");
    expect(names).not.toContain("trainingLoss 0.1");
    expect(found.filter(({ still }) => still).map(({ observable }) => observable)).toEqual([
      "ruleTrainingError",
      "ruleTrainingError",
    ]);
    expect(squaredCorrelations.length).toBe(6);
  });

  test("comparisons of one data set are correlated as their replicas are", () => {
    const [ensemble] = syntheticEnsembles(2, 1, { replicas: 4000 });
    const { squaredCorrelations } = comparisons(ensemble!);
    for (const [i, line] of squaredCorrelations.entries()) {
      // Half of the variance is shared. The estimate over 12,000 replicas scatters by 0.007.
      for (const [j, square] of line.entries()) expect(square).toBeCloseTo(i === j ? 1 : 0.25, 1);
    }
  });

  test("comparisons are correlated by the replicas that both have a value for, whichever of them misses some", () => {
    const [ensemble] = syntheticEnsembles(2, 1, { replicas: 4000 });
    for (const lacking of ["m", "generalizationError"] as const) {
      const some = changed(ensemble!, (row) => (row.replica % 4 === 0 ? { ...row, [lacking]: null } : row), {});
      const { squaredCorrelations, comparisons: found } = comparisons(some);
      const [m, error] = (["m", "generalizationError"] as const).map((name) =>
        found
          .filter(({ still }) => !still)
          .findIndex(({ observable, lambda }) => observable === name && lambda === 0.1),
      );
      // Three quarters of the replicas are shared: the covariance of the means is that of one of them with all of the other.
      expect(squaredCorrelations[m!]![error!]).toBeCloseTo(0.25 * 0.75, 1);
    }
  });

  test("comparisons take a rare event that did not happen for what it is", () => {
    const [ensemble] = syntheticEnsembles(4, 1, { theory: { ...prediction(), ruleTrainingError: 1e-5 } });
    const rare = comparisons(ensemble!).comparisons.filter(({ observable }) => observable === "ruleTrainingError");
    // 0.02 to 0.05 errors are expected at each size, and none was seen.
    for (const { z, still } of rare) expect([Math.abs(z) < 0.5, still]).toEqual([true, true]);
  });

  test("comparisons of m at huge lambda are of numbers that are small and no rounding", () => {
    const tiny = (factor: number) =>
      changed(syntheticEnsembles(4, 1)[0]!, (row) => ({ ...row, m: 1e-9 * row.m! }), { m: factor * 0.6e-9 });
    const scores = (factor: number) =>
      comparisons(tiny(factor)).comparisons.filter(({ observable }) => observable === "m");
    for (const { z, still } of scores(1)) expect([Math.abs(z) < 4, still]).toEqual([true, false]);
    for (const { z } of scores(2)) expect(Math.abs(z)).toBeGreaterThan(4);
  });

  test("comparisons of a loss below what a certificate resolves find no disagreement, and of one above they do", () => {
    const scores = (theory: number, loss: (replica: number) => number) =>
      comparisons(
        changed(syntheticEnsembles(4, 1)[0]!, (row) => ({ ...row, trainingLoss: loss(row.replica) }), {
          trainingLoss: theory,
        }),
      )
        .comparisons.filter(({ observable }) => observable === "trainingLoss")
        .map(({ z }) => Math.abs(z));
    const scattered = (size: number) => (replica: number) => size * (1 + 0.1 * (replica % 3));
    expect(scores(6e-9, scattered(4e-10))).toEqual([0, 0]);
    for (const z of scores(6e-6, scattered(1e-6))) expect(z).toBeGreaterThan(4);
  });

  test("comparisons take E_mem from the replicas that have facts, and say where too few have", () => {
    const without = (lacks: (replica: number) => boolean) =>
      comparisons(
        changed(syntheticEnsembles(5, 1)[0]!, (row) =>
          lacks(row.replica) ? { ...row, memorizationError: null } : row,
        ),
      );
    const some = without((replica) => replica % 5 === 0);
    expect(some.omitted).toEqual([]);
    const found = some.comparisons.filter(({ observable }) => observable === "memorizationError");
    expect(found.every(({ z }) => Math.abs(z) < 4)).toBe(true);
    expect(found).toHaveLength(2);
    expect(some.squaredCorrelations.flat().every((square) => Math.abs(square) <= 1 + 1e-12)).toBe(true);
    const none = without((replica) => replica > 0);
    expect(none.comparisons.some(({ observable }) => observable === "memorizationError")).toBe(false);
    expect(none.omitted[0]).toBe("memorizationError of case 0 at lambda = 0.1");
  });

  test("comparisons without scatter but with a difference have an infinite score", () => {
    const [ensemble] = syntheticEnsembles(3, 1, { theory: { ...prediction(), ruleTrainingError: 0.1 } });
    const { comparisons: found } = comparisons(ensemble!);
    const wrong = found.filter(({ observable }) => observable === "ruleTrainingError");
    expect(wrong.map(({ z, still }) => [z, still])).toEqual([
      [Number.NEGATIVE_INFINITY, true],
      [Number.NEGATIVE_INFINITY, true],
    ]);
  });
});

/** An ensemble with other rows, and with other predictions. */
function changed(
  ensemble: Ensemble,
  row: (row: ReplicaRow) => ReplicaRow,
  theory: Partial<ReturnType<typeof prediction>> = {},
): Ensemble {
  const lambdas = ensemble.lambdas.map((one) => ({
    ...one,
    prediction: { ...one.prediction, ...theory },
    sizes: one.sizes.map((size) => ({
      ...size,
      prediction: { ...size.prediction, ...theory },
      rows: size.rows.map(row),
    })),
  }));
  return { ...ensemble, lambdas };
}
