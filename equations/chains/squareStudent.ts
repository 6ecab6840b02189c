import { affineFixedPoint } from "../../src/numerics/affine.js";
import { squareZeta } from "../squareSolution.js";
import { interpolationThreshold } from "../thresholds.js";
import type { Spectrum } from "../types.js";
import { type Chain, type ChainLearner, type FieldSum, overlap } from "./learner.js";
import { profileOf } from "./rootLearner.js";

/** Training of a student. */
export interface StudentTraining {
  /** Ridge penalty, [0, Infinity]. */
  readonly lambda: number;
  /** Share of its teacher's inputs, (0, 1]; for fresh inputs their number in units of the teacher's samples, (0, Infinity). */
  readonly fraction: number;
  readonly inputs: "same" | "fresh";
}

/** A response at another zeta nearby: what an error of zeta makes of it. */
export function movedResponse(
  spectrum: Spectrum,
  samples: number,
  known: StudentResponse,
  factor: number,
): StudentResponse {
  const { regime, zeta } = known;
  if (regime === "infinite" || regime === "ridgeless") return known;
  const { response } = spectrum.moments(zeta * factor);
  return { ...known, zeta: zeta * factor, response, removed: regime === "interpolating" ? 1 : response / samples };
}

/** Relative error of zeta by rounding: it solves zeta (samples - A(zeta)) = lambda. */
export function zetaError(spectrum: Spectrum, samples: number, { regime, zeta }: StudentResponse): number {
  if (regime === "infinite" || regime === "ridgeless") return 0;
  const { response, responseByLogZeta } = spectrum.moments(zeta);
  return (4e-16 * samples) / Math.abs(samples - response - responseByLogZeta);
}

/** The regime of the student, its response, and zeta. */
export interface StudentResponse {
  readonly regime: "regular" | "interpolating" | "ridgeless" | "infinite";
  readonly zeta: number;
  /** V; lambda V at lambda = Infinity. */
  readonly V: number;
  /** V / (1 + V), the part of a residual that training removes; V at lambda = Infinity. */
  readonly removed: number;
  /** <nu / (zeta + nu)> = V VHat. */
  readonly response: number;
}

/**
 * The response of a student on the square loss: that of ridge regression, whatever its targets.
 *
 * @param samples Per input dimension, (0, Infinity).
 * @returns `undefined` at lambda = 0 on the threshold itself, where the student's norm diverges.
 *
 * Source: equations/README.md (DI.2).
 */
export function squareResponse(spectrum: Spectrum, samples: number, lambda: number): StudentResponse | undefined {
  if (lambda === Number.POSITIVE_INFINITY) {
    const V = spectrum.means.nu;
    return { regime: "infinite", zeta: lambda, V, removed: V, response: 0 };
  }
  const threshold = interpolationThreshold(spectrum);
  if (lambda === 0 && Math.abs(samples / threshold - 1) <= THRESHOLD_ROUNDING) return undefined;
  const zeta = squareZeta(spectrum, samples, lambda);
  const { response } = spectrum.moments(zeta);
  if (lambda > 0) {
    return { regime: "regular", zeta, V: (zeta * response) / lambda, removed: response / samples, response };
  }
  return samples < threshold
    ? { regime: "interpolating", zeta, V: Number.POSITIVE_INFINITY, removed: 1, response }
    : { regime: "ridgeless", zeta, V: response / (samples - response), removed: response / samples, response };
}

/** Relative rounding of a threshold: closer, neither side of it can be told from the other. */
const THRESHOLD_ROUNDING = 4e-15;

/**
 * The chain with one more learner, which is trained by the square loss on the outputs of the last one.
 *
 * Its targets are linear in the cavity fields and in the first learner's shift, so that all its averages follow from those of the learners
 * before it: two small linear systems, for the responses and for the overlaps.
 *
 * Source: equations/README.md (DI.2)-(DI.6).
 */
