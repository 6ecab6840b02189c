import type { Loss } from "../../equations/losses.js";
import { type Attempt, attempted, CertificateError, GAP_BOUND } from "../learners/certificate.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { dot } from "../linearAlgebra/vectors.js";
import { traceOf } from "./matrixOutputs.js";
import { type MatrixMap, type MatrixProblem, matrixMap } from "./matrixProblem.js";

/** A trained network S = W^T W. */
export interface MatrixFit {
  readonly lambda: number;
  /** S, d x d. */
  readonly matrix: Matrix;
  /** Eigenvalues of S that are not 0, ascending. */
  readonly eigenvalues: Float64Array;
  /** f on the training inputs. */
  readonly outputs: Float64Array;
  /** sum_i loss(y_i f_i) + (d/2) lambda tr S. */
  readonly objective: number;
  /** Relative duality gap, and the bound that was met. */
  readonly certificate: number;
  readonly certificateBound: number;
}

/** Accelerated steps between two looks at the duality gap. */
const STEPS = 20;
/** Looks at the duality gap: some five are usual for smooth losses, two hundred for the hinge loss. */
const LOOKS = 1000;
/** The power iteration falls short of the norm by less than this. */
const NORM_MARGIN = 1.1;
/** Change of the smoothing from look to look. */
const SMOOTHING_FACTOR = 1.3;

/**
 * Trains the quadratic network to certified optimality at every lambda: min sum_i loss(y_i f_i) + (d/2) lambda tr S over S >= 0.
 *
 * Accelerated proximal gradient with restarts; the proximal map cuts eigenvalues off. The hinge loss is smoothed about the pulls found so far,
 * which the method of multipliers drives to the true ones. With pulls p_i = -loss'(y_i f_i) and G = sum_i p_i y_i (x_i x_i^T - 1) / sqrt(2d), the
 * matrix that is dual feasible is s G with s = min(1, d lambda / 2 over its largest eigenvalue), and the duality gap is at most
 * P - s sum_i (loss(y_i f_i) + p_i y_i f_i).
 *
 * @param lambdas (0, Infinity) each, in any order.
 * @returns One fit for each lambda in the order given; a CertificateError in its place where the gap over the objective, or over what it gains on
 *          S = 0 where that is less, stays above 1e-8.
 *
 * Source: equations/README.md (LF.12).
 */
export function trainMatrixEach(
  problem: MatrixProblem,
  lambdas: readonly number[],
  algebra: LinearAlgebra,
): Attempt<MatrixFit>[] {
  const map = matrixMap(problem, algebra);
  const norm = NORM_MARGIN * map.squareNorm();
  const fits = new Map<number, Attempt<MatrixFit>>();
  let start: Matrix = { rows: map.d, columns: map.d, data: new Float64Array(map.d * map.d) };
  for (const lambda of [...new Set(lambdas)].sort((a, b) => b - a)) {
    const from = start;
    const fit = attempted(() => trainMatrix(problem, map, { lambda, norm, start: from }, algebra));
    fits.set(lambda, fit);
    if (!(fit instanceof CertificateError)) start = fit.matrix;
  }
  return lambdas.map((lambda) => fits.get(lambda)!);
}

/** A matrix, f on the training inputs, and its eigenvalues that are not 0. */
interface Step {
  readonly S: Matrix;
  readonly f: Float64Array;
  readonly eigenvalues: Float64Array;
}

interface Training {
  readonly lambda: number;
  /** At least the square of the norm of the map. */
  readonly norm: number;
  readonly start: Matrix;
}

