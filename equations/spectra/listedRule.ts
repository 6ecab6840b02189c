import { ParameterError } from "../../src/core/errors.js";
import { brentRoot } from "../../src/numerics/bracket.js";
import { weightedPowerSum } from "../../src/numerics/compensatedSum.js";
import type { Complex } from "../../src/numerics/complex.js";
import { hypot } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import type { Band, MatrixSpectrum, PositivePart } from "../types.js";

/** One eigenvalue of a rule's matrix. */
export interface RuleEigenvalue {
  /** >= 0. */
  readonly nu: number;
  /** Share of the eigenvalues, > 0, or all of them relative to each other; defaults to equal shares. */
  readonly weight?: number;
}

/** Eigenvalues of the field's rule part with their shares, in units of sqrt(qHat), ascending; and lambda in these units. */
interface ListedField {
  readonly poles: Float64Array;
  readonly weights: Float64Array;
  /** The poles are mHat times these. */
  readonly mHat: number;
  readonly values: Float64Array;
  readonly lambda: number;
}

const MAX_STEPS = 100;
/** Gauss-Legendre nodes of a stretch of the path; each is at least half as far from the poles as it is long. */
const NODES = 24;
/** Rounding of a sum of contributions of both signs, relative to their size. */
const ROUNDING = 1e-15;

/**
 * A rule's matrix S* with given eigenvalues, by subordination.
 *
 * With w = nu + lambda - qHat G the transform of the field mHat S* + sqrt(qHat) GOE - lambda is G = g(w), the rule's own, and nu is a rational function of
 * w. Averages over the positive eigenvalues are integrals of rational functions of w from the place of nu = 0 to the real axis beyond all poles.
 *
 * @param where       Who asks, for messages.
 * @param eigenvalues At least one, of any scale and in any order; sign(z) knows no scale, so that they are brought to unit mean square.
 * @throws {ParameterError} naming the entry that is out of range.
 *
 * Source: equations/README.md (LF.13), (LF.14).
 */
export function listedRule(where: string, eigenvalues: readonly RuleEigenvalue[]): MatrixSpectrum {
  const { values, weights } = normalized(where, eigenvalues);
  const zeros = weights.reduce((sum, weight, k) => sum + (values[k] === 0 ? weight : 0), 0);
  const mean = weightedPowerSum(weights, values, 1);
  const fieldOf = (mHat: number, qHat: number, lambda: number): ListedField => {
    const scale = Math.sqrt(qHat);
    const strength = mHat / scale;
    const poles = values.map((value) => strength * value);
    return { poles, weights, mHat: strength, values, lambda: lambda / scale };
  };
  return {
    positivePart: (mHat, qHat, lambda) => {
      const part = unitPart(fieldOf(mHat, qHat, lambda), mean);
      return part === undefined ? undefined : inUnitsOf(part, Math.sqrt(qHat));
    },
    edge: (mHat, qHat) => Math.sqrt(qHat) * edgeAbove(fieldOf(mHat, qHat, 0)),
    density: (mHat, qHat, lambda, nu) => {
      const { im } = placeOfZero(fieldOf(mHat, qHat, lambda + nu));
      return im / Math.PI / Math.sqrt(qHat);
    },
    bands: (mHat, qHat, lambda) => {
      const scale = Math.sqrt(qHat);
      return bandsOf(fieldOf(mHat, qHat, 0)).map(({ from, to }) => ({
        from: scale * from - lambda,
        to: scale * to - lambda,
      }));
    },
    mean,
    rank: 1 - zeros,
  };
}

