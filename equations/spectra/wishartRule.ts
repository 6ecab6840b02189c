import { brentRoot } from "../../src/numerics/bracket.js";
import { type Complex, product, quotient } from "../../src/numerics/complex.js";
import { hypot } from "../../src/numerics/elementary.js";
import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { integerPower } from "../../src/numerics/integerPower.js";
import type { Band, MatrixSpectrum, PositivePart } from "../types.js";

/** Nodes on the path from the transform at nu = 0 to the real axis: averages are at rounding for every width and every field. */
const NODES = 32;
const POLISHING = 3;
const MAX_STEPS = 100;
/** Parts of an interval among which edges of the spectrum are looked for, before they are refined. */
const SCAN = 400;

/** The field in units of sqrt(qHat): mHat S* + GOE - lambda, with what its transform needs. */
interface Field {
  readonly mHat: number;
  readonly lambda: number;
  /** The eigenvalues of S* scale by this, 1 / sqrt(1 + 1/width). */
  readonly unit: number;
  /** mHat unit: mHat S* has R-transform strength / (1 - pole' G). */
  readonly strength: number;
  /** Inverse of the pole of that, strength / width. */
  readonly inversePole: number;
}

/** Place of zero: among the eigenvalues, or in a part without any. */
type ZeroPlace =
  | { readonly kind: "inside"; readonly G: Complex }
  | { readonly kind: "below" }
  | { readonly kind: "gap" }
  | { readonly kind: "above" };

/** Sides on which the path may reach the real axis: of 0, between the poles 0 and 1 / inversePole, or right of both. */
type Side = "left" | "middle" | "right";

/**
 * The rule's matrix S* = Wishart with width x d degrees of freedom, in closed form.
 *
 * The transform G of the field mHat S* + sqrt(qHat) GOE - lambda is a root of a cubic, and nu is a rational function of G. So an average over
 * the positive eigenvalues is the integral of a rational function of G from the transform at nu = 0 to the real axis. The residues that
 * the path passes are the averages over whole bands, in which the rule's part cancels on paper and not in the computer.
 *
 * @param width Rank of the rule per input dimension, kappa*, (0, Infinity); the features of the rule are width d many.
 *
 * Source: equations/README.md (LF.3)-(LF.6).
 */
export function wishartRule(width: number): MatrixSpectrum {
  const unit = Math.sqrt(width / (1 + width));
  const fieldOf = (mHat: number, qHat: number, lambda: number): Field => {
    const scale = Math.sqrt(qHat);
    const strength = (mHat / scale) * unit;
    return { mHat: mHat / scale, lambda: lambda / scale, unit, strength, inversePole: strength / width };
  };
  return {
    positivePart: (mHat, qHat, lambda) => {
      const field = fieldOf(mHat, qHat, lambda);
      const part = unitPart(field, width);
      return part === undefined ? undefined : inUnitsOf(part, Math.sqrt(qHat));
    },
    edge: (mHat, qHat) => Math.sqrt(qHat) * upperEdge(fieldOf(mHat, qHat, 0)),
    density: (mHat, qHat, lambda, nu) => {
      const scale = Math.sqrt(qHat);
      const place = placeOfZero(fieldOf(mHat, qHat, lambda + nu));
      return place.kind === "inside" ? -place.G.im / Math.PI / scale : 0;
    },
    bands: (mHat, qHat, lambda) => {
      const scale = Math.sqrt(qHat);
      return bandsOf(fieldOf(mHat, qHat, 0)).map(({ from, to }) => ({
        from: scale * from - lambda,
        to: scale * to - lambda,
      }));
    },
    mean: unit,
    rank: Math.min(1, width),
  };
}

/** Averages at qHat = 1 as they are at any qHat. */
function inUnitsOf(part: PositivePart, scale: number): PositivePart {
  const square = scale * scale;
  return {
    energy: square * part.energy,
    byM: scale * part.byM,
    byQ: part.byQ,
    mean: scale * part.mean,
    spread: square * part.spread,
    rank: part.rank,
    byMM: part.byMM,
    byMQ: part.byMQ / scale,
    byMLambda: part.byMLambda,
    byQQ: part.byQQ / square,
    byQLambda: part.byQLambda / scale,
  };
}

