import { FIELD_ANSWERS } from "../../equations/inputs/fieldAnswers.js";
import type { LossName } from "../../equations/vocabulary/losses.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { type EffectiveMedium, effectiveMedium, solveCoupled, squaredTimes } from "./effectiveMedium.js";
import type { Pool, TrainingMix } from "./pool.js";

/** Pool, kernel and learner of a cavity problem. */
export interface CavityProblem {
  readonly pool: Pool;
  /** size x size, symmetric, positive semidefinite. */
  readonly kernel: Matrix;
  readonly mix: TrainingMix;
  readonly loss: LossName;
  /** (0, Infinity). */
  readonly lambda: number;
}

/** The order parameters of every image: the field that the other training images make at it, and how far it would be answered. */
export interface CavityOrder {
  /** Mean and variance of the field, over training sets and labels. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Response V: an image that is trained on with coefficient c has the output F + V c. */
  readonly response: Float64Array;
}

/** The solution, with what the law of the field needs. */
export interface CavitySolution extends CavityOrder {
  /** Mean of an image's coefficient, and minus its derivative by the field. */
  readonly coefficient: Float64Array;
  readonly susceptibility: Float64Array;
  /** B, symmetric with diagonal 0: noise n of the coefficients moves the fields by -B n. */
  readonly coupling: Matrix;
  readonly iterations: number;
  /** Largest relative change of the last iteration, undamped. */
  readonly residual: number;
  readonly converged: boolean;
}

/** Change of an iteration, relative to each image's own order parameters, that ends it. */
const TOLERANCE = 1e-5;
/** Share of the step that is taken where fields and responses depend on each other: less where that does not converge soon. */
const DAMPING = [
  { until: 40, share: 0.8 },
  { until: 160, share: 0.4 },
] as const;
/** First variances, in units of the kernel's diagonal. */
const FIRST_VARIANCE = 0.3;
/** Least susceptibility in units of 1/V: below it an image does not answer at all, and V = 1/G - D would cancel. */
const LEAST_SUSCEPTIBILITY = 1e-9;
/** A variance falls by at most this factor in one iteration. There is no absolute floor: only the ratio of mean and deviation counts. */
const LEAST_SHRINKING = 1e-3;
const VARIANCE_TOLERANCE = 1e-7;
/** Of the linear system of a Newton step. */
const NEWTON_TOLERANCE = 1e-3;

/**
 * Solves the cavity equations of a pool.
 *
 * For the square loss the responses do not depend on the fields: Newton's method finds them, then follow means and variances. For other losses
 * all three are iterated with damping.
 *
 * @param start A solution nearby, for instance that of the lambda before.
 * @throws {NotPositiveError} if K + D is not positive definite.
 *
 * Source: equations/README.md (PO.4)-(PO.6).
 */
export function poolCavity(problem: CavityProblem, algebra: LinearAlgebra, start?: CavityOrder): CavitySolution {
  const { data, rows: size } = problem.kernel;
  const diagonal = Float64Array.from({ length: size }, (_, i) => data[i * size + i]!);
  const order: CavityOrder = {
    mean: start?.mean.slice() ?? new Float64Array(size),
    variance: start?.variance.slice() ?? diagonal.map((value) => FIRST_VARIANCE * value),
    response: start?.response.slice() ?? diagonal,
  };
  const work = new Float64Array(size * size);
  for (let iterations = 1; ; iterations++) {
    const answers = averageAnswers(problem, order);
    const medium = effectiveMedium(problem.kernel, answers.susceptibility, order.response, algebra, work);
    const change = largestRatio(medium.response, order.response);
    const damping = DAMPING.find(({ until }) => iterations < until);
    const isLast = damping === undefined;
    if (problem.loss === "square") {
      if (change > TOLERANCE && !isLast) {
        newtonStep(problem.mix, medium, order.response);
        continue;
      }
      order.mean.set(fieldMean(answers, medium, order.mean));
      const residual = Math.max(change, settleVariance(problem, medium, order));
      return {
        ...order,
        ...answersOf(averageAnswers(problem, order)),
        coupling: medium.coupling,
        iterations,
        residual,
        converged: residual <= TOLERANCE,
      };
    }
    const mean = fieldMean(answers, medium, order.mean);
    const variance = fieldVariance(answers, medium, order.variance, fixedNumberVariance(problem, answers, medium)).map(
      (value, i) => Math.max(value, LEAST_SHRINKING * order.variance[i]!),
    );
    const residual = Math.max(change, largestChange(order, mean, variance));
    if (residual <= TOLERANCE || isLast) {
      return {
        ...order,
        ...answersOf(answers),
        coupling: medium.coupling,
        iterations,
        residual,
        converged: residual <= TOLERANCE,
      };
    }
    for (let i = 0; i < size; i++) {
      order.response[i]! *= (medium.response[i]! / order.response[i]!) ** damping.share;
      order.mean[i]! += damping.share * (mean[i]! - order.mean[i]!);
      order.variance[i]! *= (variance[i]! / order.variance[i]!) ** damping.share;
    }
  }
}

/** Averages of every image's coefficient over its field, its label and whether it is taken. */
interface Answers {
  readonly coefficient: Float64Array;
  /** Mean of the squared coefficient. */
  readonly square: Float64Array;
  readonly susceptibility: Float64Array;
}

function answersOf({ coefficient, susceptibility }: Answers): Pick<Answers, "coefficient" | "susceptibility"> {
  return { coefficient, susceptibility };
}

