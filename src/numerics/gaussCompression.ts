import { hypot } from "./elementary.js";

/** A measure of point masses: what is at points[i] weighs weights[i]. */
export interface PointMasses {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** A polynomial whose norm has fallen below this part of the one before is zero on all points: there are no more of them. */
const EXHAUSTED = 1e-24;
/** Sweeps of the QL algorithm for one eigenvalue; two or three suffice. */
const MOST_SWEEPS = 60;

/**
 * Gauss's rule of a measure of point masses: n nodes that give the same integral of every polynomial up to degree 2 n - 1.
 *
 * Stieltjes' procedure for the recurrence of the orthogonal polynomials, then the eigenvalues of Jacobi's matrix (Golub and Welsch). A
 * function analytic in Bernstein's ellipse of parameter rho about [from, to] is integrated to rho^(-2n), relative to its size there and
 * the measure's mass.
 *
 * @param measure Points in [from, to], weights >= 0 with a positive sum.
 * @param from, to Ends of an interval that holds the points, from < to.
 * @param n Nodes; fewer are returned where the measure has fewer points.
 * @returns Nodes inside [from, to] with positive weights of the same sum.
 *
 * Source: equations/README.md (NU.4).
 *
 * @example
 * gaussRuleOf({ points: Float64Array.of(0, 1), weights: Float64Array.of(1, 1) }, 0, 1, 1).points[0] // => 0.5
 */
export function gaussRuleOf({ points, weights }: PointMasses, from: number, to: number, n: number): PointMasses {
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  const count = points.length;
  const x = new Float64Array(count);
  for (let i = 0; i < count; i++) x[i] = (points[i]! - middle) / half;
  const diagonal: number[] = [];
  const beside: number[] = [];
  // p_k and p_{k-1} at the points.
  let here = new Float64Array(count).fill(1);
  let before = new Float64Array(count);
  const moments = { norm: 0, first: 0 };
  setMoments(weights, x, here, moments);
  const mass = moments.norm;
  let norm = mass;
  let shrunk = 0;
  for (let k = 1; ; k++) {
    const mean = moments.first / norm;
    diagonal.push(mean);
    if (k === n) break;
    for (let i = 0; i < count; i++) before[i] = (x[i]! - mean) * here[i]! - shrunk * before[i]!;
    [here, before] = [before, here];
    setMoments(weights, x, here, moments);
    shrunk = moments.norm / norm;
    if (!(shrunk > EXHAUSTED)) break;
    beside.push(Math.sqrt(shrunk));
    norm = moments.norm;
  }
  const { values, first } = tridiagonalEigenvalues(diagonal, beside);
  return {
    points: Float64Array.from(values, (value) => Math.min(Math.max(middle + half * value, from), to)),
    weights: Float64Array.from(first, (component) => mass * component * component),
  };
}

/** sum_i w_i p_i^2 and sum_i w_i x_i p_i^2, compensated: of every addition the error is exact, and added at the end. */
function setMoments(
  weights: Float64Array,
  x: Float64Array,
  p: Float64Array,
  moments: { norm: number; first: number },
): void {
  let [norm, normLost, first, firstLost] = [0, 0, 0, 0];
  for (let i = 0; i < p.length; i++) {
    const part = weights[i]! * p[i]! * p[i]!;
    const nextNorm = norm + part;
    const normPart = nextNorm - norm;
    normLost += norm - (nextNorm - normPart) + (part - normPart);
    norm = nextNorm;
    const term = part * x[i]!;
    const nextFirst = first + term;
    const firstPart = nextFirst - first;
    firstLost += first - (nextFirst - firstPart) + (term - firstPart);
    first = nextFirst;
  }
  moments.norm = norm + normLost;
  moments.first = first + firstLost;
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix and the first components of its normalized eigenvectors, by the QL algorithm with implicit
 * shifts.
 */
function tridiagonalEigenvalues(
  diagonal: readonly number[],
  beside: readonly number[],
): { readonly values: readonly number[]; readonly first: readonly number[] } {
  const size = diagonal.length;
  const d = [...diagonal];
  const e = [...beside, 0];
  const z: number[] = d.map((_, i) => (i === 0 ? 1 : 0));
  for (let l = 0; l < size; l++) {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let m = l;
      while (m + 1 < size && Math.abs(e[m]!) > Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) m++;
      if (m === l) break;
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = hypot(g, 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g < 0 ? -r : r));
      let s = 1;
      let c = 1;
      let p = 0;
      for (let i = m - 1; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = hypot(f, g);
        e[i + 1] = r;
        s = r === 0 ? 0 : f / r;
        c = r === 0 ? 1 : g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        const below = z[i + 1]!;
        z[i + 1] = s * z[i]! + c * below;
        z[i] = c * z[i]! - s * below;
      }
      d[l] = d[l]! - p;
      e[l] = g;
      e[m] = 0;
    }
  }
  return { values: d, first: z };
}
