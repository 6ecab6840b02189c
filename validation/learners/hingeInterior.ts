import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { column, dot } from "../linearAlgebra/vectors.js";
import { GAP_BOUND } from "./certificate.js";
import { predictionOfDual, type TrainingProblem } from "./problem.js";

/** A primal and a dual point. */
export interface InteriorPoint {
  readonly beta: Float64Array;
  /** w, or a, carried along with beta: at tiny lambda it is known better than beta / lambda is. */
  readonly coefficients: Float64Array;
}

/** Iterations are 15 to 40 whatever the conditioning. */
export const INTERIOR_STEPS = 200;
/** Largest share of the way to the boundary that a step may take. */
const BOUNDARY_FRACTION = 0.995;
/** Stops this far below the bound of the certificate. */
const MARGIN = 0.05;

/**
 * The hinge loss by an interior-point method: Mehrotra's predictor and corrector on the box-constrained dual.
 *
 * Dear for one lambda (a factorization a step) and as fast at lambda = 1e-8 as at 1: the route for vanishing regularization, where
 * coordinate descent crawls. Starts from a point that is feasible in both the primal and the dual, and stays so:
 * y f - 1 = s - xi with s, xi >= 0, lambda w = sum_i beta_i y_i phi_i with 0 <= beta <= 1; s beta and xi (1 - beta) go to zero.
 *
 * @param steps Iterations at most.
 * @returns The last point; the caller certifies it.
 */
export function hingeInterior(
  problem: TrainingProblem,
  lambda: number,
  algebra: LinearAlgebra,
  steps: number = INTERIOR_STEPS,
): InteriorPoint {
  const { labels } = problem;
  const n = labels.length;
  let { beta, coefficients, margins } = startingPoint(problem, lambda, algebra);
  const [s, xi] = slacksOf(margins);
  for (let step = 0; step < steps; step++) {
    let [complementarity, lossSum] = [0, 0];
    for (let i = 0; i < n; i++) {
      complementarity += s[i]! * beta[i]! + xi[i]! * (1 - beta[i]!);
      lossSum += xi[i]!;
    }
    const square = margins.reduce((sum, margin, i) => sum + beta[i]! * margin, 0) / lambda;
    if (complementarity <= MARGIN * GAP_BOUND * (lossSum + 0.5 * lambda * Math.max(0, square))) break;
    const mu = complementarity / (2 * n);
    const system = new Float64Array(n).map((_, i) => xi[i]! / (1 - beta[i]!) + s[i]! / beta[i]!);
    const solve = factorize(problem, system, lambda, algebra);
    if (solve === undefined) break;
    const directionFor = (lower: Float64Array, upper: Float64Array): Direction => {
      const right = lower.map((value, i) => value / beta[i]! - upper[i]! / (1 - beta[i]!));
      const { beta: betaStep, coefficients: coefficientStep, margins: marginStep } = solve(right);
      return {
        beta: betaStep,
        coefficients: coefficientStep,
        margins: marginStep,
        s: betaStep.map((value, i) => (lower[i]! - s[i]! * value) / beta[i]!),
        xi: betaStep.map((value, i) => (upper[i]! + xi[i]! * value) / (1 - beta[i]!)),
      };
    };
    const affine = directionFor(
      s.map((value, i) => -value * beta[i]!),
      xi.map((value, i) => -value * (1 - beta[i]!)),
    );
    const reach = stepLength(beta, s, xi, affine, 1);
    let after = 0;
    for (let i = 0; i < n; i++) {
      const b = beta[i]! + reach * affine.beta[i]!;
      after += b * (s[i]! + reach * affine.s[i]!) + (1 - b) * (xi[i]! + reach * affine.xi[i]!);
    }
    const center = mu * Math.max(0, after / complementarity) ** 3;
    const step2 = directionFor(
      s.map((value, i) => center - value * beta[i]! - affine.s[i]! * affine.beta[i]!),
      xi.map((value, i) => center - value * (1 - beta[i]!) + affine.xi[i]! * affine.beta[i]!),
    );
    const length = stepLength(beta, s, xi, step2, BOUNDARY_FRACTION);
    const move = (values: Float64Array, by: Float64Array): Float64Array =>
      values.map((value, i) => value + length * by[i]!);
    beta = move(beta, step2.beta);
    coefficients = move(coefficients, step2.coefficients);
    margins = move(margins, step2.margins);
    s.set(move(s, step2.s));
    xi.set(move(xi, step2.xi));
  }
  return { beta, coefficients };
}

/** A change of everything. */
interface Direction extends Pick<Step, "beta" | "coefficients" | "margins"> {
  readonly s: Float64Array;
  readonly xi: Float64Array;
}

