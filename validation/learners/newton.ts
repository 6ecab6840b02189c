import type { Loss } from "../../equations/losses.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { column, dot } from "../linearAlgebra/vectors.js";
import { CertificateError, GAP_BOUND, notPositive } from "./certificate.js";
import { conjugateGradients } from "./conjugateGradients.js";
import { type Fit, type Prediction, predictionOf, type TrainingProblem } from "./problem.js";

/** Newton steps: ten are usual, thirty happen where lambda is tiny and the labels almost separable. */
const NEWTON_STEPS = 200;
/** A step along the Newton direction that lowers the slope to this fraction is as good as the exact minimum. */
const SLOPE_FRACTION = 0.1;
const LINE_STEPS = 60;
/** A Newton direction needs no more digits than this: the next step begins with a gradient that is smaller by as much. */
const DIRECTION_FRACTION = 0.01;
/** A factorization costs about as much as this part of the features in products with the matrix. Few products are not worth the try. */
const PRODUCTS_PER_FEATURE = 1 / 8;
const LEAST_PRODUCTS = 8;
/** Of g.Kg, in units of |g| |Kg|. */
const ROUNDING = 1e-9;

/** Start and budget of the iteration. */
export interface NewtonOptions {
  readonly start?: Prediction;
  readonly steps?: number;
  /** Relative gap to stop at; defaults to the bound of the certificate. Above it there is no certificate, only a start for the next lambda. */
  readonly tolerance?: number;
}

/**
 * A smooth margin loss (squared hinge, logistic) with a ridge, by Newton's method with a line search on the convex objective.
 *
 * From any start it converges; the squared hinge, whose objective is quadratic in pieces, ends after finitely many steps. The dual point is
 * beta_i = -loss'(y_i f_i), and by Fenchel's equality the duality gap is |gradient|^2 / (2 lambda) without subtraction.
 *
 * With many features the direction comes from conjugate gradients while these take fewer operations than a factorization.
 *
 * @param problem Features or kernel; the smaller of the two forms is the faster.
 * @param loss    Smooth.
 * @param lambda  [0, Infinity). At 0 the certificate is half the squared Newton decrement, the fall that the quadratic model still promises.
 * @returns A fit certified by the gap over the objective, or over what it gains on w = 0 where that is less.
 * @throws {CertificateError} if the certificate stays above 1e-8, or the matrix is not positive.
 */
export function newton(
  problem: TrainingProblem,
  loss: Loss,
  lambda: number,
  algebra: LinearAlgebra,
  { start, steps = NEWTON_STEPS, tolerance = GAP_BOUND }: NewtonOptions = {},
): Fit {
  const { labels } = problem;
  const size = problem.kind === "features" ? problem.features.columns : labels.length;
  let current = start ?? predictionOf(problem, new Float64Array(size), algebra);
  const zeroObjective = labels.length * loss.value(0);
  let certificate = Number.POSITIVE_INFINITY;
  let products = problem.kind === "features" && lambda > 0 ? Math.floor(PRODUCTS_PER_FEATURE * size) : 0;
  for (let step = 0; ; step++) {
    const margins = current.outputs.map((output, i) => labels[i]! * output);
    const forces = margins.map((margin, i) => labels[i]! * loss.slope(margin));
    const bends = margins.map((margin) => loss.curvature(margin));
    const objective = objectiveOf(loss, margins, lambda, current.normSquare);
    const gradient = gradientOf(problem, current, forces, lambda, algebra);
    if (isNegative(current) || gradient.normSquare < 0) throw notPositive(`${loss.name} (Newton)`, lambda);
    if (lambda > 0) {
      // At large lambda w = 0 is already good to 1e-8 of the objective: what w gains over it is what has to be exact.
      const gain = Math.max(0.5 * lambda * current.normSquare, zeroObjective - objective);
      certificate = gradient.normSquare === 0 ? 0 : gradient.normSquare / (2 * lambda) / Math.min(objective, gain);
    }
    if (certificate <= tolerance || step === steps) break;
    const rough =
      products < LEAST_PRODUCTS
        ? undefined
        : roughDirection(problem, gradient.coefficients, bends, lambda, products, algebra);
    // The next matrix will be no better.
    if (rough === undefined) products = 0;
    const direction = rough ?? tryDirection(problem, gradient.coefficients, bends, lambda, algebra);
    if (direction === undefined) break;
    const slope = slopeAlong(problem, gradient.coefficients, direction);
    if (lambda === 0) certificate = Math.max(0, -slope) / 2 / objective;
    if (certificate <= tolerance) break;
    const length = lineSearch(loss, labels, current, direction, lambda, slope);
    if (length === 0) break;
    current = predictionOf(
      problem,
      current.coefficients.map((value, k) => value + length * direction.coefficients[k]!),
      algebra,
    );
  }
  if (!(certificate <= tolerance)) {
    const name = lambda > 0 ? "relative duality gap" : "relative Newton decrement";
    throw new CertificateError(
      `${loss.name} (Newton)`,
      lambda,
      name,
      certificate,
      tolerance,
      "take a larger lambda, or 0+",
    );
  }
  // A start that is already good enough comes back as it is, and is then a fit of another lambda with a certificate of its own.
  const { coefficients, outputs, normSquare } = current;
  return { lambda, coefficients, outputs, normSquare, certificate, certificateBound: tolerance };
}