/** nu(G) = 1 / G + G + strength / (1 - inversePole G) - lambda, for real G. */
function eigenvalueAt({ strength, inversePole, lambda }: Field, G: number): number {
  return 1 / G + G + strength / (1 - inversePole * G) - lambda;
}

/** The upper edge: nu is least between the poles, where it is convex. */
function upperEdge(field: Field): number {
  const { inversePole } = field;
  // The slope is negative at 0 and positive at 1, and at the pole.
  const top = inversePole < 1 ? 1 : 1 / inversePole;
  const root = brentRoot((share) => cleared(field, share * top), 0, 1, 0);
  return eigenvalueAt(field, (root?.x ?? 1) * top);
}

/** dnu / dG times G^2 (1 - inversePole G)^2. */
function cleared({ strength, inversePole }: Field, G: number): number {
  const D = 1 - inversePole * G;
  return (G * G - 1) * D * D + strength * inversePole * G * G;
}

/** The stretches of the spectrum of mHat S* + GOE, between the places where nu(G) turns on the real axis. */
function bandsOf(field: Field): Band[] {
  const { inversePole } = field;
  const top = upperEdge(field);
  const bottomRoot = brentRoot((G) => cleared(field, G), -1 - 1e-12, 0, 0);
  const bottom = eigenvalueAt(field, bottomRoot?.x ?? -1);
  if (inversePole === 0) return [{ from: bottom, to: top }];
  // Right of the pole nu rises from -Infinity to Infinity; it falls in between only where there is a gap. There G lies below 1 / inversePole + 1.
  const pole = 1 / inversePole;
  const end = Math.max(1, pole) + Math.sqrt(field.strength * pole) + pole;
  const falls = (share: number): number => cleared(field, pole + share * (end - pole));
  for (let i = 1; i < SCAN; i++) {
    const share = integerPower(i / SCAN, 4);
    if (falls(share) >= 0) continue;
    const left = brentRoot(falls, 0, share, 0);
    const right = brentRoot(falls, share, 1, 0);
    if (left === undefined || right === undefined) break;
    const at = (x: number): number => eigenvalueAt(field, pole + x * (end - pole));
    return [
      { from: bottom, to: at(right.x) },
      { from: at(left.x), to: top },
    ];
  }
  return [{ from: bottom, to: top }];
}

/**
 * The root of the cubic at nu = 0 with negative imaginary part, or where zero lies if all roots are real.
 *
 * With x = 1/G the cubic is x^3 - (lambda + inversePole - strength) x^2 + (1 + lambda inversePole) x - inversePole; it has a root between 0
 * and inversePole.
 */
function placeOfZero({ strength, inversePole, lambda }: Field): ZeroPlace {
  const a = lambda + inversePole - strength;
  const b = 1 + lambda * inversePole;
  const x = inversePole === 0 ? 0 : realRoot(a, b, inversePole);
  // x^2 - sum x + rest is left of the cubic: each from the side on which nothing cancels.
  const rest = x === 0 ? b : inversePole / x;
  const forward = a - x;
  const sum = x * x > rest || x === 0 ? forward : (b - rest) / x;
  const discriminant = 0.25 * sum * sum - rest;
  if (discriminant < 0) {
    const imaginary = Math.sqrt(-discriminant);
    return {
      kind: "inside",
      G: polished({ re: (0.5 * sum) / rest, im: -imaginary / rest }, strength, inversePole, lambda),
    };
  }
  if (sum < 0) return { kind: "below" };
  return 0.5 * sum < inversePole ? { kind: "gap" } : { kind: "above" };
}

/** A root between 0 and the last coefficient by Newton's method with bisection. */
function realRoot(a: number, b: number, last: number): number {
  let low = 0;
  let high = last;
  let x = last / Math.max(b, 1);
  for (let k = 0; k < MAX_STEPS; k++) {
    const value = ((x - a) * x + b) * x - last;
    if (value === 0) break;
    if (value < 0) low = x;
    else high = x;
    const slope = (3 * x - 2 * a) * x + b;
    const newton = x - value / slope;
    const next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (Math.abs(next - x) <= 1e-16 * x) break;
    x = next;
  }
  return x;
}

