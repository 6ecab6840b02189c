import { expect, test } from "vitest";
import { cornerSpectrum } from "../../../equations/spectra/corner.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import type { Spectrum } from "../../../equations/types.js";
import { derivative } from "../../numerics/derivative.js";

const DELTA = 0.7;
/** muStar of a spectrum so close to the corner that what is left is below every digit compared. */
const MU_STAR = 1e-6;

test.each<[string, Spectrum, number]>([
  ["random features, kappa = 1.5", randomFeatures(1, MU_STAR, 1.5), 1.5],
  ["random features, kappa = 40", randomFeatures(1, MU_STAR, 40), 40],
  ["a kernel", isotropic(1, MU_STAR), Number.POSITIVE_INFINITY],
])("cornerSpectrum is the limit of %s, with lambda as the unit", (_name, near, kappa) => {
  const lambda = MU_STAR ** 2 / DELTA;
  for (const zeta of [0.03, 0.8, 20]) {
    const corner = cornerSpectrum(DELTA, kappa).moments(zeta);
    const moments = near.moments(lambda * zeta);
    for (const name of ["response", "teacher", "noise", "spread"] as const) {
      expect(moments[name]).toBeCloseTo(corner[name], 6);
    }
    expect(lambda * moments.weight).toBeCloseTo(corner.weight, 6);
  }
});

test("cornerSpectrum has its own derivatives, and Q = A - zeta W", () => {
  for (const kappa of [1.5, 40, Number.POSITIVE_INFINITY]) {
    const { moments } = cornerSpectrum(DELTA, kappa);
    for (const zeta of [0.03, 0.8, 20]) {
      const at = moments(zeta);
      const by = (name: "response" | "noise"): number =>
        derivative((step) => moments(zeta * Math.exp(step))[name], 0, 1e-3);
      expect(at.responseByLogZeta).toBeCloseTo(by("response"), 9);
      expect(at.noiseByLogZeta).toBeCloseTo(by("noise"), 9);
      expect(at.noise).toBeCloseTo(at.response - zeta * at.weight, 13);
    }
  }
});
