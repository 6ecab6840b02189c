import { ParameterError } from "../../src/core/errors.js";
import { didYouMean } from "../../src/core/nearMiss.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import type { Spectrum, SpectrumMoments } from "../types.js";
import { complexList } from "./complexList.js";

/** One eigenvalue of the feature covariance. */
export interface Eigenvalue {
  /** Variance of the features along this direction, > 0. */
  readonly nu: number;
  /** Fraction of the teacher field's variance carried by this direction, >= 0; they sum to at most 1. */
  readonly share: number;
  /** How many such eigenvalues there are per input dimension, > 0; defaults to 1 / (number of eigenvalues). */
  readonly weight?: number;
}

/** Keys of an entry; whatever else an entry holds is a mistake, because the list has no other use. */
export const EIGENVALUE_KEYS: readonly string[] = ["nu", "share", "weight"];

/** Rounding of a sum of shares, for each of them. */
const SUM_ROUNDING = 1.2e-16;
/** Rounding allowed in the sum of the shares. */
const SHARE_SLACK = 1e-9;

/**
 * Any list of eigenvalues with the teacher's share on each; t = nu share / weight.
 *
 * The spread R is summed as a variance over the teacher's shares plus the part no feature carries, so it never cancels.
 *
 * @param eigenvalues At least one.
 * @param continuum   Total variance per input dimension in vanishing eigenvalues, as of a kernel; >= 0.
 * @throws {ParameterError} naming the entry that is out of range.
 *
 * Source: equations/README.md (SP.1), (SP.6).
 */
export function empirical(eigenvalues: readonly Eigenvalue[], continuum: number): Spectrum {
  if (!(Number.isFinite(continuum) && continuum >= 0)) {
    throw new ParameterError("empirical", "continuum", continuum, "[0, Infinity)");
  }
  const entries = requireEigenvalues(eigenvalues);
  const sum = (f: (entry: { nu: number; share: number; weight: number }) => number): number =>
    entries.reduce((total, entry) => total + f(entry), 0);
  const teacherShare = sum((entry) => entry.share);
  if (!(teacherShare > 0 && teacherShare <= 1 + SHARE_SLACK)) {
    throw new ParameterError("empirical", "sum of share", teacherShare, "(0, 1]");
  }
  const missing = Math.max(0, 1 - teacherShare);
  const moments = (zeta: number): SpectrumMoments => {
    const S = sum(({ nu, share }) => (share * nu) / (zeta + nu));
    const mean = S / teacherShare;
    const teacherWeight = sum(({ nu, share }) => (share * nu) / (zeta + nu) ** 2);
    const tail = continuum === 0 ? 0 : continuum / zeta;
    const squareByLogZeta = -2 * zeta * sum(({ nu, weight }) => (weight * nu * nu) / integerPower(zeta + nu, 3));
    const teacherSquareByLogZeta = -2 * zeta * sum(({ nu, share }) => (share * nu * nu) / integerPower(zeta + nu, 3));
    return {
      response: sum(({ nu, weight }) => (weight * nu) / (zeta + nu)) + tail,
      teacher: S,
      noise: sum(({ nu, weight }) => (weight * nu * nu) / (zeta + nu) ** 2),
      spread: sum(({ nu, share }) => share * (nu / (zeta + nu) - mean) ** 2) + teacherShare * missing * mean * mean,
      weight: sum(({ nu, weight }) => (weight * nu) / (zeta + nu) ** 2) + (tail === 0 ? 0 : tail / zeta),
      teacherWeight,
      responseByLogZeta: -zeta * sum(({ nu, weight }) => (weight * nu) / (zeta + nu) ** 2) - tail,
      teacherByLogZeta: -zeta * teacherWeight,
      noiseByLogZeta: squareByLogZeta,
      spreadByLogZeta: teacherSquareByLogZeta + 2 * S * zeta * teacherWeight,
    };
  };
  const tMean = sum(({ nu, share }) => share * nu);
  const center = tMean / teacherShare;
  return {
    moments,
    means: {
      nu: sum(({ nu, weight }) => weight * nu) + continuum,
      t: tMean,
      nuSquare: sum(({ nu, weight }) => weight * nu * nu),
      spread: sum(({ nu, share }) => share * (nu - center) ** 2) + teacherShare * missing * center * center,
    },
    rank: continuum > 0 ? Number.POSITIVE_INFINITY : sum(({ weight }) => weight),
    teacherShare: Math.min(1, teacherShare),
    // A sum that is one to rounding is one.
    teacherMissing: {
      value: missing > SUM_ROUNDING * entries.length ? missing : 0,
      error: SUM_ROUNDING * entries.length,
    },
    smallest: Math.min(...entries.map(({ nu }) => nu), continuum > 0 ? continuum : Number.POSITIVE_INFINITY),
    complex: complexList(
      {
        nu: Float64Array.from(entries, ({ nu }) => nu),
        weight: Float64Array.from(entries, ({ weight }) => weight),
        share: Float64Array.from(entries, ({ share }) => share),
      },
      continuum,
    ),
  };
}

/**
 * A list of eigenvalues, with the weight of each.
 *
 * @param list From a file or a stream, where "1" would be joined as text and not added.
 * @throws {ParameterError} naming the entry that is out of range.
 */
export function requireEigenvalues(list: unknown): readonly Required<Eigenvalue>[] {
  if (!Array.isArray(list)) {
    throw new ParameterError("empirical", "eigenvalues", list, "lists of { nu, share, weight }");
  }
  const count = list.length;
  if (count === 0) throw new ParameterError("empirical", "eigenvalues", "an empty list", "lists of at least one entry");
  return list.map((entry: unknown, i) => {
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError("empirical", `eigenvalues[${i}]`, entry, "objects { nu, share, weight }");
    }
    const given: { readonly [name in keyof Eigenvalue]?: unknown } = entry;
    const stranger = Object.keys(entry).find((key) => !EIGENVALUE_KEYS.includes(key));
    if (stranger !== undefined) {
      const remedy = didYouMean(stranger, EIGENVALUE_KEYS);
      throw new ParameterError(
        "empirical",
        `key of eigenvalues[${i}]`,
        stranger,
        `{${EIGENVALUE_KEYS.join(", ")}}`,
        remedy,
      );
    }
    const number = (name: keyof Eigenvalue, value: unknown): number => {
      if (typeof value === "number") return value;
      throw new ParameterError("empirical", `${name}[${i}]`, value, "the numbers");
    };
    const nu = number("nu", given.nu);
    const share = number("share", given.share);
    const weight = number("weight", given.weight === undefined ? 1 / count : given.weight);
    if (!(nu > 0 && nu < Number.POSITIVE_INFINITY))
      throw new ParameterError("empirical", `nu[${i}]`, nu, "(0, Infinity)");
    if (!(share >= 0 && share <= 1)) throw new ParameterError("empirical", `share[${i}]`, share, "[0, 1]");
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new ParameterError("empirical", `weight[${i}]`, weight, "(0, Infinity)");
    }
    return { nu, share, weight };
  });
}