function normalized(
  where: string,
  eigenvalues: readonly RuleEigenvalue[],
): {
  readonly values: Float64Array;
  readonly weights: Float64Array;
} {
  if (!Array.isArray(eigenvalues) || eigenvalues.length === 0) {
    throw new ParameterError(where, "eigenvalues", eigenvalues, "lists of at least one eigenvalue");
  }
  const entries = eigenvalues.map((entry: unknown, index) => {
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError(where, `eigenvalues[${index}]`, entry, "objects with nu and perhaps weight");
    }
    const {
      nu,
      weight = 1,
      share,
    }: { readonly nu?: unknown; readonly weight?: unknown; readonly share?: unknown } = entry;
    const isFrom0 = (value: unknown): value is number => typeof value === "number" && value >= 0 && value < Infinity;
    if (!isFrom0(nu)) throw new ParameterError(where, `eigenvalues[${index}].nu`, nu, "[0, Infinity)");
    if (!isFrom0(weight) || weight === 0) {
      throw new ParameterError(where, `eigenvalues[${index}].weight`, weight, "(0, Infinity)");
    }
    if (share !== undefined) {
      const remedy = "The rule is the sum of its eigenvectors as they are; leave share out";
      throw new ParameterError(where, `eigenvalues[${index}].share`, share, "no share", remedy);
    }
    return { nu, weight };
  });
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  const merged = new Map<number, number>();
  for (const { nu, weight } of entries) merged.set(nu, (merged.get(nu) ?? 0) + weight / total);
  const sorted = [...merged].sort(([a], [b]) => a - b);
  const largest = sorted.at(-1)![0];
  if (!(largest > 0)) {
    throw new ParameterError(where, "eigenvalues", "zeros", "lists with a positive eigenvalue");
  }
  const weights = Float64Array.from(sorted, ([, weight]) => weight);
  const relative = Float64Array.from(sorted, ([nu]) => nu / largest);
  const unit = 1 / Math.sqrt(weightedPowerSum(weights, relative, 2));
  return { weights, values: relative.map((value) => unit * value) };
}

/** Averages at qHat = 1 as they are at any qHat. */
function inUnitsOf(part: PositivePart, scale: number): PositivePart {
  const square = scale * scale;
  return {
    ...part,
    energy: square * part.energy,
    byM: scale * part.byM,
    mean: scale * part.mean,
    spread: square * part.spread,
    byMQ: part.byMQ / scale,
    byQQ: part.byQQ / square,
    byQLambda: part.byQLambda / scale,
  };
}

/** The height over a real part u at which nu is real: sum p / |w - a|^2 = 1, or 0 where nu is real on the axis. */
function heightOver(u: number, { poles, weights }: ListedField): number {
  let square = 0;
  for (let k = 0; k < poles.length; k++) square = Math.max(square, weights[k]! - (u - poles[k]!) ** 2);
  // 1 / sum is concave in the square of the height: Newton's method from below cannot overshoot.
  for (let step = 0; step < MAX_STEPS; step++) {
    let sum = 0;
    let slope = 0;
    for (let k = 0; k < poles.length; k++) {
      const inverse = 1 / ((u - poles[k]!) ** 2 + square);
      sum += weights[k]! * inverse;
      slope += weights[k]! * inverse * inverse;
    }
    if (square === 0 && sum <= 1) return 0;
    const change = (sum * (sum - 1)) / slope;
    if (!(change > 1e-16 * square)) break;
    square += change;
  }
  return Math.sqrt(square);
}

/** nu on the curve where it is real, over a real part u; it rises with u. */
function eigenvalueOver(u: number, field: ListedField): number {
  const { poles, weights, lambda } = field;
  const square = heightOver(u, field) ** 2;
  let sum = 0;
  for (let k = 0; k < poles.length; k++) {
    const distance = u - poles[k]!;
    sum += (weights[k]! * distance) / (distance * distance + square);
  }
  return u - lambda + sum;
}

/** w at nu = 0, in the upper half plane or on its edge. */
function placeOfZero(field: ListedField): Complex {
  const { lambda } = field;
  // The distance of nu + lambda from u is at most 1, by the inequality of Cauchy and Schwarz.
  const root = brentRoot((u) => eigenvalueOver(u, field), lambda - 1 - 1e-9, lambda + 1 + 1e-9, 0);
  const re = root?.x ?? lambda;
  return { re, im: heightOver(re, field) };
}

/** The largest eigenvalue of mHat S* + GOE. */
function edgeAbove(field: ListedField): number {
  const last = field.poles.at(-1)!;
  const root = brentRoot((u) => slopeOf(u, field), last + Math.sqrt(field.weights.at(-1)!) * 0.5, last + 1 + 1e-9, 0);
  return eigenvalueAt(root?.x ?? last + 1, field);
}