export function withSquareStudent(
  chain: Chain,
  spectrum: Spectrum,
  training: StudentTraining,
  { regime, zeta, removed, response }: StudentResponse,
): Chain {
  const { modes, missing, root, learners } = chain;
  const k = learners.length;
  const teacher = learners[k - 1]!;
  const { fraction } = training;
  const samples = fraction * teacher.samples;
  const origin = training.inputs === "fresh" ? k : teacher.origin;
  if (regime === "ridgeless") return withCopy(chain, spectrum, { fraction, samples, origin }, zeta, response);
  // At lambda = Infinity the student's own outputs are nothing beside its teacher's.
  const own = regime === "infinite" ? 0 : 1;
  const profile = profileOf(modes, spectrum, zeta, response);

  /** shift = removed (output of the teacher - cavity field), on the student's samples. */
  const shiftFor = (responses: readonly number[]): FieldSum => {
    const fields = learners.map((_, l) => (l === k - 1 ? removed : 0));
    let byRoot = 0;
    for (let l = origin; l < k; l++) {
      const weight = removed * (teacher.response[l]! - own * responses[l]!);
      learners[l]!.byField.forEach((coefficient, i) => {
        fields[i] = fields[i]! + weight * coefficient;
      });
      byRoot += weight * learners[l]!.byRoot;
    }
    return { fields: [...fields, -own * removed], root: byRoot };
  };
  /** a E[d shift / d w_l]: how strongly the student is drawn along learner l. */
  const pullsOf = ({ fields, root: byRoot }: FieldSum): number[] =>
    learners.map((_, l) => samples * (fields[l]! - (l === 0 ? (byRoot * root.VHat) / root.alpha : 0)));
  const carriedBy = (pulls: readonly number[]): Float64Array[] =>
    learners.map((_, l) =>
      profile.map((value, i) => {
        let sum = 0;
        for (let j = l; j < k; j++) sum += pulls[j]! * learners[j]!.carried[l]![i]!;
        return modes[i]!.nu * value * sum;
      }),
    );
  const responsesAfter = (given: readonly number[]): number[] =>
    carriedBy(pullsOf(shiftFor(given))).map((column) => weighted(chain, (i) => modes[i]!.nu * column[i]!));
  const responses = affineFixedPoint(responsesAfter, k);
  const shift = shiftFor(responses);
  const pulls = pullsOf(shift);
  const carried = [...carriedBy(pulls), profile];

  const mHat = (shift.root * samples * learners[0]!.mHat) / root.alpha;
  const gain = profile.map((value, i) => {
    let sum = mHat;
    for (let l = 0; l < k; l++) sum += pulls[l]! * learners[l]!.gain[i]!;
    return modes[i]!.nu * value * sum;
  });
  const m = shared(chain, (i) => gain[i]!);
  /** E[shift shift_l] of two learners, times the student's samples; 0 where learner l does not see them. */
  const jointPull = (l: number, known: Chain): number => {
    if (l < origin) return 0;
    const other = l === k ? shift : { fields: learners[l]!.byField, root: learners[l]!.byRoot };
    return samples * meanProduct(known, shift, other);
  };
  const partial: ChainLearner = {
    samples,
    fraction,
    origin,
    byField: shift.fields,
    byRoot: shift.root,
    response: [...responses, 1],
    profile,
    carried,
    gain,
    mHat,
    qHat: [],
    m,
    orthogonal: [],
    residual: 0,
  };
  const withOverlaps = (orthogonal: readonly number[]): Chain => ({
    ...chain,
    learners: [...learners, { ...partial, orthogonal }],
  });
  /** q_kl - m_k m_l from the modes, for given E[shift shift_l]. */
  const orthogonalTo = (l: number, qHat: readonly number[]): number => {
    const other = l === k ? partial : learners[l]!;
    const spread = shared(chain, (i) => (gain[i]! - m) * (other.gain[i]! - other.m)) + m * other.m * missing;
    let noise = 0;
    for (let i = 0; i <= k; i++) {
      for (let j = 0; j <= l; j++) {
        const covariance = i === k ? qHat[j]! : j === k ? qHat[i]! : learners[Math.max(i, j)]!.qHat[Math.min(i, j)]!;
        if (covariance === 0) continue;
        noise += covariance * weighted(chain, (n) => modes[n]!.nu ** 2 * carried[i]![n]! * other.carried[j]![n]!);
      }
    }
    return spread + noise;
  };
  const places = [...learners.keys()];
  const othersAfter = (given: readonly number[]): number[] => {
    const known = withOverlaps([...given, 0]);
    const qHat = places.map((l) => jointPull(l, known));
    return places.map((l) => orthogonalTo(l, [...qHat, 0]));
  };
  const others = affineFixedPoint(othersAfter, k);
  const qHat = places.map((l) => jointPull(l, withOverlaps([...others, 0])));
  const itselfAfter = (given: number): number =>
    orthogonalTo(k, [...qHat, jointPull(k, withOverlaps([...others, given]))]);
  const [itself] = affineFixedPoint(([given]) => [itselfAfter(given!)], 1) as [number];
  const joint = [...qHat, jointPull(k, withOverlaps([...others, itself]))];
  const size = Math.sqrt(itself + m * m);
  const changes = [
    ...responsesAfter(responses).map((value, l) => Math.abs(value - responses[l]!) / Math.max(1, Math.abs(value))),
    ...othersAfter(others).map((value, l) => Math.abs(value - others[l]!) / (size * Math.sqrt(overlap(chain, l, l)))),
    Math.abs(itselfAfter(itself) - itself) / (size * size),
  ];
  const student: ChainLearner = {
    ...partial,
    qHat: joint,
    orthogonal: [...others, itself],
    residual: Math.max(...changes),
  };
  return { ...chain, learners: [...learners, student] };
}

