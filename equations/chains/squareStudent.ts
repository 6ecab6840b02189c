import { affineFixedPoint } from "../../src/numerics/affine.js";
import { squareZeta } from "../squareSolution.js";
import { interpolationThreshold } from "../thresholds.js";
import type { Mode, Spectrum } from "../types.js";
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

/** The error of a variance, in units of its residual: the variance solves an equation whose rounding shows there. */
const ERROR_OF_RESIDUAL = 2;

/** A chain whose last learner has another variance, by the error of it. */
export function movedByResidual(chain: Chain): Chain {
  const before = chain.learners.slice(0, -1);
  const student = chain.learners.at(-1)!;
  const k = before.length;
  const change = ERROR_OF_RESIDUAL * student.residual * overlap(chain, k, k);
  const pull = student.samples * student.byField[k]! ** 2 * change;
  const moved = {
    ...student,
    orthogonal: student.orthogonal.map((value, l) => (l === k ? value + change : value)),
    qHat: student.qHat.map((value, l) => (l === k ? value + pull : value)),
  };
  return { ...chain, learners: [...before, moved] };
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
  const places = [...learners.keys()];
  /** <nu^2 P rho_l> of learner j: what a pull on it makes of the student's field along l. */
  const through = learners.map(({ carried }) => carried.map((column) => weighted(modes, profile, column)));

  /** shift = removed (output of the teacher - cavity field), on the student's samples. */
  const shiftFor = (responses: readonly number[]): FieldSum => {
    const fields = places.map((l) => (l === k - 1 ? removed : 0));
    let byRoot = 0;
    for (let l = origin; l < k; l++) {
      const { byField, byRoot: root } = learners[l]!;
      const weight = removed * (teacher.response[l]! - own * responses[l]!);
      for (let i = 0; i < byField.length; i++) fields[i] = fields[i]! + weight * byField[i]!;
      byRoot += weight * root;
    }
    fields.push(-own * removed);
    return { fields, root: byRoot };
  };
  /** a E[d shift / d w_l]: how strongly the student is drawn along learner l. */
  const pullsOf = ({ fields, root: byRoot }: FieldSum): number[] =>
    places.map((l) => samples * (fields[l]! - (l === 0 ? (byRoot * root.VHat) / root.alpha : 0)));
  const responsesAfter = (given: readonly number[]): number[] => {
    const pulls = pullsOf(shiftFor(given));
    return places.map((l) => {
      let sum = 0;
      for (let j = l; j < k; j++) sum += pulls[j]! * through[j]![l]!;
      return sum;
    });
  };
  const responses = affineFixedPoint(responsesAfter, k);
  const shift = shiftFor(responses);
  const pulls = pullsOf(shift);
  const mHat = (shift.root * samples * learners[0]!.mHat) / root.alpha;
  /** nu P times what the pulls make of the learners' own columns, and of an offset. */
  const drawn = (offset: number, columnOf: (j: number) => Float64Array | undefined): Float64Array => {
    const column = new Float64Array(modes.length);
    for (let j = 0; j < k; j++) {
      const other = columnOf(j);
      if (other !== undefined) for (let i = 0; i < column.length; i++) column[i] = column[i]! + pulls[j]! * other[i]!;
    }
    for (let i = 0; i < column.length; i++) column[i] = modes[i]!.nu * profile[i]! * (offset + column[i]!);
    return column;
  };
  const carried = [...places.map((l) => drawn(0, (j) => learners[j]!.carried[l])), profile];
  const gain = drawn(mHat, (j) => learners[j]!.gain);
  const m = shared(modes, gain);
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

  /** q_kl - m_k m_l without the student's own noise. */
  const carriedOver = [...learners, partial].map((other, l) => {
    let sum = spread(modes, gain, m, other.gain, other.m) + m * other.m * missing;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j <= Math.min(l, k - 1); j++) {
        const covariance = learners[Math.max(i, j)]!.qHat[Math.min(i, j)]!;
        if (covariance !== 0) sum += covariance * weighted(modes, carried[i]!, other.carried[j]!);
      }
    }
    return sum;
  });
  const means = [...learners.map((learner) => learner.m), m];
  const q = means.map((_, i) => means.map((_, j) => (i < k && j < k ? overlap(chain, i, j) : Number.NaN)));
  const setOwn = (l: number, orthogonal: number): void => {
    const value = orthogonal + m * means[l]!;
    q[k]![l] = value;
    q[l]![k] = value;
  };
  /** a E[shift shift_l] from the overlaps that are set; 0 where learner l does not see the student's samples. */
  const jointPull = (l: number): number => {
    if (l < origin) return 0;
    const other = l === k ? shift : { fields: learners[l]!.byField, root: learners[l]!.byRoot };
    return samples * meanProduct(chain, means, q, shift, other);
  };
  const jointPulls = (orthogonal: readonly number[]): number[] => {
    for (const l of places) setOwn(l, orthogonal[l]!);
    return places.map(jointPull);
  };
  const noiseFrom = (qHat: readonly number[], columns: readonly number[]): number => {
    let sum = 0;
    for (let j = 0; j < qHat.length && j < columns.length; j++) sum += qHat[j]! * columns[j]!;
    return sum;
  };
  const othersAfter = (orthogonal: readonly number[]): number[] => {
    const qHat = jointPulls(orthogonal);
    return places.map((l) => carriedOver[l]! + noiseFrom(qHat, through[l]!));
  };
  const others = affineFixedPoint(othersAfter, k);
  const qHat = jointPulls(others);
  const throughItself = carried.map((column) => weighted(modes, profile, column));
  const itselfAfter = (orthogonal: number): number => {
    setOwn(k, orthogonal);
    return carriedOver[k]! + 2 * noiseFrom(qHat, throughItself) + jointPull(k) * throughItself[k]!;
  };
  const [itself] = affineFixedPoint(([orthogonal]) => [itselfAfter(orthogonal!)], 1) as [number];
  const size = Math.sqrt(itself + m * m);
  const changes = [
    ...responsesAfter(responses).map((value, l) => Math.abs(value - responses[l]!) / Math.max(1, Math.abs(value))),
    ...othersAfter(others).map((value, l) => Math.abs(value - others[l]!) / (size * Math.sqrt(overlap(chain, l, l)))),
    Math.abs(itselfAfter(itself) - itself) / (size * size),
  ];
  const student: ChainLearner = {
    ...partial,
    qHat: [...qHat, jointPull(k)],
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

/** E of the product of two sums of cavity fields and the first learner's shift, on one of its training samples; m and q of all learners. */
function meanProduct(
  { root, learners }: Chain,
  m: readonly number[],
  q: readonly (readonly number[])[],
  one: FieldSum,
  other: FieldSum,
): number {
  const [first] = learners as [ChainLearner];
  let sum = (one.root * other.root * first.qHat[0]!) / root.alpha;
  for (let i = 0; i < one.fields.length; i++) {
    for (let j = 0; j < other.fields.length; j++) sum += one.fields[i]! * other.fields[j]! * q[i]![j]!;
  }
  const withRoot = ({ fields }: FieldSum): number => {
    let total = 0;
    for (let i = 0; i < fields.length; i++) {
      total += (fields[i]! * (first.mHat * m[i]! - root.VHat * q[i]![0]!)) / root.alpha;
    }
    return total;
  };
  return sum + one.root * withRoot(other) + other.root * withRoot(one);
}

/** <nu^2 a b> over the eigenvalues, per input dimension; a continuum of vanishing ones carries nothing. */
function weighted(modes: readonly Mode[], a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < modes.length; i++) {
    const { nu, weight } = modes[i]!;
    if (weight > 0) sum += weight * nu * nu * a[i]! * b[i]!;
  }
  return sum;
}

/** <a> over the shares of the rule. */
function shared(modes: readonly Mode[], a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < modes.length; i++) {
    const { share } = modes[i]!;
    if (share > 0) sum += share * a[i]!;
  }
  return sum;
}

/** <(a - meanA)(b - meanB)> over the shares of the rule. */
function spread(modes: readonly Mode[], a: Float64Array, meanA: number, b: Float64Array, meanB: number): number {
  let sum = 0;
  for (let i = 0; i < modes.length; i++) {
    const { share } = modes[i]!;
    if (share > 0) sum += share * (a[i]! - meanA) * (b[i]! - meanB);
  }
  return sum;
}