/** nu + lambda on the real axis, off the poles. */
function eigenvalueAt(u: number, { poles, weights }: ListedField): number {
  return u + poles.reduce((sum, pole, k) => sum + weights[k]! / (u - pole), 0);
}

/** dnu / dw on the real axis. */
function slopeOf(u: number, { poles, weights }: ListedField): number {
  return 1 - poles.reduce((sum, pole, k) => sum + weights[k]! / (u - pole) ** 2, 0);
}

/** Stretches without a gap; gaps are where nu rises on the real axis between two poles, on which its slope is concave. */
function bandsOf(field: ListedField): Band[] {
  const { poles, weights } = field;
  const first = poles[0]!;
  const bottom = brentRoot((u) => slopeOf(u, field), first - 1 - 1e-9, first - 0.5 * Math.sqrt(weights[0]!), 0);
  const edges = [eigenvalueAt(bottom?.x ?? first - 1, field)];
  for (let k = 0; k + 1 < poles.length; k++) {
    const [from, to] = [poles[k]!, poles[k + 1]!];
    const width = to - from;
    // Two poles alone close the gap.
    if (8 * Math.min(weights[k]!, weights[k + 1]!) >= width * width) continue;
    const bend = (share: number): number =>
      poles.reduce((sum, pole, i) => sum + weights[i]! / integerPower(from + share * width - pole, 3), 0);
    const top = brentRoot(bend, 1e-9, 1 - 1e-9, 0);
    if (top === undefined || slopeOf(from + top.x * width, field) <= 0) continue;
    const slope = (share: number): number => slopeOf(from + share * width, field);
    const [left, right] = [brentRoot(slope, 1e-12, top.x, 0), brentRoot(slope, top.x, 1 - 1e-12, 0)];
    if (left === undefined || right === undefined) continue;
    edges.push(eigenvalueAt(from + left.x * width, field), eigenvalueAt(from + right.x * width, field));
  }
  edges.push(edgeAbove(field));
  return Array.from({ length: edges.length / 2 }, (_, i) => ({ from: edges[2 * i]!, to: edges[2 * i + 1]! }));
}

/** Averages over the positive eigenvalues at qHat = 1. */
function unitPart(field: ListedField, mean: number): PositivePart | undefined {
  const { poles, lambda, mHat } = field;
  const place = placeOfZero(field);
  const [first, last] = [poles[0]!, poles.at(-1)!];
  if (place.im === 0 && place.re > last) return undefined;
  const isLeft = place.re < first;
  const path = integralsAlong(isLeft ? pathLeft(place, first) : pathRight(place, poles), field);
  if (!isLeft) {
    const spread = 2 * path.energy - path.byM * path.byM;
    return { ...path, spread, spreadError: (ROUNDING * path.byM * path.byM) / spread };
  }
  // The path left of all poles has passed the averages over all eigenvalues, in which the rule's part cancels on paper.
  const excess = path.byM - lambda * mean;
  return {
    energy: 0.5 * (mHat * mHat - 2 * lambda * mHat * mean + lambda * lambda + 1) + path.energy,
    byM: mHat + excess,
    byQ: 0.5 + path.byQ,
    mean: mHat * mean - lambda + path.mean,
    spread: 1 + lambda * lambda - excess * excess + 2 * (path.energy - mHat * path.byM),
    rank: 1 + path.rank,
    byMM: 1 + path.byMM,
    byMQ: path.byMQ,
    byMLambda: path.byMLambda - mean,
    byQQ: path.byQQ,
    byQLambda: path.byQLambda,
  };
}

/** Corners of a path from w to the real axis left of all poles. */
function pathLeft(w: Complex, first: number): readonly Complex[] {
  return [w, { re: Math.min(w.re, first - w.im), im: 0 }];
}