/** More samples than weights and no ridge: the student is its teacher. */
function withCopy(
  chain: Chain,
  spectrum: Spectrum,
  trained: Pick<ChainLearner, "fraction" | "samples" | "origin">,
  zeta: number,
  response: number,
): Chain {
  const { modes, learners } = chain;
  const teacher = learners.at(-1)!;
  const none = (count: number): number[] => Array.from({ length: count }, () => 0);
  const removed = response / trained.samples;
  const profile = profileOf(modes, spectrum, zeta, response);
  const copy: ChainLearner = {
    ...trained,
    byField: [...none(learners.length - 1), removed, -removed],
    byRoot: 0,
    response: [...teacher.response, 1],
    profile,
    carried: [...teacher.carried, profile],
    gain: teacher.gain,
    mHat: 0,
    qHat: none(learners.length + 1),
    m: teacher.m,
    orthogonal: [...teacher.orthogonal, teacher.orthogonal.at(-1)!],
    residual: 0,
  };
  return { ...chain, learners: [...learners, copy] };
}

/** E of the product of two sums of cavity fields and the first learner's shift, on one of its training samples. */
function meanProduct(chain: Chain, one: FieldSum, other: FieldSum): number {
  const { root, learners } = chain;
  const [first] = learners as [ChainLearner];
  let sum = (one.root * other.root * first.qHat[0]!) / root.alpha;
  for (let i = 0; i < one.fields.length; i++) {
    for (let j = 0; j < other.fields.length; j++) sum += one.fields[i]! * other.fields[j]! * overlap(chain, i, j);
  }
  const withRoot = ({ fields }: FieldSum): number => {
    let total = 0;
    for (let i = 0; i < fields.length; i++) {
      total += (fields[i]! * (first.mHat * learners[i]!.m - root.VHat * overlap(chain, i, 0))) / root.alpha;
    }
    return total;
  };
  return sum + one.root * withRoot(other) + other.root * withRoot(one);
}

/** Average over the eigenvalues, per input dimension; a continuum of vanishing ones carries nothing. */
function weighted({ modes }: Chain, value: (mode: number) => number): number {
  let sum = 0;
  for (let i = 0; i < modes.length; i++) if (modes[i]!.weight > 0) sum += modes[i]!.weight * value(i);
  return sum;
}

/** Average over the shares of the rule. */
function shared({ modes }: Chain, value: (mode: number) => number): number {
  let sum = 0;
  for (let i = 0; i < modes.length; i++) if (modes[i]!.share > 0) sum += modes[i]!.share * value(i);
  return sum;
}
