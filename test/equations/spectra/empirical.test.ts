import { expect, test } from "vitest";
import { type Eigenvalue, empirical } from "../../../equations/spectra/empirical.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { ParameterError } from "../../../src/core/errors.js";
import { compensatedSum } from "../../numerics/compensatedSum.js";
import { randomNumbers } from "../../numerics/randomNumbers.js";
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

/** Moments summed term by term, compensated: what a compressed list has to reproduce. */
function plainMoments(list: readonly Required<Eigenvalue>[], zeta: number): { readonly [name: string]: number } {
  const sum = (f: (entry: Required<Eigenvalue>) => number): number => compensatedSum(list.length, (i) => f(list[i]!));
  const response = sum(({ nu, weight }) => weight * (nu / (zeta + nu)));
  const teacher = sum(({ nu, share }) => share * (nu / (zeta + nu)));
  const carried = sum(({ share }) => share);
  const mean = teacher / carried;
  return {
    response,
    teacher,
    noise: sum(({ nu, weight }) => weight * (nu / (zeta + nu)) ** 2),
    weight: sum(({ nu, weight }) => (weight * (nu / (zeta + nu))) / (zeta + nu)),
    teacherWeight: sum(({ nu, share }) => (share * (nu / (zeta + nu))) / (zeta + nu)),
    spread: sum(({ nu, share }) => share * (nu / (zeta + nu) - mean) ** 2) + carried * (1 - carried) * mean * mean,
    noiseByLogZeta: -2 * sum(({ nu, weight }) => weight * (nu / (zeta + nu)) ** 2 * (zeta / (zeta + nu))),
  };
}

test("empirical compresses long lists without losing a digit of any average, at any zeta", () => {
  const next = randomNumbers(11);
  for (const [count, decades] of [
    [97, 1],
    [1000, 3],
    [20_000, 12],
  ] as const) {
    const list = Array.from({ length: count }, () => {
      const nu = 10 ** (decades * (next() - 0.5));
      return { nu, share: (1.9 * next() ** 2) / count, weight: (2 * next()) / count };
    });
    const { moments } = empirical(list, 0);
    for (const zeta of [0, 1e-9, 1e-4, 0.03, 1, 7, 1e5]) {
      const found = moments(zeta);
      for (const [name, exact] of Object.entries(plainMoments(list, zeta))) {
        const gap = Math.abs(found[name as "response"] - exact);
        expect(gap, `${name} of ${count} at zeta = ${zeta}`).toBeLessThanOrEqual(1e-14 * Math.abs(exact) + 1e-300);
      }
    }
  }
});

test("empirical takes a list of any length, and continues where compression begins", () => {
  const list = Array.from({ length: 150_000 }, (_, k) => ({ nu: 1 / (1 + k), share: 1 / 150_000 }));
  const weighted = list.map((entry) => ({ ...entry, weight: 1 / 150_000 }));
  expect(empirical(list, 0).moments(1e-3).response).toBeCloseTo(plainMoments(weighted, 1e-3)["response"]!, 14);
  const [short, long] = [96, 97].map((count) =>
    empirical(
      Array.from({ length: count }, (_, k) => ({ nu: 1.5 + k / count, share: 1 / count, weight: 1 / count })),
      0,
    ).moments(0.3),
  );
  // The midpoint rule of the same integral: the gap is that of the rules, not of the compression.
  expect(Math.abs(short!.response - long!.response)).toBeLessThan(1e-3);
});

test("empirical takes eigenvalues of 0 and of nearly 0 as parts of the spectrum", () => {
  const list = [
    { nu: 1, share: 0.6 },
    { nu: 0, share: 0.3 },
    { nu: 0.5, share: 0.1 },
    { nu: 0, share: 0 },
  ];
  const spectrum = empirical(list, 0);
  // Each counts a quarter, and the teacher's part without variance is missing.
  expect(spectrum.rank).toBe(0.5);
  expect(spectrum.teacherShare).toBeCloseTo(0.7, 15);
  const tiny = empirical(
    list.map(({ nu, share }) => ({ nu: nu === 0 ? 1e-300 : nu, share })),
    0,
  );
  for (const zeta of ZETAS) {
    for (const name of ["response", "teacher", "noise", "spread"] as const) {
      expect(tiny.moments(zeta)[name]).toBeCloseTo(spectrum.moments(zeta)[name], 14);
    }
  }
  expect(tiny.rank).toBe(1);
  const { weight } = tiny.moments(0);
  expect(weight).toBeGreaterThan(1e299);
  expect(weight).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(() => empirical([{ nu: 0, share: 1 }], 0)).toThrow("at least one eigenvalue");
  expect(() =>
    empirical(
      [
        { nu: 0, share: 1 },
        { nu: 1, share: 0 },
      ],
      0,
    ),
  ).toThrow("sum of share where nu > 0");
});
