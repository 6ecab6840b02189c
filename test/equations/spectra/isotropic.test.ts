import { expect, test } from "vitest";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logDerivativeGaps } from "./moments.js";

const ZETAS = [1e-12, 1e-4, 0.3, 1, 50, 1e6];

test("isotropic has the averages over one eigenvalue and a vanishing continuum", () => {
  const gaps = [
    [1, 0],
    [0.65, 0.2],
    [0.05, 1],
  ].flatMap(([mu1 = 0, muStar = 0]) =>
    ZETAS.flatMap((zeta) => {
      const nu = mu1 * mu1;
      const [first, second] = [nu / (zeta + nu), nu / (zeta + nu) ** 2];
      const { response, teacher, noise, spread, weight, teacherWeight } = isotropic(mu1, muStar).moments(zeta);
      const check = (name: string, a: number, b: number): string[] =>
        disagreement({ name, mu1, muStar, zeta }, a, b, { relative: 1e-15 });
      return [
        ...check("response", response, first + (muStar * muStar) / zeta),
        ...check("teacher", teacher, first),
        ...check("noise", noise, first * first),
        ...check("spread", spread, 0),
        ...check("weight", weight, second + (muStar / zeta) ** 2),
        ...check("teacherWeight", teacherWeight, second),
      ];
    }),
  );
  expect(gaps).toEqual([]);
});

test("isotropic has the central differences in log zeta as derivatives", () => {
  const gaps = ZETAS.flatMap((zeta) => [
    ...logDerivativeGaps("linear", isotropic(1, 0), zeta),
    ...logDerivativeGaps("kernel", isotropic(0.5, 0.3), zeta),
  ]);
  expect(gaps).toEqual([]);
});

test("isotropic without continuum is finite at zeta = 0 and has rank one, with continuum any rank", () => {
  expect(isotropic(2, 0).moments(0)).toMatchObject({ response: 1, teacher: 1, noise: 1, spread: 0, weight: 0.25 });
  expect(isotropic(2, 0)).toMatchObject({ rank: 1, teacherShare: 1 });
  expect(isotropic(2, 1e-9)).toMatchObject({ rank: Number.POSITIVE_INFINITY, teacherShare: 1 });
});

test("isotropic depends on mu1, muStar and zeta only through ratios", () => {
  const [small, large] = [isotropic(0.5, 0.3).moments(0.7), isotropic(5, 3).moments(70)];
  for (const name of ["response", "teacher", "noise"] as const) expect(large[name]).toBeCloseTo(small[name], 14);
  expect(100 * large.weight).toBeCloseTo(small.weight, 13);
});