interface Step {
  readonly beta: Float64Array;
  readonly coefficients: Float64Array;
  /** y f. */
  readonly margins: Float64Array;
}

/** All beta equal, of the size at which the margins are about 1, or half the box. */
function startingPoint(problem: TrainingProblem, lambda: number, algebra: LinearAlgebra): Step {
  const { labels } = problem;
  const { outputs } = predictionOfDual(problem, labels, algebra);
  const unit = outputs.map((output, i) => labels[i]! * output);
  const sum = unit.reduce((total, value) => total + value, 0);
  const weight = Math.min(Math.max(sum, Number.MIN_VALUE) / dot(unit, unit), 0.5 / lambda);
  const beta = new Float64Array(labels.length).fill(lambda * weight);
  const { coefficients } = predictionOfDual(
    problem,
    labels.map((label) => label * weight),
    algebra,
  );
  return { beta, coefficients, margins: unit.map((value) => weight * value) };
}

/** s - xi = y f - 1, both positive and away from zero. */
function slacksOf(margins: Float64Array): [Float64Array, Float64Array] {
  return [margins.map((margin) => Math.max(0, margin - 1) + 1), margins.map((margin) => Math.max(0, 1 - margin) + 1)];
}

/** Solves (Y K Y / lambda + diag(system)) beta = right, in the smaller of the two spaces; undefined if rounding forbids it. */
function factorize(
  problem: TrainingProblem,
  system: Float64Array,
  lambda: number,
  algebra: LinearAlgebra,
): ((right: Float64Array) => Step) | undefined {
  const { labels } = problem;
  // Two right-hand sides, one after the other: the inverse would cost more, so the factorization is made by the first.
  const matrix =
    problem.kind === "features"
      ? primalMatrix(problem.features, system, lambda, algebra)
      : dualMatrix(problem.kernel, labels, system, lambda);
  const solver = positiveSolver(matrix, algebra);
  if (solver === undefined) return undefined;
  return (right) => {
    if (problem.kind === "kernel") {
      const beta = solver(right).map((value) => lambda * value);
      const coefficients = beta.map((value, i) => (labels[i]! * value) / lambda);
      return { beta, coefficients, margins: right.map((value, i) => value - system[i]! * beta[i]!) };
    }
    const { features } = problem;
    const force = algebra.transposedTimesVector(
      features,
      right.map((value, i) => (labels[i]! * value) / system[i]!),
    );
    const coefficients = solver(force);
    const margins = algebra.timesVector(features, coefficients).map((value, i) => labels[i]! * value);
    return { beta: right.map((value, i) => (value - margins[i]!) / system[i]!), coefficients, margins };
  };
}

function primalMatrix(features: Matrix, system: Float64Array, lambda: number, algebra: LinearAlgebra): Matrix {
  const { rows, columns, data } = features;
  const scaled = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    const factor = 1 / Math.sqrt(system[i]!);
    for (let k = i * columns; k < (i + 1) * columns; k++) scaled[k] = factor * data[k]!;
  }
  const matrix = algebra.gram({ rows, columns, data: scaled });
  for (let k = 0; k < columns; k++) matrix.data[k * columns + k]! += lambda;
  return matrix;
}

function dualMatrix(kernel: Matrix, labels: Float64Array, system: Float64Array, lambda: number): Matrix {
  const n = labels.length;
  const data = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) data[i * n + j] = labels[i]! * labels[j]! * kernel.data[i * n + j]!;
    data[i * n + i]! += lambda * system[i]!;
  }
  return { rows: n, columns: n, data };
}

function positiveSolver(matrix: Matrix, algebra: LinearAlgebra): ((right: Float64Array) => Float64Array) | undefined {
  try {
    const solve = algebra.positiveSolver(matrix);
    return (right) => solve(column(right)).data;
  } catch (error) {
    if (error instanceof NotPositiveError) return undefined;
    throw error;
  }
}

/** The longest step, at most 1, that keeps everything positive, times a fraction where something would vanish. */
function stepLength(
  beta: Float64Array,
  s: Float64Array,
  xi: Float64Array,
  direction: Direction,
  fraction: number,
): number {
  let reach = 1 / fraction;
  const bound = (value: number, change: number): void => {
    if (change < 0) reach = Math.min(reach, -value / change);
  };
  for (let i = 0; i < beta.length; i++) {
    bound(beta[i]!, direction.beta[i]!);
    bound(1 - beta[i]!, -direction.beta[i]!);
    bound(s[i]!, direction.s[i]!);
    bound(xi[i]!, direction.xi[i]!);
  }
  return Math.min(1, fraction * reach);
}