/** Corners of a path from w up, over the poles, and to the real axis right of all: no stretch is long against its distance to the poles. */
function pathRight(w: Complex, poles: Float64Array): readonly Complex[] {
  const last = poles.at(-1)!;
  const corners = [w];
  let at = w;
  if (w.re < last) {
    const height = Math.max(last - w.re, w.im);
    let distance = poles.reduce((least, pole) => Math.min(least, hypot(w.re - pole, w.im)), height);
    while (at.im < height) {
      at = { re: w.re, im: Math.min(height, at.im + distance) };
      corners.push(at);
      distance *= 2;
    }
    at = { re: last, im: height };
    corners.push(at);
  }
  return [...corners, { re: Math.max(at.re, last + at.im), im: 0 }];
}

/** The path's part of F and of its derivatives; each is an imaginary part of an integral from the end to the beginning of the path. */
function integralsAlong(corners: readonly Complex[], field: ListedField): Omit<PositivePart, "spread" | "spreadError"> {
  const { poles, weights, values, lambda } = field;
  const rule = gaussLegendre(NODES);
  let [energy, byM, byQ, mean, rank, byMM, byMQ, byMLambda, byQQ, byQLambda] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let leg = 0; leg + 1 < corners.length; leg++) {
    const [to, from] = [corners[leg]!, corners[leg + 1]!];
    const [hRe, hIm] = [0.5 * (to.re - from.re), 0.5 * (to.im - from.im)];
    for (let node = 0; node < NODES; node++) {
      const place = 1 + rule.nodes[node]!;
      const [wRe, wIm] = [from.re + hRe * place, from.im + hIm * place];
      const [sRe, sIm] = [rule.weights[node]! * hRe, rule.weights[node]! * hIm];
      // G = sum p / (w - a), A = sum p / (w - a)^2, B = sum p s / (w - a)^2, C = sum p s^2 / (w - a)^3.
      let [gRe, gIm, aRe, aIm, bRe, bIm, cRe, cIm] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let k = 0; k < poles.length; k++) {
        const distance = wRe - poles[k]!;
        const size = distance * distance + wIm * wIm;
        const [iRe, iIm] = [distance / size, -wIm / size];
        const [p, s] = [weights[k]!, values[k]!];
        const [qRe, qIm] = [p * (iRe * iRe - iIm * iIm), p * 2 * iRe * iIm];
        gRe += p * iRe;
        gIm += p * iIm;
        aRe += qRe;
        aIm += qIm;
        bRe += s * qRe;
        bIm += s * qIm;
        cRe += s * s * (qRe * iRe - qIm * iIm);
        cIm += s * s * (qRe * iIm + qIm * iRe);
      }
      const [nRe, nIm] = [wRe - lambda + gRe, wIm + gIm];
      // nu dw and nu^2 dw.
      const [xRe, xIm] = [nRe * sRe - nIm * sIm, nRe * sIm + nIm * sRe];
      const [yRe, yIm] = [nRe * xRe - nIm * xIm, nRe * xIm + nIm * xRe];
      const [zRe, zIm] = [yRe * aRe - yIm * aIm, yRe * aIm + yIm * aRe];
      const [uRe, uIm] = [xRe * aRe - xIm * aIm, xRe * aIm + xIm * aRe];
      const [vRe, vIm] = [xRe * bRe - xIm * bIm, xRe * bIm + xIm * bRe];
      const [ugRe, ugIm] = [uRe * gRe - uIm * gIm, uRe * gIm + uIm * gRe];
      energy += nRe * zIm + nIm * zRe;
      byM += yRe * bIm + yIm * bRe;
      byQ += zRe * gIm + zIm * gRe;
      mean += zIm;
      rank += uIm;
      byMM += vRe * bIm + vIm * bRe + yRe * cIm + yIm * cRe;
      byMQ += vRe * gIm + vIm * gRe;
      byMLambda -= vIm;
      byQQ += ugRe * gIm + ugIm * gRe;
      byQLambda -= ugIm;
    }
  }
  const half = 1 / (2 * Math.PI);
  return {
    energy: (energy * half) / 3,
    byM: byM * half,
    byQ: byQ * half,
    mean: mean * half,
    rank: 2 * rank * half,
    byMM: 2 * byMM * half,
    byMQ: 2 * byMQ * half,
    byMLambda: 2 * byMLambda * half,
    byQQ: 2 * byQQ * half,
    byQLambda: 2 * byQLambda * half,
  };
}