function objectiveOf(loss: Loss, margins: Float64Array, lambda: number, normSquare: number): number {
  return margins.reduce((sum, margin) => sum + loss.value(margin), 0) + 0.5 * lambda * normSquare;
}

/** |w|^2 below zero by more than rounding. */
function isNegative({ coefficients, outputs, normSquare }: Prediction): boolean {
  return normSquare < 0 && normSquare < -ROUNDING * Math.sqrt(dot(coefficients, coefficients) * dot(outputs, outputs));
}

interface Gradient {
  readonly coefficients: Float64Array;
  readonly normSquare: number;
}

/** lambda w + X^T force, in the coefficients of the problem. */
function gradientOf(
  problem: TrainingProblem,
  current: Prediction,
  forces: Float64Array,
  lambda: number,
  algebra: LinearAlgebra,
): Gradient {
  if (problem.kind === "features") {
    const coefficients = algebra.transposedTimesVector(problem.features, forces);
    for (let k = 0; k < coefficients.length; k++) coefficients[k]! += lambda * current.coefficients[k]!;
    return { coefficients, normSquare: dot(coefficients, coefficients) };
  }
  const coefficients = forces.map((force, i) => force + lambda * current.coefficients[i]!);
  const image = algebra.timesVector(problem.kernel, coefficients);
  const square = dot(coefficients, image);
  // Below zero by rounding it is zero; else the matrix is not positive, which the caller is to see.
  const rounding = ROUNDING * Math.sqrt(dot(coefficients, coefficients) * dot(image, image));
  return { coefficients, normSquare: square < 0 && square >= -rounding ? 0 : square };
}

/** The Newton direction by conjugate gradients; undefined for a kernel, and where the products do not suffice. */
function roughDirection(
  problem: TrainingProblem,
  gradient: Float64Array,
  bends: Float64Array,
  lambda: number,
  products: number,
  algebra: LinearAlgebra,
): Prediction | undefined {
  if (problem.kind !== "features") return undefined;
  const { features } = problem;
  const hessianTimes = (vector: Float64Array): Float64Array => {
    const bent = algebra.timesVector(features, vector).map((value, i) => bends[i]! * value);
    return algebra.transposedTimesVector(features, bent).map((value, k) => value + lambda * vector[k]!);
  };
  const right = gradient.map((value) => -value);
  const { solution, isEnough } = conjugateGradients(hessianTimes, right, DIRECTION_FRACTION, products);
  return isEnough ? predictionOf(problem, solution, algebra) : undefined;
}

/** undefined where the Hessian is not positive in double precision. */
function tryDirection(
  ...[problem, gradient, bends, lambda, algebra]: Parameters<typeof directionOf>
): Prediction | undefined {
  try {
    return directionOf(problem, gradient, bends, lambda, algebra);
  } catch (error) {
    if (error instanceof NotPositiveError) return undefined;
    throw error;
  }
}

