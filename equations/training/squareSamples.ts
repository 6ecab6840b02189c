import { normalCdf } from "../../src/numerics/normal.js";
import { labelCorrelation } from "../channels/labelField.js";
import type { SampleSide, TrainingProblem } from "./meanFieldSweep.js";
import { shareBelow } from "./trainedLearner.js";

/**
 * The samples' side for the square loss on full batches, in closed form: all fields are Gaussian.
 *
 * The field is u(t) = k(t) + sum_r X(t, r) n(r) with the noise n of the cavity, the pull a(t) = A(t) + sum_r J(t, r) n(r); k and A are the
 * same for all samples, because every label is +1 in its own direction.
 *
 * @returns Exact to rounding.
 *
 * Source: equations/README.md (MF.6).
 */
export function squareSamples({
  alpha,
  epsilon,
  lookAhead,
}: Pick<TrainingProblem, "alpha" | "epsilon"> & { readonly lookAhead: (t: number) => number }): SampleSide {
  const c = labelCorrelation(epsilon);
  const fields: Float64Array[] = [];
  const responses: Float64Array[] = [];
  const means: number[] = [];
  const pulls: number[] = [];
  const teacher: number[] = [];
  const covariances: Float64Array[] = [];
  const teacherPulls: number[] = [];
  return (weights) => {
    const t = fields.length;
    const R = weights?.R ?? new Float64Array();
    const C = weights?.C ?? new Float64Array(1);
    teacher.push(weights?.m ?? 0);
    covariances.push(C);
    const covariance = (r: number, s: number): number => (r >= s ? covariances[r]![s]! : covariances[s]![r]!);
    const field = new Float64Array(t + 1);
    field[t] = 1;
    let mean = 0;
    for (let s = 0; s < t; s++) {
      mean += R[s]! * pulls[s]!;
      for (let r = 0; r <= s; r++) field[r]! += R[s]! * responses[s]![r]!;
    }
    fields.push(field);
    means.push(mean);
    const timesC = (row: Float64Array): Float64Array =>
      row.map((_, r) => row.reduce((sum, value, s) => sum + value * covariance(r, s), 0));
    const spread = dot(field, timesC(field));
    const M = dot(field, teacher);
    const observables = squareObservables({ mean, M, spread, c });
    return {
      observables,
      moments: () => {
        const beta = lookAhead(t);
        const before = fields[t - 1];
        const response = field.map((value, r) => -(1 + beta) * value + beta * (before?.[r] ?? 0));
        responses.push(response);
        pulls.push(1 - (1 + beta) * mean + beta * (means[t - 1] ?? 0));
        const A = pulls[t]!;
        teacherPulls.push(dot(response, teacher));
        const image = timesC(response);
        const qHat = Float64Array.from(pulls, (other, s) => {
          const alongTeacher =
            teacherPulls[t]! * teacherPulls[s]! + c * (A * teacherPulls[s]! + other * teacherPulls[t]!);
          return alpha * (A * other + alongTeacher + dot(responses[s]!, image));
        });
        return { qHat, G: response.map((value) => alpha * value), mHat: alpha * c * A };
      },
    };
  };
}

function squareObservables({
  mean,
  M,
  spread,
  c,
}: {
  readonly mean: number;
  readonly M: number;
  readonly spread: number;
  readonly c: number;
}): ReturnType<SampleSide>["observables"] {
  const deviation = Math.sqrt(M * M + spread);
  const trainingLoss = 0.5 * ((1 - mean) * (1 - mean) - 2 * (1 - mean) * c * M + M * M + spread);
  if (deviation === 0) return { memorizationError: 0.5, ruleTrainingError: 0.5, trainingLoss };
  const flip = -mean / deviation;
  const memorizationError = normalCdf(flip);
  const ruleTrainingError = shareBelow(flip, M / Math.sqrt(spread), memorizationError);
  return { memorizationError, ruleTrainingError, trainingLoss };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
