import {
  type Complex,
  type ComplexColumn,
  complexColumn,
  difference,
  product,
  quotient,
  squareRoot,
  sum,
} from "../../src/numerics/complex.js";
import { hypot } from "../../src/numerics/elementary.js";
import type { ComplexMoments, ComplexSpectrum, Spectrum } from "../types.js";

/** Ridge solutions at complex ridges of the upper half plane, and on the real axis outside the spectrum. */
export interface ComplexRidges {
  readonly zeta: ComplexColumn;
  /** S = <t / (zeta + nu)>; m = c S. */
  readonly teacher: ComplexColumn;
  /** VHat = ridge / zeta. */
  readonly VHat: ComplexColumn;
  /** 1 / (1 + V) = VHat / alpha: what is left of a training residual. */
  readonly left: ComplexColumn;
  /** V / (1 + V) = A / alpha. */
  readonly removed: ComplexColumn;
  /** The root at the first ridge: a start for another path. */
  readonly first: RidgeRoot | undefined;
}

/** Relative change of zeta that ends Newton's iteration; its square is below rounding. */
const TOLERANCE = 1e-9;
const MAX_STEPS = 30;
/** From far to the right each step at worst halves the distance. */
const MAX_REAL_STEPS = 400;
const ROUNDING = 1e-12;
/** Times that a step between two ridges is halved before the path counts as lost. */
const MOST_HALVINGS = 40;

/** The spectrum at complex zeta. */
export function complexOf(spectrum: Spectrum): ComplexSpectrum {
  if (spectrum.complex === undefined) throw new Error("this spectrum has no averages at complex arguments");
  return spectrum.complex;
}

/**
 * Ridge solutions along a path of complex ridges.
 *
 * zeta solves zeta (alpha - A(zeta)) = ridge and tends to ridge / alpha at large ridges. It lies in the upper half plane with the ridge, alone among the roots. One
 * eigenvalue makes the equation a quadratic whose discriminant is a product of two squares; else Newton's method, each ridge started on the tangent from the one before.
 *
 * @param ridges A path that starts near the positive axis; no imaginary part below 0, no point on the cut.
 * @param start  A root of the same spectrum and alpha at any ridge; without it the first root is found on the positive axis.
 * @throws {Error} where the path is lost, which is a defect.
 *
 * Source: equations/README.md (TI.1).
 */
export function complexRidges(
  spectrum: Spectrum,
  alpha: number,
  ridges: ComplexColumn,
  start?: RidgeRoot,
): ComplexRidges {
  const count = ridges.re.length;
  const columns = {
    zeta: complexColumn(count),
    teacher: complexColumn(count),
    VHat: complexColumn(count),
    left: complexColumn(count),
    removed: complexColumn(count),
  };
  const { moments } = complexOf(spectrum);
  let known: RidgeRoot | undefined;
  let first: RidgeRoot | undefined;
  for (let k = 0; k < count; k++) {
    const ridge = { re: ridges.re[k]!, im: ridges.im[k]! };
    const zeta = isotropicZeta(spectrum, alpha, ridge);
    known =
      zeta === undefined
        ? continued(spectrum, alpha, known ?? start ?? realRoot(spectrum, alpha, ridge), ridge)
        : { ridge, zeta, moments: moments(zeta, alpha) };
    first ??= known;
    const VHat = quotient(ridge, known.zeta);
    put(columns.zeta, k, known.zeta);
    put(columns.teacher, k, known.moments.teacher);
    put(columns.VHat, k, VHat);
    put(columns.left, k, { re: VHat.re / alpha, im: VHat.im / alpha });
    put(columns.removed, k, { re: known.moments.response.re / alpha, im: known.moments.response.im / alpha });
  }
  return { ...columns, first };
}

/** A ridge, its zeta and the spectrum there. */
export interface RidgeRoot {
  readonly ridge: Complex;
  readonly zeta: Complex;
  readonly moments: ComplexMoments;
}

/** alpha zeta^2 + [(alpha - 1) mu1^2 - r] zeta - r mu1^2 = 0 with r = ridge + muStar^2, on the branch that grows like r / alpha. */
function isotropicZeta({ isotropic }: Spectrum, alpha: number, ridge: Complex): Complex | undefined {
  if (isotropic === undefined) return undefined;
  const { mu1Square, muStarSquare } = isotropic;
  const r = { re: ridge.re + muStarSquare, im: ridge.im };
  const [near, far] = [(1 - Math.sqrt(alpha)) ** 2, (1 + Math.sqrt(alpha)) ** 2];
  const root = product(
    squareRoot({ re: r.re + mu1Square * far, im: r.im }),
    squareRoot({ re: r.re + mu1Square * near, im: r.im }),
  );
  const b = { re: r.re - (alpha - 1) * mu1Square, im: r.im };
  // Of the two forms of the root the one whose terms do not cancel.
  if (b.re * root.re + b.im * root.im >= 0) {
    const twice = sum(b, root);
    return { re: twice.re / (2 * alpha), im: twice.im / (2 * alpha) };
  }
  return quotient({ re: 2 * mu1Square * r.re, im: 2 * mu1Square * r.im }, difference(root, b));
}

/**
 * The root on the positive axis at the size of the ridge.
 *
 * zeta (alpha - A) is convex, so Newton's method from the right cannot overshoot.
 */
