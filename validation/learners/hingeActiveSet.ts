import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { column, timesVector, transposedTimesVector } from "../linearAlgebra/vectors.js";
import { type HingePoint, hingePoint, isOptimal } from "./hingeDual.js";
import type { TrainingProblem } from "./problem.js";

/** Guesses of the active set before descent goes on: a good start needs two or three. */
const ROUNDS = 12;
/** A sample violates its bound only by more than rounding. */
const SLACK = 1e-9;

/**
 * The last digits of the hinge loss at one blow: which samples lie at a bound is guessed from a nearby point, and the margins of the others
 * are solved to be exactly 1.
 *
 * Samples whose beta leaves the box go to the bound, samples that press off their bound are set free, until nothing changes. From a good
 * start such mistakes become fewer from round to round; from a bad one they multiply and the guesses cycle. So it gives up in the first
 * round without fewer mistakes than before (a round is a factorization), and descent goes on from where it was.
 *
 * @returns A certified point, or undefined.
 */
export function hingeActiveSet(
  problem: TrainingProblem,
  start: Float64Array,
  lambda: number,
  algebra: LinearAlgebra,
): HingePoint | undefined {
  const { labels } = problem;
  const beta = start.slice();
  let fewest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const free = [...beta.keys()].filter((i) => beta[i]! > 0 && beta[i]! < 1);
    // More free samples than unknowns: their margins cannot all be 1.
    if (problem.kind === "features" && free.length > problem.features.columns) return undefined;
    if (!setFree(problem, beta, free, lambda, algebra)) return undefined;
    let mistakes = 0;
    for (const i of free) {
      if (beta[i]! < 0 || beta[i]! > 1) mistakes++;
      beta[i] = Math.min(1, Math.max(0, beta[i]!));
    }
    const point = hingePoint(problem, beta.slice(), lambda);
    if (isOptimal(point)) return point;
    for (let i = 0; i < beta.length; i++) {
      const slope = labels[i]! * point.prediction.outputs[i]! - 1;
      const pressed = (beta[i] === 0 && slope < -SLACK) || (beta[i] === 1 && slope > SLACK);
      if (!pressed) continue;
      mistakes++;
      // Off the bound by a hair: what it is to be, the next solution tells.
      beta[i] = beta[i] === 0 ? Number.MIN_VALUE : 1 - Number.EPSILON;
    }
    if (mistakes >= fewest) return undefined;
    fewest = mistakes;
  }
  return undefined;
}

/** Solves for the free beta, with the others as they are; false if rounding forbids it. */
function setFree(
  problem: TrainingProblem,
  beta: Float64Array,
  free: readonly number[],
  lambda: number,
  algebra: LinearAlgebra,
): boolean {
  if (free.length === 0) return true;
  const { labels } = problem;
  const bound = beta.map((value, i) => (value === 1 ? labels[i]! / lambda : 0));
  // Most are not at the upper bound: the rows of a symmetric matrix that they have no part in are not read.
  const outputs =
    problem.kind === "kernel"
      ? transposedTimesVector(problem.kernel, bound)
      : timesVector(problem.features, transposedTimesVector(problem.features, bound));
  const right = Float64Array.from(free, (i) => lambda * (labels[i]! - outputs[i]!));
  try {
    const { data } = algebra.solvePositive(kernelAmong(problem, free, algebra), column(right));
    for (const [place, i] of free.entries()) beta[i] = labels[i]! * data[place]!;
    return true;
  } catch (error) {
    if (error instanceof NotPositiveError) return false;
    throw error;
  }
}

/** The kernel matrix of some of the samples. */
function kernelAmong(problem: TrainingProblem, chosen: readonly number[], algebra: LinearAlgebra): Matrix {
  const size = chosen.length;
  if (problem.kind === "features") {
    const { columns, data } = problem.features;
    const rows = new Float64Array(size * columns);
    for (const [place, i] of chosen.entries()) {
      rows.set(data.subarray(i * columns, (i + 1) * columns), place * columns);
    }
    const features = { rows: size, columns, data: rows };
    return algebra.crossProducts(features, features);
  }
  const { columns, data } = problem.kernel;
  const result = new Float64Array(size * size);
  for (const [row, i] of chosen.entries()) {
    for (const [place, j] of chosen.entries()) result[row * size + place] = data[i * columns + j]!;
  }
  return { rows: size, columns: size, data: result };
}
