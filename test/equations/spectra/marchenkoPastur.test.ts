import fc from "fast-check";
import { expect, test } from "vitest";
import { marchenkoPasturResolvent } from "../../../equations/spectra/marchenkoPastur.js";
import table from "../../fixtures/special_functions.json" with { type: "json" };
import { derivative } from "../../numerics/derivative.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { marchenkoPasturBulk } from "./marchenkoPasturLaw.js";

test("marchenkoPasturResolvent agrees with moments of the law integrated at 30 digits", () => {
  const gaps = table.marchenkoPastur.flatMap(({ arguments: { gamma, z }, expected }) => {
    const { S, D, oneMinusS, oneMinusGammaS } = marchenkoPasturResolvent(z, gamma);
    const where = (name: string): unknown => ({ name, gamma, z });
    return [
      ...disagreement(where("E[s/(s+z)]"), S, expected.S, { relative: 2e-15 }),
      ...disagreement(where("E[s/(s+z)^2]"), S / D, expected.mixedMoment, { relative: 4e-15 }),
      // S^2-moment in the form that does not cancel: S (1 - S) (1 - gamma S) / z = S^2, and E[s^2/(s+z)^2] = S - z S / D.
      ...disagreement(where("E[s^2/(s+z)^2]"), S - (z * S) / D, expected.secondMoment, { absolute: 2e-15 * S }),
      ...disagreement(where("1 - S"), oneMinusS, 1 - expected.S, { absolute: 1e-15 }),
      ...disagreement(where("1 - gamma S"), oneMinusGammaS, 1 - gamma * expected.S, { absolute: 1e-15 * (1 + gamma) }),
    ];
  });
  expect(gaps).toEqual([]);
});

const arguments_ = fc.tuple(logUniform(-12, 6), logUniform(-12, 4));

test("marchenkoPasturResolvent solves z S = (1 - S)(1 - gamma S), with S D = 1 - gamma S^2, to rounding and without cancellation", () => {
  fc.assert(
    fc.property(arguments_, ([z, gamma]) => {
      const { S, oneMinusS, oneMinusGammaS, D } = marchenkoPasturResolvent(z, gamma);
      expect(disagreement({ z, gamma }, oneMinusS * oneMinusGammaS, z * S, { relative: 1e-14 })).toEqual([]);
      expect(disagreement({ z, gamma }, oneMinusGammaS + gamma * S * oneMinusS, S * D, { relative: 1e-14 })).toEqual(
        [],
      );
      for (const member of [S, oneMinusS, oneMinusGammaS, D]) expect(member).toBeGreaterThan(0);
      expect(S).toBeLessThan(1);
    }),
    { ...REPRODUCIBLE, numRuns: 1000 },
  );
});

test("marchenkoPasturResolvent falls with z at the rate S / D", () => {
  fc.assert(
    fc.property(logUniform(-3, 3), logUniform(-3, 3), (z, gamma) => {
      const { S, D } = marchenkoPasturResolvent(z, gamma);
      const slope = derivative((logZ) => marchenkoPasturResolvent(Math.exp(logZ), gamma).S, Math.log(z), 1e-3);
      expect(disagreement({ z, gamma }, slope, (-z * S) / D, { absolute: 1e-11 * S })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("marchenkoPasturResolvent at gamma = 0 is 1 / (1 + z), and at z = 0 the mass of the bulk", () => {
  expect(marchenkoPasturResolvent(3, 0)).toEqual({ S: 0.25, oneMinusS: 0.75, oneMinusGammaS: 1, D: 4 });
  for (const kappa of [0.1, 0.5, 2, 30])
    expect(marchenkoPasturResolvent(0, 1 / kappa).S).toBeCloseTo(Math.min(1, kappa), 14);
  expect(marchenkoPasturResolvent(0, 1).S).toBe(1);
});

test("marchenkoPasturBulk has the mass and the moments 1 and 1 + gamma of the law", () => {
  for (const kappa of [0.2, 0.9, 1.5, 7, 1e3]) {
    const bulk = marchenkoPasturBulk(kappa, 2000);
    const moment = (k: number): number => bulk.reduce((sum, { s, weight }) => sum + weight * s ** k, 0);
    expect(moment(0)).toBeCloseTo(Math.min(1, kappa), 12);
    expect(moment(1)).toBeCloseTo(1, 12);
    expect(moment(2)).toBeCloseTo(1 + 1 / kappa, 11);
  }
});