function realRoot(spectrum: Spectrum, alpha: number, { re, im }: Complex): RidgeRoot {
  const { moments } = complexOf(spectrum);
  const ridge = { re: hypot(re, im), im: 0 };
  const rootAt = (size: number): RidgeRoot => {
    const zeta = { re: size, im: 0 };
    return { ridge, zeta, moments: moments(zeta, alpha) };
  };
  let root = rootAt((ridge.re + spectrum.means.nu) / alpha);
  for (let step = 0; step < MAX_REAL_STEPS; step++) {
    const { zeta, moments: here } = root;
    const change = (zeta.re * here.excess.re - ridge.re) / slopeAt(root).re;
    if (!(change > TOLERANCE * zeta.re) || change >= zeta.re) return root;
    root = rootAt(zeta.re - change);
  }
  return root;
}

/** The root at a ridge, from a root at another: on the tangent, in halved steps where Newton's method fails. */
function continued(spectrum: Spectrum, alpha: number, from: RidgeRoot, ridge: Complex): RidgeRoot {
  let known = from;
  let share = 1;
  for (let halvings = 0; halvings <= MOST_HALVINGS; ) {
    const whole = share === 1;
    const goal = whole ? ridge : between(known.ridge, ridge, share);
    const found = newtonRoot(spectrum, alpha, known, goal);
    if (found === undefined) {
      share /= 2;
      halvings++;
      continue;
    }
    if (whole) return found;
    known = found;
    share = Math.min(1, 2 * share);
  }
  throw new Error(`the ridge ${ridge.re} + ${ridge.im} i was not reached at alpha = ${alpha}`);
}

/** A share of the way on the circle through both, because the cut is near the straight way. */
function between(from: Complex, to: Complex, share: number): Complex {
  const middle = squareRoot(product(from, to));
  const upper = middle.im < 0 ? { re: -middle.re, im: -middle.im } : middle;
  return share >= 0.5 ? upper : between(from, upper, 2 * share);
}

function newtonRoot(spectrum: Spectrum, alpha: number, from: RidgeRoot, ridge: Complex): RidgeRoot | undefined {
  const { moments } = complexOf(spectrum);
  let zeta = sum(from.zeta, quotient(difference(ridge, from.ridge), slopeAt(from)));
  for (let step = 0; step < MAX_STEPS; step++) {
    const here = { ridge, zeta, moments: moments(zeta, alpha) };
    const change = quotient(difference(ridge, product(zeta, here.moments.excess)), slopeAt(here));
    zeta = sum(zeta, change);
    const size = Math.abs(zeta.re) + Math.abs(zeta.im);
    // On the real axis the imaginary part is 0 to rounding.
    if (!(size < Number.POSITIVE_INFINITY) || zeta.im < -ROUNDING * size) return undefined;
    if (Math.abs(change.re) + Math.abs(change.im) <= TOLERANCE * size) {
      return { ridge, zeta, moments: moved(here.moments, change) };
    }
  }
  return undefined;
}

/** The averages a small step further, to first order: the square of the last step of Newton's method is below rounding. */
function moved(moments: ComplexMoments, change: Complex): ComplexMoments {
  const response = product(moments.weight, change);
  return {
    ...moments,
    excess: sum(moments.excess, response),
    response: difference(moments.response, response),
    teacher: difference(moments.teacher, product(moments.teacherWeight, change)),
  };
}

/** d ridge / d zeta = alpha - A + zeta W. */
function slopeAt({ zeta, moments }: RidgeRoot): Complex {
  return sum(moments.excess, product(zeta, moments.weight));
}

function put(column: ComplexColumn, k: number, { re, im }: Complex): void {
  column.re[k] = re;
  column.im[k] = im;
}

/** Bisections of the edge: to rounding. */
const BISECTIONS = 200;

/**
 * The largest eigenvalue of the Gram matrix of the features, in the limit: the step size of gradient descent is bounded by it.
 *
 * The edge of the spectrum is where d ridge / d zeta = alpha - Q vanishes on the real axis below all -nu, a falling function of -zeta there.
 *
 * Source: equations/README.md (TI.2).
 */
export function gramEdge(spectrum: Spectrum, alpha: number): number {
  if (spectrum.isotropic !== undefined) {
    const { mu1Square, muStarSquare } = spectrum.isotropic;
    return mu1Square * (1 + Math.sqrt(alpha)) ** 2 + muStarSquare;
  }
  const { moments, largest } = complexOf(spectrum);
  const ridgeAt = (beyond: number): { readonly ridge: number; readonly slope: number } => {
    const zeta = { re: -largest * (1 + beyond), im: 0 };
    const { excess, weight } = moments(zeta, alpha);
    return { ridge: zeta.re * excess.re, slope: excess.re + zeta.re * weight.re };
  };
  let [low, high] = [0, 1];
  while (ridgeAt(high).slope < 0) high *= 2;
  for (let k = 0; k < BISECTIONS && high - low > 1e-15 * high; k++) {
    // Close to the largest eigenvalue distances count by their size.
    const middle = low > 0 && high > 2 * low ? Math.sqrt(low * high) : 0.5 * (low + high);
    if (ridgeAt(middle).slope < 0) low = middle;
    else high = middle;
  }
  return -ridgeAt(high).ridge;
}
