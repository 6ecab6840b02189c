import { ParameterError } from "../../src/core/errors.js";
import { didYouMean } from "../../src/core/nearMiss.js";
import { weightedPowerSum } from "../../src/numerics/compensatedSum.js";
import { gaussRuleOf, type PointMasses } from "../../src/numerics/gaussCompression.js";
import type { Spectrum, SpectrumMoments } from "../types.js";
import { complexList } from "./complexList.js";
import { listModes } from "./modes.js";

/** One eigenvalue of the feature covariance. */
export interface Eigenvalue {
  /** Variance of the features along this direction, >= 0; a direction without variance carries nothing, and counts. */
  readonly nu: number;
  /** Fraction of the teacher field's variance carried by this direction, >= 0; they sum to at most 1. */
  readonly share: number;
  /** Number of such eigenvalues per input dimension, > 0; defaults to 1 / (number of eigenvalues). */
  readonly weight?: number;
}

/** Keys of an entry; whatever else an entry holds is a mistake, because the list has no other use. */
const EIGENVALUE_KEYS: readonly string[] = ["nu", "share", "weight"];

/** Rounding of a share, for each of them. */
const SUM_ROUNDING = 1.2e-16;
/** Rounding allowed in the sum of the shares. */
const SHARE_SLACK = 1e-9;
/** Up to here a list is summed as it is. */
const SHORT = 96;
/** Eigenvalues whose ratio is below 2 become so many nodes: averages of 1 / (zeta + nu)^3 are then good to 1e-16, for every zeta >= 0. */
const NODES = 11;

/**
 * Any list of eigenvalues with the teacher's share on each; t = nu share / weight.
 *
 * The spread R is summed as a variance over the teacher's shares plus the part no feature carries, so it never cancels. A long list is
 * compressed once, to Gauss's rule of its weights and of its shares between one power of two and the next: the averages keep fourteen
 * digits and their cost no longer grows with the list.
 *
 * @param eigenvalues At least one, of any number.
 * @param continuum   Total variance per input dimension in vanishing eigenvalues, as of a kernel; >= 0.
 * @throws {ParameterError} naming the entry that is out of range.
 *
 * Source: equations/README.md (SP.1), (SP.6), (NU.4).
 */
export function empirical(eigenvalues: readonly Eigenvalue[], continuum: number): Spectrum {
  const entries = requireEigenvalues(eigenvalues);
  if (!(Number.isFinite(continuum) && continuum >= 0)) {
    throw new ParameterError("empirical", "continuum", continuum, "[0, Infinity)");
  }
  const count = entries.length;
  // A direction without variance is seen by no learner; it only counts in the default weight.
  const seen = entries.filter(({ nu }) => nu > 0);
  const nu = Float64Array.from(seen, (entry) => entry.nu);
  const share = Float64Array.from(seen, (entry) => entry.share);
  const weight = Float64Array.from(seen, (entry) => entry.weight);
  const shares = Float64Array.from(entries, (entry) => entry.share);
  const total = weightedPowerSum(shares, shares, 0);
  if (!(total > 0 && total <= 1 + SHARE_SLACK)) {
    throw new ParameterError("empirical", "sum of share", total, "(0, 1]");
  }
  const teacherShare = weightedPowerSum(share, nu, 0);
  if (!(teacherShare > 0)) {
    throw new ParameterError("empirical", "sum of share where nu > 0", teacherShare, "(0, 1]");
  }
  const missing = Math.max(0, 1 - teacherShare);
  const tMean = weightedPowerSum(share, nu, 1);
  const center = tMean / teacherShare;
  const [byWeight, byShare] = [weight, share].map((mass) => compressMeasure({ points: nu, weights: mass })) as [
    PointMasses,
    PointMasses,
  ];
  return {
    moments: momentsOf(byWeight, byShare, { teacherShare, missing, continuum }),
    means: {
      nu: weightedPowerSum(weight, nu, 1) + continuum,
      t: tMean,
      nuSquare: weightedPowerSum(weight, nu, 2),
      spread:
        weightedPowerSum(
          share,
          nu.map((value) => value - center),
          2,
        ) +
        teacherShare * missing * center * center,
    },
    rank: continuum > 0 ? Number.POSITIVE_INFINITY : weightedPowerSum(weight, nu, 0),
    teacherShare: Math.min(1, teacherShare),
    // A sum that is one to rounding is one.
    teacherMissing: { value: missing > SUM_ROUNDING * count ? missing : 0, error: SUM_ROUNDING * count },
    smallest: nu.reduce((least, value) => Math.min(least, value), continuum > 0 ? continuum : Number.POSITIVE_INFINITY),
    complex: complexList({ nu, weight, share }, continuum),
    modes: (degree) => listModes({ nu, weight, share }, continuum, degree),
  };
}