function averageAnswers({ mix, loss, lambda }: CavityProblem, { mean, variance, response }: CavityOrder): Answers {
  const size = mean.length;
  const { moments } = FIELD_ANSWERS[loss];
  const answers = {
    coefficient: new Float64Array(size),
    square: new Float64Array(size),
    susceptibility: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const [p, V, deviation] = [mix.inclusion[i]!, response[i]!, Math.sqrt(variance[i]!)];
    let susceptibility = 0;
    for (const label of [1, -1]) {
      const share = (p * (1 + label * mix.meanLabel[i]!)) / 2;
      if (share === 0) continue;
      const a = moments(label * mean[i]!, deviation, V, lambda);
      answers.coefficient[i]! += share * label * a.mean;
      answers.square[i]! += share * a.square;
      susceptibility += share * a.response;
    }
    answers.susceptibility[i] = Math.max(susceptibility, LEAST_SUSCEPTIBILITY / V);
  }
  return answers;
}

/**
 * Means of the fields: those of images left out, which need no difference of large numbers where an image is far from all others.
 *
 * Source: equations/README.md (PO.5).
 */
function fieldMean(
  { coefficient, susceptibility }: Answers,
  { coupling, resolvent }: EffectiveMedium,
  mean: Float64Array,
): Float64Array {
  const size = mean.length;
  const weighted = mean.map((h, j) => resolvent[j]! * (h + coefficient[j]! / susceptibility[j]!));
  return mean.map((_, i) => {
    let sum = 0;
    for (let j = 0, place = i * size; j < size; j++, place++) sum += coupling.data[place]! * weighted[j]!;
    return -sum;
  });
}

/** Variances of the fields. Source: equations/README.md (PO.6). */
function fieldVariance(
  { coefficient, square, susceptibility }: Answers,
  { coupling }: EffectiveMedium,
  variance: Float64Array,
  fixed: Float64Array,
): Float64Array {
  const noise = square.map((value, j) =>
    Math.max(0, value - coefficient[j]! ** 2 - susceptibility[j]! ** 2 * variance[j]!),
  );
  return squaredTimes(coupling, noise).map((value, i) => value - fixed[i]!);
}

/** Variance that the fields do not have because a fixed number of images is drawn from each stratum. */
function fixedNumberVariance(
  { pool, mix }: CavityProblem,
  { coefficient }: Answers,
  { coupling }: EffectiveMedium,
): Float64Array {
  const size = coefficient.length;
  const result = new Float64Array(size);
  for (const [g, { members }] of pool.strata.entries()) {
    const taken = mix.counts[g]! / members.length;
    if (taken === 0 || taken === 1) continue;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (const j of members) sum += coupling.data[i * size + j]! * coefficient[j]!;
      result[i]! += ((1 / taken - 1) / members.length) * sum ** 2;
    }
  }
  return result;
}

/**
 * The variances of the square loss, whose equations are linear in them.
 *
 * @returns The residual, in units of the largest variance.
 */
function settleVariance(problem: CavityProblem, medium: EffectiveMedium, order: CavityOrder): number {
  order.variance.fill(0);
  const quiet = averageAnswers(problem, order);
  const fixed = fixedNumberVariance(problem, quiet, medium);
  const source = fieldVariance(quiet, medium, order.variance, fixed);
  const { x, residual } = solveCoupled(
    medium.coupling,
    scatter(problem.mix, quiet.susceptibility),
    source,
    VARIANCE_TOLERANCE,
  );
  order.variance.set(x.map((value) => Math.max(0, value)));
  return residual;
}

/** Growth of noise by an image that answers the noise of others: chi^2 (1/p - 1), for the square loss. */
function scatter({ inclusion }: Pick<TrainingMix, "inclusion">, susceptibility: Float64Array): Float64Array {
  return susceptibility.map((chi, j) => (inclusion[j] === 0 ? 0 : chi * chi * (1 / inclusion[j]! - 1)));
}

/** Newton's step for the responses of the square loss: D depends on V alone there, dD/dV = 1/p - 1, and d(1/G_ii)/dD_j = G_ij^2/G_ii^2. */
function newtonStep(
  { inclusion }: TrainingMix,
  { coupling, resolvent, response }: EffectiveMedium,
  V: Float64Array,
): void {
  const residual = response.map((wanted, i) => wanted - V[i]!);
  const { x: step } = solveCoupled(coupling, scatter({ inclusion }, resolvent), residual, NEWTON_TOLERANCE);
  // A step may not leave the positive responses.
  for (let i = 0; i < V.length; i++) V[i] = Math.max(V[i]! + step[i]!, V[i]! / 2);
}

/** Largest relative difference. */
function largestRatio(wanted: Float64Array, values: Float64Array): number {
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(value / values[i]! - 1)), 0);
}

/** Largest change of mean and deviation, in units of both of the same image. */
function largestChange({ mean, variance }: CavityOrder, newMean: Float64Array, newVariance: Float64Array): number {
  let most = 0;
  for (let i = 0; i < mean.length; i++) {
    const deviation = Math.sqrt(variance[i]!);
    const moved = Math.max(Math.abs(newMean[i]! - mean[i]!), Math.abs(Math.sqrt(newVariance[i]!) - deviation));
    if (moved > 0) most = Math.max(most, moved / (Math.abs(mean[i]!) + deviation));
  }
  return most;
}