function trainMatrix(
  { labels, loss }: MatrixProblem,
  map: MatrixMap,
  { lambda, norm, start }: Training,
  algebra: LinearAlgebra,
): MatrixFit {
  const { d } = map;
  const n = labels.length;
  const threshold = 0.5 * d * lambda;
  const pulls = pullsOf(loss, n);
  let current: Step = { S: start, f: map.outputs(start), eigenvalues: new Float64Array(0) };
  let [S, f] = [current.S, current.f];
  let momentum = 1;
  let certificate = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look++) {
    const rate = 1 / (norm * pulls.steepness());
    for (let step = 0; step < STEPS; step++) {
      const pull = map.transposed(f.map((output, i) => labels[i]! * pulls.at(labels[i]! * output, i)));
      const moved = positivePart(combined(S, rate, pull), rate * threshold, algebra);
      const next = { S: moved.matrix, f: map.outputs(moved.matrix), eigenvalues: moved.eigenvalues };
      // Momentum that points uphill is given up.
      const back = combined(S, -1, next.S);
      if (dot(back.data, combined(next.S, -1, current.S).data) > 0) momentum = 1;
      const following = 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
      const factor = (momentum - 1) / following;
      momentum = following;
      S = combined(next.S, factor, combined(next.S, -1, current.S));
      f = next.f.map((output, i) => output + factor * (output - current.f[i]!));
      current = next;
    }
    const margins = current.f.map((output, i) => labels[i]! * output);
    const own = margins.map((margin, i) => pulls.at(margin, i));
    const misfit = margins.reduce((sum, margin) => sum + loss.value(margin), 0);
    const penalty = threshold * traceOf(current.S);
    const dual = margins.reduce((sum, margin, i) => sum + pulls.dualValue(margin, own[i]!), 0);
    const { values } = algebra.eigen(map.transposed(own.map((pull, i) => labels[i]! * pull)));
    const share = Math.min(1, threshold / Math.max(values[d - 1]!, Number.MIN_VALUE));
    const objective = misfit + penalty;
    const gap = Math.max(0, objective - share * dual);
    const gain = Math.max(penalty, n * loss.value(0) - objective);
    certificate = gap === 0 ? 0 : gap / (gain > 0 ? Math.min(objective, gain) : objective);
    if (certificate <= GAP_BOUND) {
      const { S: matrix, f: outputs, eigenvalues } = current;
      return { lambda, matrix, eigenvalues, outputs, objective, certificate, certificateBound: GAP_BOUND };
    }
    if (pulls.adapt(own, (1 - share) * dual > Math.abs(objective - dual))) [S, f, momentum] = [current.S, current.f, 1];
  }
  throw new CertificateError(
    `${loss.name} (quadratic network)`,
    lambda,
    "relative duality gap",
    certificate,
    GAP_BOUND,
    "give a larger lambda",
  );
}

/** a + factor b. */
function combined(a: Matrix, factor: number, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, k) => value + factor * b.data[k]!) };
}

/** Pulls on the samples: -loss' of a smooth loss; for the hinge loss multipliers that tend to one of its slopes. */
interface Pulls {
  readonly at: (margin: number, sample: number) => number;
  /** Largest slope of that in the margin. */
  readonly steepness: () => number;
  /** A lower bound of what the sample adds to the dual objective at this pull. */
  readonly dualValue: (margin: number, pull: number) => number;
  /** Takes up the pulls that were found; returns true if that has changed the problem. */
  readonly adapt: (found: Float64Array, isRough: boolean) => boolean;
}

function pullsOf(loss: Loss, n: number): Pulls {
  if (loss.name !== "hinge") {
    return {
      at: (margin) => -loss.slope(margin),
      steepness: () => loss.curvature(0),
      dualValue: (margin, pull) => loss.value(margin) + pull * margin,
      adapt: () => false,
    };
  }
  let known: Float64Array = new Float64Array(n);
  let smoothing = 1;
  return {
    at: (margin, i) => Math.min(1, Math.max(0, known[i]! + (1 - margin) / smoothing)),
    steepness: () => 1 / smoothing,
    dualValue: (_, pull) => pull,
    // A rough minimum asks for a smoother problem, a good one for multipliers that move faster.
    adapt: (found, isRough) => {
      known = found;
      smoothing *= isRough ? SMOOTHING_FACTOR : 1 / SMOOTHING_FACTOR;
      return true;
    },
  };
}

/** The positive part of a symmetric matrix less a multiple of the identity, and the eigenvalues that it keeps, ascending. */
function positivePart(
  matrix: Matrix,
  shift: number,
  algebra: LinearAlgebra,
): { readonly matrix: Matrix; readonly eigenvalues: Float64Array } {
  const d = matrix.rows;
  const { values, vectors } = algebra.eigen(matrix);
  const eigenvalues = values.map((value) => value - shift).filter((value) => value > 0);
  const kept = eigenvalues.length;
  if (kept === 0) return { matrix: { rows: d, columns: d, data: new Float64Array(d * d) }, eigenvalues };
  const roots = { rows: d, columns: kept, data: new Float64Array(d * kept) };
  for (let j = 0; j < kept; j++) {
    const scale = Math.sqrt(eigenvalues[j]!);
    for (let i = 0; i < d; i++) roots.data[i * kept + j] = scale * vectors.data[(d - kept + j) * d + i]!;
  }
  return { matrix: algebra.crossProducts(roots, roots), eigenvalues };
}
