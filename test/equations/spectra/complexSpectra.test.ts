import { describe, expect, test } from "vitest";
import { complexRandomFeatures } from "../../../equations/spectra/complexRandomFeatures.js";
import { empirical } from "../../../equations/spectra/empirical.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { PAIR, PAIR_LENGTH, type Spectrum } from "../../../equations/types.js";
import { disagreement } from "../../numerics/disagreement.js";
import { randomFeatureEigenvalues } from "./marchenkoPasturLaw.js";

const LIST = [
  { nu: 3, share: 0.4, weight: 0.2 },
  { nu: 1, share: 0.3, weight: 0.5 },
  { nu: 0.02, share: 0.1, weight: 0.3 },
];
/** Each spectrum beside its eigenvalues: nu, t and number per input dimension. */
const SPECTRA: readonly (readonly [string, Spectrum, readonly { nu: number; t: number; weight: number }[], number])[] =
  [
    ["linear", isotropic(1, 0), [{ nu: 1, t: 1, weight: 1 }], 0],
    ["kernel", isotropic(0.65, 0.2), [{ nu: 0.65 ** 2, t: 0.65 ** 2, weight: 1 }], 0.2 ** 2],
    ["rf, kappa 2", randomFeatures(0.65, 0.2, 2), randomFeatureEigenvalues(0.65, 0.2, 2, 1500), 0],
    ["rf, kappa 0.6", randomFeatures(0.5, 0.3, 0.6), randomFeatureEigenvalues(0.5, 0.3, 0.6, 1500), 0],
    ["list", empirical(LIST, 0), LIST.map(({ nu, share, weight }) => ({ nu, weight, t: (nu * share) / weight })), 0],
    [
      "list with continuum",
      empirical(LIST, 0.1),
      LIST.map(({ nu, share, weight }) => ({ nu, weight, t: (nu * share) / weight })),
      0.1,
    ],
  ];

interface Value {
  readonly re: number;
  readonly im: number;
}
const times = (a: Value, b: Value): Value => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
const inverse = (a: Value): Value => {
  const size = a.re * a.re + a.im * a.im;
  return { re: a.re / size, im: -a.im / size };
};

const ZETAS: readonly Value[] = [
  { re: 0.7, im: 0.4 },
  { re: -0.4, im: 0.9 },
  { re: 1e-3, im: 1e-3 },
  { re: -30, im: 40 },
];

describe.each(SPECTRA)("%s at complex zeta", (_name, spectrum, eigenvalues, continuum) => {
  const sum = (f: (one: { nu: number; t: number; weight: number }) => Value): Value =>
    eigenvalues.reduce<Value>(
      (total, one) => {
        const value = f(one);
        return { re: total.re + one.weight * value.re, im: total.im + one.weight * value.im };
      },
      { re: 0, im: 0 },
    );
  const shifted = (zeta: Value, nu: number): Value => inverse({ re: zeta.re + nu, im: zeta.im });

  test("averages at one zeta are sums over the eigenvalues", () => {
    const gaps = ZETAS.flatMap((zeta) => {
      const { response, excess, teacher } = spectrum.complex!.moments(zeta, 1.7);
      const tail = continuum === 0 ? { re: 0, im: 0 } : inverse(zeta);
      const A = sum(({ nu }) => ({ re: nu * shifted(zeta, nu).re, im: nu * shifted(zeta, nu).im }));
      const S = sum(({ nu, t }) => ({ re: t * shifted(zeta, nu).re, im: t * shifted(zeta, nu).im }));
      const tolerance = { absolute: 1e-12, relative: 1e-12 };
      return [
        ...disagreement(["A", zeta], response.re, A.re + continuum * tail.re, tolerance),
        ...disagreement(["A", zeta], response.im, A.im + continuum * tail.im, tolerance),
        ...disagreement(["alpha - A", zeta], excess.re, 1.7 - A.re - continuum * tail.re, tolerance),
        ...disagreement(["S", zeta], teacher.re, S.re, tolerance),
        ...disagreement(["S", zeta], teacher.im, S.im, tolerance),
      ];
    });
    expect(gaps).toEqual([]);
  });

  test("averages of a pair are sums over the eigenvalues, for a zeta and for its conjugate", () => {
    const column = { re: Float64Array.from(ZETAS, ({ re }) => re), im: Float64Array.from(ZETAS, ({ im }) => im) };
    const pairs = spectrum.complex!.pairs(column, column);
    const into = new Float64Array(2 * PAIR_LENGTH);
    const gaps = ZETAS.flatMap((one, i) =>
      ZETAS.flatMap((given, j) => {
        pairs(i, j, into);
        return [given, { re: given.re, im: -given.im }].flatMap((other, mirror) => {
          const both = (nu: number): Value => times(shifted(one, nu), shifted(other, nu));
          const scaled = (f: (eigenvalue: { nu: number; t: number }) => number): Value =>
            sum((eigenvalue) => {
              const { re, im } = both(eigenvalue.nu);
              return { re: f(eigenvalue) * re, im: f(eigenvalue) * im };
            });
          const S = [one, other].map((zeta) =>
            sum(({ nu, t }) => ({ re: t * shifted(zeta, nu).re, im: t * shifted(zeta, nu).im })),
          ) as [Value, Value];
          const square = times(S[0], S[1]);
          const T = scaled(({ nu, t }) => t * nu);
          const tail = times(inverse(one), inverse(other));
          const W = scaled(({ nu }) => nu);
          const expected = {
            noise: scaled(({ nu }) => nu * nu),
            spread: { re: T.re - square.re, im: T.im - square.im },
            weight: { re: W.re + continuum * tail.re, im: W.im + continuum * tail.im },
            teacherWeight: scaled(({ t }) => t),
          };
          const size = Math.max(...Object.values(expected).map(({ re, im }) => Math.hypot(re, im)));
          return (Object.keys(PAIR) as (keyof typeof PAIR)[]).flatMap((name) => {
            const at = mirror * PAIR_LENGTH + PAIR[name];
            const tolerance = { absolute: 1e-12 * (name === "spread" ? 1 : Math.min(1, size)), relative: 1e-11 };
            return [
              ...disagreement([name, i, j, mirror], into[at]!, expected[name].re, tolerance),
              ...disagreement([name, i, j, mirror], into[at + 1]!, expected[name].im, tolerance),
            ];
          });
        });
      }),
    );
    expect(gaps).toEqual([]);
  });
});

test.each([
  [0.5, 0.6, 0.2],
  [0.5, 0.6, 4],
  [1, 0, 0.2],
  [1, 0, 4],
])(
  "complexRandomFeatures(%d, %d, %d) keeps the digits of a small excess, at the rank near zeta = 0 and at alpha = 0 far out",
  (mu1, muStar, kappa) => {
    const { moments } = complexRandomFeatures(mu1, muStar, kappa);
    const rank = muStar === 0 ? Math.min(1, kappa) : kappa;
    for (const [size, alpha, ratio] of [
      [1e-12, rank, 2],
      [1e12, 0, 0.5],
    ] as const) {
      const excess = (times: number) => moments({ re: times * size, im: 0.5 * times * size }, alpha).excess;
      const [one, two] = [excess(1), excess(2)];
      expect(two.re / one.re).toBeCloseTo(ratio, 9);
      expect(two.im / one.im).toBeCloseTo(ratio, 9);
    }
  },
);
