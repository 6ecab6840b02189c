import type { Spectrum, SpectrumMoments } from "../../../equations/types.js";
import { derivative } from "../../numerics/derivative.js";
import { disagreement, type Tolerance } from "../../numerics/disagreement.js";

const NAMES = [
  "response",
  "teacher",
  "noise",
  "spread",
  "weight",
  "teacherWeight",
  "responseByLogZeta",
  "teacherByLogZeta",
  "noiseByLogZeta",
  "spreadByLogZeta",
] as const satisfies readonly (keyof SpectrumMoments)[];

const MEANS = ["nu", "t", "nuSquare", "spread"] as const;

/** Differences between two spectra that should be one: all moments at the given zetas, the means, the rank and the teacher's share. */
export function spectrumGaps(
  what: unknown,
  actual: Spectrum,
  expected: Spectrum,
  zetas: readonly number[],
  tolerance: Tolerance,
): string[] {
  const check = (name: string, a: number, b: number): string[] =>
    disagreement(`${name} of ${JSON.stringify(what)}`, a, b, tolerance);
  return [
    ...zetas.flatMap((zeta) => {
      const [left, right] = [actual.moments(zeta), expected.moments(zeta)];
      return NAMES.flatMap((name) => check(`${name} at zeta = ${zeta}`, left[name], right[name]));
    }),
    ...MEANS.flatMap((name) => check(`mean ${name}`, actual.means[name], expected.means[name])),
    ...check("rank", actual.rank, expected.rank),
    ...check("teacherShare", actual.teacherShare, expected.teacherShare),
  ];
}

/** Derivatives in log zeta that are not central differences, and weights that are not -dA/dzeta and -dS/dzeta. */
export function logDerivativeGaps(what: unknown, spectrum: Spectrum, zeta: number): string[] {
  const here = spectrum.moments(zeta);
  const slope = (name: "response" | "teacher" | "noise" | "spread"): number =>
    derivative((step) => spectrum.moments(zeta * Math.exp(step))[name], 0, 1e-3);
  return [
    ...(["response", "teacher", "noise", "spread"] as const).flatMap((name) =>
      // Fourth-order differences with a step of 1e-3: 1e-12 of truncation, and rounding of 1e-15 over the step.
      disagreement(
        `${name}ByLogZeta of ${JSON.stringify(what)} at zeta = ${zeta}`,
        here[`${name}ByLogZeta`],
        slope(name),
        {
          absolute: 2e-11 * here[name] + 1e-16,
        },
      ),
    ),
    ...disagreement(
      `weight of ${JSON.stringify(what)} at zeta = ${zeta}`,
      zeta * here.weight,
      -here.responseByLogZeta,
      { relative: 1e-12 },
    ),
    ...disagreement(
      `teacherWeight of ${JSON.stringify(what)} at zeta = ${zeta}`,
      zeta * here.teacherWeight,
      -here.teacherByLogZeta,
      {
        relative: 1e-12,
      },
    ),
  ];
}
