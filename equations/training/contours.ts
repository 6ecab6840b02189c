import { type Complex, type ComplexColumn, complexColumn, quotient } from "../../src/numerics/complex.js";
import { cos, exp, log, log1p, sin } from "../../src/numerics/elementary.js";

/**
 * Half of a contour around the spectrum in the plane of z, -z the eigenvalue plus the ridge; the other half is its conjugate.
 *
 * A filter with residual polynomial p has w = 2 Re sum_j factor_j p(z_j) w_ridge(lambda + z_j).
 */
export interface Contour {
  /** Nodes with imaginary part >= 0, from the positive axis on. */
  readonly z: ComplexColumn;
  /** dz / (2 pi i z) times the step; half of it for a node on the real axis. */
  readonly factor: ComplexColumn;
}

/**
 * One of the two rules of the same step: nodes in the middle of the steps, or at their ends. Their difference is the error of either, rounding
 * included.
 */
export type Rule = "middle" | "end";

/** Half of the angle between the asymptotes of the hyperbola: as far from the spectrum as from where exp(zt) stops falling. */
const SINE = Math.SQRT1_2;
/** The trapezoid rule's error is e^3.4 exp(-2 pi (pi / 4) / STEP), 1e-14. */
const STEP = 0.138;
/** exp(-DECAY) is 1e-15. */
const DECAY = 35;

/**
 * A hyperbola for exp(zt) at all times of a range, by the trapezoid rule.
 *
 * It crosses the positive axis at 1 / (latest time), so that no weight exceeds e; its nodes lie like a geometric sequence, so that their number grows with the
 * logarithm of the range.
 *
 * @param earliest (0, latest].
 * @param latest   (0, Infinity).
 * @returns Error below 1e-15 of the largest term.
 *
 * Source: equations/README.md (TI.4).
 */
export function hyperbola(earliest: number, latest: number, rule: Rule): Contour {
  const scale = 1 / (latest * (1 - SINE));
  const reach = (DECAY / (scale * earliest) + 1) / SINE;
  const last = log(reach + Math.sqrt(reach * reach - 1));
  const offset = rule === "middle" ? 0.5 : 0;
  const count = Math.ceil(last / STEP - offset) + 1;
  const contour = { z: complexColumn(count), factor: complexColumn(count) };
  for (let j = 0; j < count; j++) {
    const u = (j + offset) * STEP;
    const [up, down] = [exp(u), exp(-u)];
    const [ch, sh] = [0.5 * (up + down), 0.5 * (up - down)];
    const z = { re: scale * (1 - SINE * ch), im: scale * SINE * sh };
    const slope = { re: -scale * SINE * sh, im: scale * SINE * ch };
    place(contour, j, z, quotient(slope, z), (STEP * (u === 0 ? 0.5 : 1)) / (2 * Math.PI));
  }
  return contour;
}

/** Nodes of an ellipse at least, for filters of few steps. */
const FEWEST = 24;
/** The trapezoid rule's error is exp(-ACCURACY), 1e-15. */
const ACCURACY = 35;

/** Points that an ellipse must enclose, and the region that it may enter. */
export interface EllipseRange {
  /** Largest eigenvalue plus ridge. */
  readonly top: number;
  /** Crossing of the ellipse with the positive axis of z: the residual polynomial of the latest step is not large there. */
  readonly crossing: number;
  /** True if a node contributes less than rounding at every step of the range. */
  readonly negligible: (z: Complex) => boolean;
}

/**
 * An ellipse with foci 0 and -top for residual polynomials, by the trapezoid rule: z = -top sin^2((phi - i a) / 2).
 *
 * Near its ends it is a parabola of the width of the latest step. Where all steps have forgotten the eigenvalue nodes are left out, so that their number
 * hardly grows with the number of steps.
 *
 * @param most Nodes at most.
 * @returns `undefined` where there would be more.
 *
 * Source: equations/README.md (TI.5).
 */
export function ellipse({ top, crossing, negligible }: EllipseRange, rule: Rule, most: number): Contour | undefined {
  const x = crossing / top;
  const a = 2 * log1p(Math.sqrt(x) + x / (1 + Math.sqrt(1 + x)));
  const half = Math.max(FEWEST / 2, Math.ceil(ACCURACY / (2 * a)));
  const step = Math.PI / half;
  const offset = rule === "middle" ? 0.5 : 0;
  const total = rule === "middle" ? half : half + 1;
  const nodeAt = (j: number): Complex => {
    const { sine } = halfAngle((j + offset) * step, a);
    return { re: -top * (sine.re * sine.re - sine.im * sine.im), im: -2 * top * sine.re * sine.im };
  };
  let low = 0;
  while (low < total && low <= most && !negligible(nodeAt(low))) low++;
  let high = total;
  while (high > low && total - high <= most && !negligible(nodeAt(high - 1))) high--;
  const kept = [...indices(0, low), ...indices(high, total)];
  if (kept.length > most) return undefined;
  const contour = { z: complexColumn(kept.length), factor: complexColumn(kept.length) };
  for (const [k, j] of kept.entries()) {
    const position = j + offset;
    const { sine, cosine } = halfAngle(position * step, a);
    const end = position === 0 || position === half;
    place(contour, k, nodeAt(j), quotient(cosine, sine), (step * (end ? 0.5 : 1)) / (2 * Math.PI));
    if (end) contour.z.im[k] = 0;
  }
  return contour;
}

/** Sine and cosine of (phi - i a) / 2. */
function halfAngle(phi: number, a: number): { readonly sine: Complex; readonly cosine: Complex } {
  const [s, c] = [sin(0.5 * phi), cos(0.5 * phi)];
  const [up, down] = [exp(0.5 * a), exp(-0.5 * a)];
  const [ch, sh] = [0.5 * (up + down), 0.5 * (up - down)];
  return { sine: { re: s * ch, im: -c * sh }, cosine: { re: c * ch, im: s * sh } };
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k);
}

/** factor = weight (dz / z) / i. */
function place({ z, factor }: Contour, k: number, node: Complex, ratio: Complex, weight: number): void {
  z.re[k] = node.re;
  z.im[k] = node.im;
  factor.re[k] = weight * ratio.im;
  factor.im[k] = -weight * ratio.re;
}