/** Newton's steps on nu(G) = 0: what rounding of the coefficients has cost comes back. */
function polished(start: Complex, strength: number, inversePole: number, lambda: number): Complex {
  let G = start;
  for (let k = 0; k < POLISHING; k++) {
    const inverse = quotient({ re: 1, im: 0 }, G);
    const D = quotient({ re: 1, im: 0 }, { re: 1 - inversePole * G.re, im: -inversePole * G.im });
    const square = product(D, D);
    const inverseSquare = product(inverse, inverse);
    const nu = { re: inverse.re + G.re + strength * D.re - lambda, im: inverse.im + G.im + strength * D.im };
    const slope = {
      re: 1 - inverseSquare.re + strength * inversePole * square.re,
      im: -inverseSquare.im + strength * inversePole * square.im,
    };
    const step = quotient(nu, slope);
    if (!(hypot(step.re, step.im) < 0.1 * Math.abs(G.im))) break;
    G = { re: G.re - step.re, im: G.im - step.im };
  }
  return G;
}

/** Averages over the positive eigenvalues at qHat = 1. */
function unitPart(field: Field, width: number): PositivePart | undefined {
  const place = placeOfZero(field);
  if (place.kind === "above") return undefined;
  if (place.kind === "below") return joined(field, width, "left", NOTHING);
  if (place.kind === "gap") return joined(field, width, "right", NOTHING);
  const { side, end } = pathFrom(place.G, field.inversePole);
  return joined(field, width, side, pathIntegrals(field, place.G, end));
}

/** Point where the path from G reaches the real axis: its distance to the poles is never small against its length. */
function pathFrom(G: Complex, inversePole: number): { readonly side: Side; readonly end: number } {
  const pole = 1 / inversePole;
  const height = -G.im;
  if (height <= pole && G.re >= 0 && G.re <= pole) {
    const half = 0.5 * pole;
    return { side: "middle", end: Math.min(Math.max(G.re, Math.min(height, half)), Math.max(pole - height, half)) };
  }
  if (G.re > 0.5 * pole) return { side: "right", end: Math.max(G.re, pole + height) };
  return { side: "left", end: Math.min(G.re, -height) };
}

/** Contributions of the path to F and its derivatives. */
interface PathIntegrals {
  readonly energy: number;
  readonly byM: number;
  readonly byQ: number;
  readonly mean: number;
  readonly rank: number;
  readonly byMM: number;
  readonly byMQ: number;
  readonly byMLambda: number;
  readonly byQQ: number;
  readonly byQLambda: number;
}

const NOTHING: PathIntegrals = {
  energy: 0,
  byM: 0,
  byQ: 0,
  mean: 0,
  rank: 0,
  byMM: 0,
  byMQ: 0,
  byMLambda: 0,
  byQQ: 0,
  byQLambda: 0,
};

