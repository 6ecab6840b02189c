/** @module-tag heavy */
import { beforeAll, describe, expect, test } from "vitest";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { simulateReplica } from "../../../validation/simulateReplica.js";
import { ensemble, predictionOf, type SimulatedCase, type Theory } from "../../../validation/verdict/ensemble.js";
import { verdict } from "../../../validation/verdict/verdict.js";

const SIZES = [40, 80, 160];
const REPLICAS = 80;
const LAMBDAS = [0.3, 3];
const CASES = [
  { alpha: 0.5, epsilon: 0.1, loss: "square" },
  { alpha: 2, epsilon: 0, loss: "square" },
  { alpha: 2, epsilon: 0.3, loss: "hinge" },
  { alpha: 3, epsilon: 0.2, loss: "squared-hinge" },
] as const;

/** Learners trained on data of their own for every case and size. */
async function simulated(): Promise<SimulatedCase[]> {
  const algebra = loadLinearAlgebra();
  const cases: SimulatedCase[] = [];
  for (const [index, own] of CASES.entries()) {
    const point = { model: "linear", ...own } as const;
    const rows = [];
    for (const [place, d] of SIZES.entries()) {
      for (let replica = 0; replica < REPLICAS; replica++) {
        const seed = 1000 + SIZES.length * index + place;
        rows.push(...(await simulateReplica({ ...point, lambdas: LAMBDAS, d, seed, replica }, algebra)));
      }
    }
    cases.push({ label: `${own.loss}, alpha = ${own.alpha}`, point, rows });
  }
  return cases;
}

async function judged(cases: readonly SimulatedCase[], theory?: Theory): Promise<ReturnType<typeof verdict>> {
  return verdict(await Promise.all(cases.map((one) => ensemble(one, theory))));
}

describe("verdict on simulations", () => {
  let cases: SimulatedCase[] = [];
  beforeAll(async () => {
    cases = await simulated();
  });

  test("verdict finds the theory right, its scores as wide as they should be over 40 comparisons and more", async () => {
    const { comparisons, objections, spread, outcome, alphaFit } = await judged(cases);
    expect(objections).toEqual([]);
    expect(comparisons.filter(({ still }) => !still).length).toBeGreaterThanOrEqual(40);
    expect(outcome).toBe("agree");
    expect(Math.abs(alphaFit!.factor - 1)).toBeLessThan(0.01);
    expect(Math.abs(spread.z)).toBeLessThan(2.576);
  });

  test("verdict rejects a theory that takes alpha for 2 % more, and one that takes it for 2 % less", async () => {
    for (const factor of [1.02, 1 / 1.02]) {
      const wrong: Theory = (point) => predictionOf({ ...point, alpha: factor * point.alpha });
      const { objections } = await judged(cases, wrong);
      expect(objections.join("\n"), `alpha times ${factor}`).toContain("fits best at alpha x");
    }
  });

  test("verdict finds no learner below the Bayes-optimal error", async () => {
    const { bayesOptimal } = await judged(cases);
    expect(bayesOptimal.margin).toBeGreaterThan(-bayesOptimal.allowed);
  });
});
