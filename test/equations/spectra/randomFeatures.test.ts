import fc from "fast-check";
import { expect, test } from "vitest";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE } from "../../numerics/randomNumbers.js";
import { randomFeatureEigenvalues } from "./marchenkoPasturLaw.js";
import { logDerivativeGaps, spectrumGaps } from "./moments.js";

const ZETAS = [1e-3, 0.05, 1, 30];
const CASES = [0.05, 0.4, 0.95, 1, 1.05, 3, 80].flatMap((kappa) =>
  [
    [0.65, 0.2],
    [0.3, 0.9],
    [2, 0.5],
  ].map(([mu1 = 0, muStar = 0]) => ({ mu1, muStar, kappa })),
);

test("randomFeatures has the averages over Marchenko-Pastur and its atom, by Gauss-Chebyshev quadrature of the second kind", () => {
  const gaps = CASES.flatMap(({ mu1, muStar, kappa }) =>
    ZETAS.flatMap((zeta) => {
      const list = randomFeatureEigenvalues(mu1, muStar, kappa, 1500);
      const average = (f: (nu: number, t: number) => number): number =>
        list.reduce((sum, { nu, t, weight }) => sum + weight * f(nu, t), 0);
      const S = average((nu, t) => t / (zeta + nu));
      const found = randomFeatures(mu1, muStar, kappa).moments(zeta);
      const check = (name: string, a: number, b: number, size: number): string[] =>
        // Summation of 1500 terms rounds to some 1e-14 of the largest.
        disagreement({ name, mu1, muStar, kappa, zeta }, a, b, { absolute: 1e-13 * size });
      const teacherNoise = average((nu, t) => (t * nu) / (zeta + nu) ** 2);
      return [
        ...check(
          "response",
          found.response,
          average((nu) => nu / (zeta + nu)),
          found.response,
        ),
        ...check("teacher", found.teacher, S, S),
        ...check(
          "noise",
          found.noise,
          average((nu) => (nu / (zeta + nu)) ** 2),
          found.noise,
        ),
        ...check("spread", found.spread, teacherNoise - S * S, teacherNoise),
        ...check(
          "weight",
          found.weight,
          average((nu) => nu / (zeta + nu) ** 2),
          found.weight,
        ),
        ...check(
          "teacherWeight",
          found.teacherWeight,
          average((nu, t) => t / (zeta + nu) ** 2),
          found.teacherWeight,
        ),
      ];
    }),
  );
  expect(gaps).toEqual([]);
});

test("randomFeatures has the first moments, the rank and the teacher's share of that law", () => {
  const gaps = CASES.flatMap(({ mu1, muStar, kappa }) => {
    const list = randomFeatureEigenvalues(mu1, muStar, kappa, 1500);
    const average = (f: (nu: number, t: number) => number): number =>
      list.reduce((sum, { nu, t, weight }) => sum + weight * f(nu, t), 0);
    const { means, rank, teacherShare } = randomFeatures(mu1, muStar, kappa);
    const check = (name: string, a: number, b: number): string[] =>
      disagreement({ name, mu1, muStar, kappa }, a, b, { relative: 1e-12 });
    const t = average((_nu, teacher) => teacher);
    return [
      ...check(
        "<nu>",
        means.nu,
        average((nu) => nu),
      ),
      ...check("<t>", means.t, t),
      ...check(
        "<nu^2>",
        means.nuSquare,
        average((nu) => nu * nu),
      ),
      ...check("<t nu> - <t>^2", means.spread, average((nu, teacher) => teacher * nu) - t * t),
      ...check("rank", rank, kappa),
      ...check(
        "rho^2",
        teacherShare,
        average((nu, teacher) => teacher / nu),
      ),
    ];
  });
  expect(gaps).toEqual([]);
});

test("randomFeatures has the central differences in log zeta as derivatives", () => {
  fc.assert(
    fc.property(logUniform(-3, 3), logUniform(-2, 3), logUniform(-2, 1), (zeta, kappa, muStar) => {
      const spectrum = randomFeatures(0.7, muStar, kappa);
      expect(logDerivativeGaps({ kappa, muStar }, spectrum, zeta)).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("randomFeatures at kappa = 1e12 is the kernel", () => {
  const { moments } = randomFeatures(0.65, 0.2, 1e12);
  const gaps = [1e-3, 1, 1e3].flatMap((zeta) => {
    const [wide, kernel] = [moments(zeta), isotropic(0.65, 0.2).moments(zeta)];
    return (["response", "teacher", "noise", "weight", "teacherWeight", "responseByLogZeta"] as const).flatMap((name) =>
      // Corrections are of order 1 / kappa over zeta squared.
      disagreement({ name, zeta }, wide[name], kernel[name], { relative: 1e-11 / Math.min(1, zeta) }),
    );
  });
  expect(gaps).toEqual([]);
});

test("randomFeatures at muStar = 0 and kappa -> infinity is the perceptron", () => {
  const gaps = spectrumGaps("rf", randomFeatures(1, 0, 1e13), isotropic(1, 0), [0.01, 1, 10], {
    relative: 1e-10,
    absolute: 1e-11,
  });
  expect(gaps).toEqual([]);
});

test("randomFeatures without non-linear part have rank min(1, kappa) and carry that share of the teacher", () => {
  for (const kappa of [0.3, 1, 4]) {
    expect(randomFeatures(0.8, 0, kappa)).toMatchObject({ rank: Math.min(1, kappa) });
    expect(randomFeatures(0.8, 0, kappa).teacherShare).toBeCloseTo(Math.min(1, kappa), 12);
  }
});

test("randomFeatures gives positive moments and a response that falls from the rank to zero, for any kappa", () => {
  fc.assert(
    fc.property(logUniform(-2, 4), logUniform(-3, 1), logUniform(-10, 6), (kappa, muStar, zeta) => {
      const { moments, rank } = randomFeatures(0.8, muStar, kappa);
      const { response, teacher, noise, spread, weight, teacherWeight } = moments(zeta);
      for (const moment of [response, teacher, noise, spread, weight, teacherWeight]) expect(moment).toBeGreaterThan(0);
      expect(response).toBeLessThanOrEqual(rank * (1 + 1e-14));
      expect(noise).toBeLessThanOrEqual(response * (1 + 1e-14));
      expect(moments(1.01 * zeta).response).toBeLessThan(response);
    }),
    REPRODUCIBLE,
  );
});