/** Imaginary parts of the integrals of nu^3, nu^2 and nu times derivatives of nu, along the straight path from G0 to the real axis. */
function pathIntegrals(field: Field, G0: Complex, end: number): PathIntegrals {
  const { strength, inversePole, lambda, unit } = field;
  const { nodes, weights } = gaussLegendre(NODES);
  const re = 0.5 * (G0.re - end);
  const im = 0.5 * G0.im;
  let energy = 0;
  let byM = 0;
  let byQ = 0;
  let mean = 0;
  let rank = 0;
  let byMM = 0;
  let byMQ = 0;
  let byMLambda = 0;
  let byQQ = 0;
  let byQLambda = 0;
  for (let k = 0; k < NODES; k++) {
    const place = 1 + nodes[k]!;
    const wRe = weights[k]! * re;
    const wIm = weights[k]! * im;
    const gRe = end + re * place;
    const gIm = im * place;
    const size = gRe * gRe + gIm * gIm;
    const pRe = 1 - inversePole * gRe;
    const pIm = -inversePole * gIm;
    const pSize = pRe * pRe + pIm * pIm;
    const dRe = pRe / pSize;
    const dIm = -pIm / pSize;
    const nRe = gRe / size + gRe + strength * dRe - lambda;
    const nIm = -gIm / size + gIm + strength * dIm;
    // dnu / dmHat = unit D^2.
    const mRe = unit * (dRe * dRe - dIm * dIm);
    const mIm = unit * 2 * dRe * dIm;
    // nu dG and nu^2 dG.
    const aRe = nRe * wRe - nIm * wIm;
    const aIm = nRe * wIm + nIm * wRe;
    const bRe = nRe * aRe - nIm * aIm;
    const bIm = nRe * aIm + nIm * aRe;
    energy += nRe * bIm + nIm * bRe;
    const bmRe = bRe * mRe - bIm * mIm;
    const bmIm = bRe * mIm + bIm * mRe;
    byM += bmIm;
    byQ += bRe * gIm + bIm * gRe;
    mean += bIm;
    rank += aIm;
    const amRe = aRe * mRe - aIm * mIm;
    const amIm = aRe * mIm + aIm * mRe;
    byMLambda += amIm;
    byMQ += amRe * gIm + amIm * gRe;
    const aqRe = aRe * gRe - aIm * gIm;
    const aqIm = aRe * gIm + aIm * gRe;
    byQLambda += aqIm;
    byQQ += aqRe * gIm + aqIm * gRe;
    // Half the second derivative by mHat is (inversePole / strength) unit^2 G D^3; inversePole / strength = 1 / width stays finite at strength 0.
    const gdRe = gRe * dRe - gIm * dIm;
    const gdIm = gRe * dIm + gIm * dRe;
    byMM += amRe * mIm + amIm * mRe + field.unit * inverseWidth(field) * (bmRe * gdIm + bmIm * gdRe);
  }
  return {
    energy: -energy / (6 * Math.PI),
    byM: -byM / (2 * Math.PI),
    byQ: -byQ / (2 * Math.PI),
    mean: -mean / (2 * Math.PI),
    rank: -rank / Math.PI,
    byMM: -byMM / Math.PI,
    byMQ: -byMQ / Math.PI,
    byMLambda: byMLambda / Math.PI,
    byQQ: -byQQ / Math.PI,
    byQLambda: byQLambda / Math.PI,
  };
}

/** 1 / width, from unit^2 = width / (1 + width). */
function inverseWidth({ unit }: Field): number {
  return 1 / (unit * unit) - 1;
}

/** The path's part and the residues that it has passed: those of all eigenvalues on the left, of the rule's band on the right. */
function joined(field: Field, width: number, side: Side, path: PathIntegrals): PositivePart {
  const { mHat, lambda, unit, inversePole } = field;
  const { energy, byM, rank, mean, byQ, byMM, byMQ, byMLambda, byQQ, byQLambda } = path;
  const onPath = 2 * (energy - mHat * byM);
  if (side === "middle") return { ...path, spread: 2 * energy - byM * byM };
  if (side === "left") {
    const excess = byM - lambda * unit;
    return {
      energy: 0.5 * (mHat * mHat - 2 * lambda * mHat * unit + lambda * lambda + 1) + energy,
      byM: mHat + excess,
      byQ: 0.5 + byQ,
      mean: mHat * unit - lambda + mean,
      spread: 1 + lambda * lambda - excess * excess + onPath,
      rank: 1 + rank,
      byMM: 1 + byMM,
      byMQ,
      byMLambda: byMLambda - unit,
      byQQ,
      byQLambda,
    };
  }
  // The noise that the rule's band has taken up shifts it by `shift`.
  const pole = 1 / inversePole;
  const shift = pole;
  const above = shift - lambda;
  const noise = width * (2 - width);
  const excess = byM - lambda * unit - (width * above * shift) / mHat;
  return {
    energy: 0.5 * (mHat * mHat + noise - 2 * lambda * mHat * unit + width * above * above) + energy,
    byM: mHat + excess,
    byQ: 0.5 * noise + width * above * pole + byQ,
    mean: mHat * unit + width * above + mean,
    spread: noise + width * above * (above + 2 * shift) - excess * excess + onPath,
    rank: width + rank,
    byMM: 1 + (width * shift * (shift + 2 * above)) / (mHat * mHat) + byMM,
    byMQ: (-width * pole * (shift + above)) / mHat + byMQ,
    byMLambda: byMLambda - unit + (width * shift) / mHat,
    byQQ: width * pole * pole + byQQ,
    byQLambda: byQLambda - width * pole,
  };
}