/** The averages of (SP.1) as sums over two measures on the eigenvalues: their weights, and the teacher's shares. */
function momentsOf(
  byWeight: PointMasses,
  byShare: PointMasses,
  {
    teacherShare,
    missing,
    continuum,
  }: { readonly teacherShare: number; readonly missing: number; readonly continuum: number },
): (zeta: number) => SpectrumMoments {
  const { points: nu, weights: weight } = byWeight;
  const { points: carrier, weights: share } = byShare;
  const passed = new Float64Array(carrier.length);
  return (zeta) => {
    let response = 0;
    let noise = 0;
    let weightSum = 0;
    let noiseChange = 0;
    for (let i = 0; i < nu.length; i++) {
      const inverse = 1 / (zeta + nu[i]!);
      const part = weight[i]! * (nu[i]! * inverse);
      const square = part * (nu[i]! * inverse);
      response += part;
      noise += square;
      weightSum += part * inverse;
      noiseChange += square * (zeta * inverse);
    }
    let teacher = 0;
    let teacherWeight = 0;
    let teacherChange = 0;
    for (let i = 0; i < carrier.length; i++) {
      const inverse = 1 / (zeta + carrier[i]!);
      const fraction = carrier[i]! * inverse;
      const part = share[i]! * fraction;
      passed[i] = fraction;
      teacher += part;
      teacherWeight += part * inverse;
      teacherChange += part * fraction * (zeta * inverse);
    }
    const mean = teacher / teacherShare;
    let spread = 0;
    for (let i = 0; i < carrier.length; i++) {
      const deviation = passed[i]! - mean;
      spread += share[i]! * deviation * deviation;
    }
    const tail = continuum === 0 ? 0 : continuum / zeta;
    return {
      response: response + tail,
      teacher,
      noise,
      spread: spread + teacherShare * missing * mean * mean,
      weight: weightSum + (tail === 0 ? 0 : tail / zeta),
      teacherWeight,
      responseByLogZeta: -zeta * weightSum - tail,
      teacherByLogZeta: -zeta * teacherWeight,
      noiseByLogZeta: -2 * noiseChange,
      spreadByLogZeta: -2 * teacherChange + 2 * teacher * zeta * teacherWeight,
    };
  };
}

/**
 * A measure on positive numbers as one of few points with the same averages of 1 / (zeta + nu) and its powers, zeta >= 0.
 *
 * On [2^k, 2^(k+1)] the nearest pole lies at nu = 0, at rho = 3 + sqrt 8 of Bernstein's ellipses: 11 nodes are good to 5.8^(-22).
 */
function compressMeasure(measure: PointMasses): PointMasses {
  const { points, weights } = measure;
  if (points.length <= SHORT) return measure;
  const bins = new Map<number, number[]>();
  for (let i = 0; i < points.length; i++) {
    if (weights[i] === 0) continue;
    const edge = powerBelow(points[i]!);
    const bin = bins.get(edge);
    if (bin === undefined) bins.set(edge, [i]);
    else bin.push(i);
  }
  const rules = [...bins].map(([edge, indices]) => {
    const inside = {
      points: Float64Array.from(indices, (i) => points[i]!),
      weights: Float64Array.from(indices, (i) => weights[i]!),
    };
    return indices.length <= NODES ? inside : gaussRuleOf(inside, edge, 2 * edge, NODES);
  });
  return {
    points: Float64Array.from(rules.flatMap((rule) => [...rule.points])),
    weights: Float64Array.from(rules.flatMap((rule) => [...rule.weights])),
  };
}

/** The largest power of two that is not above a positive number. */
function powerBelow(x: number): number {
  let power = 1;
  while (power > x) power *= 0.5;
  while (2 * power <= x) power *= 2;
  return power;
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
  const entries = list.map((entry: unknown, i) => {
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
    if (!(nu >= 0 && nu < Number.POSITIVE_INFINITY))
      throw new ParameterError("empirical", `nu[${i}]`, nu, "[0, Infinity)");
    if (!(share >= 0 && share <= 1)) throw new ParameterError("empirical", `share[${i}]`, share, "[0, 1]");
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new ParameterError("empirical", `weight[${i}]`, weight, "(0, Infinity)");
    }
    return { nu, share, weight };
  });
  if (!entries.some(({ nu }) => nu > 0)) {
    throw new ParameterError("empirical", "nu[0]", 0, "(0, Infinity) for at least one eigenvalue");
  }
  return entries;
}
