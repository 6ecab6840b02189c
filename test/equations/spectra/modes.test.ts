import { expect, test } from "vitest";
import { empirical } from "../../../equations/spectra/empirical.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import type { Spectrum } from "../../../equations/types.js";

const list = Array.from({ length: 400 }, (_, k) => ({ nu: 3 / (1 + 0.1 * k), share: k < 50 ? 0.02 : 0 }));
const SPECTRA: readonly (readonly [string, Spectrum, number])[] = [
  ["linear", isotropic(1, 0), 1e-13],
  ["kernel", isotropic(0.7, 0.4), 1e-13],
  ["rf, kappa 2", randomFeatures(0.65, 0.2, 2), 1e-12],
  ["rf, kappa 0.4", randomFeatures(0.65, 0.2, 0.4), 1e-12],
  ["rf without idle part", randomFeatures(0.65, 0, 3), 1e-12],
  ["a short list", empirical(list.slice(0, 50), 0.3), 1e-13],
  ["a long list, by Gauss's rules", empirical(list, 0.3), 1e-12],
];

test.for(SPECTRA)("modes of %s have the averages of the spectrum", ([, spectrum, tolerance]) => {
  const modes = spectrum.modes!(127);
  const mean = (f: (nu: number) => number): number => modes.reduce((sum, { nu, weight }) => sum + weight * f(nu), 0);
  const taught = (f: (nu: number) => number): number =>
    modes.reduce((sum, { nu, share }) => sum + share * nu * f(nu), 0);
  const continuum = modes.reduce((sum, mode) => sum + (mode.continuum ?? 0), 0);
  const near = (value: number, expected: number): void => {
    expect(Math.abs(value - expected)).toBeLessThan(tolerance * Math.max(1, Math.abs(expected)));
  };
  near(mean((nu) => nu) + continuum, spectrum.means.nu);
  near(
    mean((nu) => nu * nu),
    spectrum.means.nuSquare,
  );
  near(
    taught(() => 1),
    spectrum.means.t,
  );
  near(taught((nu) => nu) - taught(() => 1) ** 2, spectrum.means.spread);
  const { response, teacher, noise } = spectrum.moments(0.5);
  near(mean((nu) => nu / (0.5 + nu)) + continuum / 0.5, response);
  near(
    taught((nu) => 1 / (0.5 + nu)),
    teacher,
  );
  near(
    mean((nu) => (nu / (0.5 + nu)) ** 2),
    noise,
  );
});
