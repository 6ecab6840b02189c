import { expect, test } from "vitest";
import { empirical } from "../../../equations/spectra/empirical.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { ParameterError } from "../../../src/core/errors.js";
import { randomFeatureEigenvalues } from "./marchenkoPasturLaw.js";
import { logDerivativeGaps, spectrumGaps } from "./moments.js";

const ZETAS = [1e-4, 0.02, 1, 50];
/** The spread's derivative is a difference of numbers near zeta. */
const ROUNDING = { relative: 1e-14, absolute: 1e-15 };

test("empirical with one eigenvalue is the perceptron, with a continuum the kernel", () => {
  expect(spectrumGaps("linear", empirical([{ nu: 1, share: 1 }], 0), isotropic(1, 0), [0, ...ZETAS], ROUNDING)).toEqual(
    [],
  );
  const nu = 0.65 ** 2;
  expect(spectrumGaps("kernel", empirical([{ nu, share: 1 }], 0.04), isotropic(0.65, 0.2), ZETAS, ROUNDING)).toEqual(
    [],
  );
});

test("empirical with the eigenvalues of a Marchenko-Pastur quadrature is random features", () => {
  const gaps = [0.4, 1.7, 20].flatMap((kappa) => {
    const list = randomFeatureEigenvalues(0.65, 0.4, kappa, 800);
    const eigenvalues = list.map(({ nu, t, weight }) => ({ nu, share: (t * weight) / nu, weight }));
    return spectrumGaps({ kappa }, empirical(eigenvalues, 0), randomFeatures(0.65, 0.4, kappa), ZETAS, {
      relative: 1e-11,
    });
  });
  expect(gaps).toEqual([]);
});

test("empirical has the central differences in log zeta as derivatives", () => {
  const eigenvalues = [
    { nu: 3, share: 0.5 },
    { nu: 0.2, share: 0.3 },
    { nu: 0.01, share: 0 },
  ];
  const gaps = ZETAS.flatMap((zeta) => [
    ...logDerivativeGaps("list", empirical(eigenvalues, 0), zeta),
    ...logDerivativeGaps("list with continuum", empirical(eigenvalues, 0.3), zeta),
  ]);
  expect(gaps).toEqual([]);
});

test("empirical weighs equal eigenvalues like one of their total weight, and gives each 1 / count by default", () => {
  const split = empirical(
    [1, 2, 3, 4].map(() => ({ nu: 0.7, share: 0.2 })),
    0,
  );
  const whole = empirical([{ nu: 0.7, share: 0.8, weight: 1 }], 0);
  expect(spectrumGaps("split", split, whole, ZETAS, ROUNDING)).toEqual([]);
});

test("empirical keeps the spread where only a little of the teacher is missing", () => {
  // One eigenvalue with share 1 - x: R = share (1 - share) (nu / (zeta + nu))^2, however small x is.
  for (const missing of [1e-3, 1e-9]) {
    const { spread } = empirical([{ nu: 1, share: 1 - missing }], 0).moments(1);
    expect(spread / (0.25 * missing)).toBeCloseTo(1 - missing, 6);
  }
});

const GOOD = [{ nu: 1, share: 1 }];

test.each<[string, unknown, number]>([
  ["eigenvalues", [], 0],
  ["continuum", GOOD, -1],
  ["continuum", GOOD, Number.POSITIVE_INFINITY],
  ["continuum", GOOD, Number.NaN],
  ["nu[0]", [{ nu: 0, share: 1 }], 0],
  ["nu[1]", [...GOOD, { nu: -1, share: 0 }], 0],
  ["nu[0]", [{ nu: Number.POSITIVE_INFINITY, share: 1 }], 0],
  ["nu[0]", [{ nu: Number.NaN, share: 1 }], 0],
  ["nu[0]", [{ share: 1 }], 0],
  ["share[0]", [{ nu: 1, share: -0.1 }], 0],
  ["share[0]", [{ nu: 1, share: 1.1 }], 0],
  ["share[0]", [{ nu: 1 }], 0],
  ["weight[0]", [{ nu: 1, share: 1, weight: 0 }], 0],
  ["weight[0]", [{ nu: 1, share: 1, weight: Number.NaN }], 0],
  ["sum of share", [{ nu: 1, share: 0 }], 0],
  ["sum of share", [...GOOD, { nu: 1, share: 0.1 }], 0],
])("empirical refuses a bad %s", (parameter, eigenvalues, continuum) => {
  const attempt = (): unknown => empirical(eigenvalues as typeof GOOD, continuum);
  expect(attempt).toThrow(ParameterError);
  expect(attempt).toThrow(`empirical: ${parameter} `);
});