/** The Newton direction: minus the inverse Hessian times the gradient. Samples without curvature stay out of the factorization. */
function directionOf(
  problem: TrainingProblem,
  gradient: Float64Array,
  bends: Float64Array,
  lambda: number,
  algebra: LinearAlgebra,
): Prediction {
  const active = [...bends.keys()].filter((i) => bends[i]! > 0);
  const roots = active.map((i) => Math.sqrt(bends[i]!));
  const size = active.length;
  if (problem.kind === "features") {
    const { columns, data } = problem.features;
    const scaled = new Float64Array(size * columns);
    for (const [row, i] of active.entries()) {
      for (let k = 0; k < columns; k++) scaled[row * columns + k] = roots[row]! * data[i * columns + k]!;
    }
    const hessian = algebra.gram({ rows: size, columns, data: scaled });
    for (let k = 0; k < columns; k++) hessian.data[k * columns + k]! += lambda;
    const step = algebra.solvePositive(hessian, column(gradient.map((value) => -value)));
    return predictionOf(problem, step.data, algebra);
  }
  // With s = sqrt(D) f(step): (lambda + sqrt(D) K sqrt(D)) s = -sqrt(D) K gradient, and lambda step = -gradient - sqrt(D) s.
  const { kernel } = problem;
  const image = algebra.timesVector(kernel, gradient);
  const matrix = { rows: size, columns: size, data: new Float64Array(size * size) };
  for (const [row, i] of active.entries()) {
    for (const [other, j] of active.entries()) {
      matrix.data[row * size + other] = roots[row]! * kernel.data[i * kernel.columns + j]! * roots[other]!;
    }
    matrix.data[row * size + row]! += lambda;
  }
  const right = Float64Array.from(active, (i, row) => -roots[row]! * image[i]!);
  const s = size === 0 ? right : algebra.solvePositive(matrix, column(right)).data;
  const step = gradient.map((value) => -value / lambda);
  for (const [row, i] of active.entries()) step[i]! -= (roots[row]! * s[row]!) / lambda;
  return predictionOf(problem, step, algebra);
}

/** Derivative of the objective along a direction, at its beginning. */
function slopeAlong(problem: TrainingProblem, gradient: Float64Array, direction: Prediction): number {
  return dot(gradient, problem.kind === "features" ? direction.coefficients : direction.outputs);
}

/** The length at which the slope along the direction has all but vanished: Newton's method in one variable, kept in a bracket. */
function lineSearch(
  loss: Loss,
  labels: Float64Array,
  current: Prediction,
  direction: Prediction,
  lambda: number,
  slopeAtZero: number,
): number {
  // d|w + t s|^2/dt at 0 from the slope itself, so that no inner product of weights is needed.
  const forceAtZero = current.outputs.reduce(
    (sum, output, i) => sum + labels[i]! * loss.slope(labels[i]! * output) * direction.outputs[i]!,
    0,
  );
  const ridgeSlope = slopeAtZero - forceAtZero;
  const ridgeBend = lambda * direction.normSquare;
  const along = (length: number): { readonly slope: number; readonly bend: number } => {
    let slope = ridgeSlope + length * ridgeBend;
    let bend = ridgeBend;
    for (let i = 0; i < labels.length; i++) {
      const step = direction.outputs[i]!;
      const margin = labels[i]! * (current.outputs[i]! + length * step);
      slope += labels[i]! * loss.slope(margin) * step;
      bend += loss.curvature(margin) * step * step;
    }
    return { slope, bend };
  };
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = 1;
  for (let step = 0; step < LINE_STEPS; step++) {
    const { slope, bend } = along(length);
    if (Math.abs(slope) <= SLOPE_FRACTION * Math.abs(slopeAtZero)) return length;
    if (slope < 0) low = length;
    else high = length;
    const proposed = length - slope / bend;
    if (proposed > low && proposed < high && proposed <= 10 * Math.max(length, 1)) length = proposed;
    else length = high === Number.POSITIVE_INFINITY ? 2 * length : 0.5 * (low + high);
  }
  return low;
}
