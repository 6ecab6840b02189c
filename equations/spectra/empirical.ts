import { ParameterError } from "../../src/core/errors.js";
import { didYouMean } from "../../src/core/nearMiss.js";
import { weightedPowerSum } from "../../src/numerics/compensatedSum.js";
import { gaussRuleOf, type PointMasses } from "../../src/numerics/gaussCompression.js";
import type { Spectrum, SpectrumMoments } from "../types.js";
import { complexList } from "./complexList.js";
import { type EigenvalueColumns, listModes } from "./modes.js";

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
  const columns = requireEigenvalues(eigenvalues);
  if (!(Number.isFinite(continuum) && continuum >= 0)) {
    throw new ParameterError("empirical", "continuum", continuum, "[0, Infinity)");
  }
  const count = columns.nu.length;
  const { nu, share, weight } = withVariance(columns);
  const total = weightedPowerSum(columns.share, columns.share, 0);
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
      spread: weightedPowerSum(share, shifted(nu, center), 2) + teacherShare * missing * center * center,
    },
    rank: continuum > 0 ? Number.POSITIVE_INFINITY : weightedPowerSum(weight, nu, 0),
    teacherShare: Math.min(1, teacherShare),
    // A sum that is one to rounding is one.
    teacherMissing: { value: missing > SUM_ROUNDING * count ? missing : 0, error: SUM_ROUNDING * count },
    smallest: leastOf(nu, continuum > 0 ? continuum : Number.POSITIVE_INFINITY),
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
  // Bin of every point, and of each bin its lower edge and size, in the order in which the list meets them.
  const binOf = new Int32Array(points.length);
  const edges: number[] = [];
  const sizes: number[] = [];
  let bin = -1;
  for (let i = 0; i < points.length; i++) {
    if (weights[i] === 0) continue;
    const point = points[i]!;
    // Neighbors are mostly in one bin.
    if (bin < 0 || point < edges[bin]! || point >= 2 * edges[bin]!) {
      const edge = powerBelow(point);
      bin = edges.indexOf(edge);
      if (bin < 0) bin = edges.push(edge) - 1;
    }
    binOf[i] = bin;
    sizes[bin] = (sizes[bin] ?? 0) + 1;
  }
  const insides = sizes.map((size) => ({ points: new Float64Array(size), weights: new Float64Array(size) }));
  const filled = edges.map(() => 0);
  for (let i = 0; i < points.length; i++) {
    if (weights[i] === 0) continue;
    const k = binOf[i]!;
    const at = filled[k]!++;
    insides[k]!.points[at] = points[i]!;
    insides[k]!.weights[at] = weights[i]!;
  }
  const rules = insides.map((inside, k) =>
    inside.points.length <= NODES ? inside : gaussRuleOf(inside, edges[k]!, 2 * edges[k]!, NODES),
  );
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

/** The eigenvalues whose directions have variance: a direction without it is seen by no learner, and only counts in the default weight. */
function withVariance(columns: EigenvalueColumns): EigenvalueColumns {
  const { nu } = columns;
  if (leastOf(nu, Number.POSITIVE_INFINITY) > 0) return columns;
  const seen = (column: Float64Array): Float64Array => column.filter((_, i) => nu[i]! > 0);
  return { nu: seen(nu), share: seen(columns.share), weight: seen(columns.weight) };
}

function leastOf(column: Float64Array, bound: number): number {
  let least = bound;
  for (let i = 0; i < column.length; i++) if (column[i]! < least) least = column[i]!;
  return least;
}

function shifted(column: Float64Array, by: number): Float64Array {
  const moved = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) moved[i] = column[i]! - by;
  return moved;
}

/**
 * The columns of a list of eigenvalues.
 *
 * @param list From a file or a stream, where "1" would be joined as text and not added.
 * @throws {ParameterError} naming the entry that is out of range.
 */
function requireEigenvalues(list: unknown): EigenvalueColumns {
  if (!Array.isArray(list)) {
    throw new ParameterError("empirical", "eigenvalues", list, "lists of { nu, share, weight }");
  }
  const count = list.length;
  if (count === 0) throw new ParameterError("empirical", "eigenvalues", "an empty list", "lists of at least one entry");
  const columns = { nu: new Float64Array(count), share: new Float64Array(count), weight: new Float64Array(count) };
  const number = (name: keyof Eigenvalue, i: number, value: unknown): number => {
    if (typeof value === "number") return value;
    throw new ParameterError("empirical", `${name}[${i}]`, value, "the numbers");
  };
  for (let i = 0; i < count; i++) {
    const entry: unknown = list[i];
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError("empirical", `eigenvalues[${i}]`, entry, "objects { nu, share, weight }");
    }
    for (const key in entry) if (!EIGENVALUE_KEYS.includes(key)) throw strangerAt(i, key);
    const given: { readonly [name in keyof Eigenvalue]?: unknown } = entry;
    const nu = number("nu", i, given.nu);
    const share = number("share", i, given.share);
    const weight = number("weight", i, given.weight === undefined ? 1 / count : given.weight);
    if (!(nu >= 0 && nu < Number.POSITIVE_INFINITY))
      throw new ParameterError("empirical", `nu[${i}]`, nu, "[0, Infinity)");
    if (!(share >= 0 && share <= 1)) throw new ParameterError("empirical", `share[${i}]`, share, "[0, 1]");
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new ParameterError("empirical", `weight[${i}]`, weight, "(0, Infinity)");
    }
    columns.nu[i] = nu;
    columns.share[i] = share;
    columns.weight[i] = weight;
  }
  if (!columns.nu.some((nu) => nu > 0)) {
    throw new ParameterError("empirical", "nu[0]", 0, "(0, Infinity) for at least one eigenvalue");
  }
  return columns;
}

function strangerAt(i: number, key: string): ParameterError {
  const remedy = didYouMean(key, EIGENVALUE_KEYS);
  return new ParameterError("empirical", `key of eigenvalues[${i}]`, key, `{${EIGENVALUE_KEYS.join(", ")}}`, remedy);
}
