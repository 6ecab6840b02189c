import { hypot } from "../../src/numerics/elementary.js";
import { addWeightedRows, type LaneTable } from "../../src/numerics/laneTable.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { rowProduct } from "../../src/numerics/rowSums.js";
import type { WeightMoments } from "./modeResponses.js";
import { shareBelow } from "./trainedLearner.js";

/** Margins of samples that answer linearly, as those of a square loss do. */
export interface LinearMargins {
  /** Part of every sample's margin that is linear in the cavity's noise, the teacher's part aside. */
  readonly noise: Float64Array;
  /** The same per unit of teacher field. */
  readonly alongTeacher: number;
  /** Standard deviation of the noise. */
  readonly deviation: number;
}

/**
 * A linear stand-in for the samples' answers, with their mean response: a square loss of its own curvature at every step.
 *
 * Its averages are known, and it goes the same way as the real margins: the difference is averaged over far fewer points than the margins.
 *
 * @param count Number of points.
 * @returns A function to be called at steps t = 1, 2, ... with the rows of the steps before: responses[s][r] is dE[a(s)]/dn(r).
 */
export function linearSurrogate(
  count: number,
): (weights: WeightMoments, noise: LaneTable, responses: readonly Float64Array[]) => LinearMargins {
  const covariances: Float64Array[] = [new Float64Array(1)];
  const teacher: number[] = [0];
  return (weights, noise, responses) => {
    const t = covariances.length;
    covariances.push(weights.C);
    teacher.push(weights.m);
    const answer = new Float64Array(t + 1);
    answer[t] = 1;
    for (let s = 0; s < t; s++) for (let r = 0; r <= s; r++) answer[r]! += weights.R[s]! * responses[s]![r]!;
    const values = new Float64Array(count);
    addWeightedRows(values, answer, noise, t + 1);
    let variance = 0;
    for (let r = 0; r <= t; r++) {
      variance += answer[r]! * (2 * rowProduct(answer, covariances[r]!, r) + answer[r]! * covariances[r]![r]!);
    }
    return {
      noise: values,
      alongTeacher: rowProduct(answer, teacher, t + 1),
      deviation: Math.sqrt(Math.max(0, variance)),
    };
  };
}

/** A fraction, and a number that goes along with its error and whose mean is 0. */
export interface ControlledFraction {
  readonly fraction: number;
  readonly control: number;
  /** Samples that are wrong in only one of the two. */
  readonly apart: number;
  /** Chance that a linear margin is nearer to 0 than any real margin is to its linear one: that a sample is apart at all. */
  readonly undecided: number;
}

/**
 * Fraction of negative margins; as its control that of the linear margins, less what that is on average.
 *
 * @param margins The real ones; 0 counts half.
 * @param z       Teacher field of the samples, in the direction of the label.
 * @param skewed  Whether it is that of rules, positive; else of facts.
 */
export function wrongFraction(
  margins: Float64Array,
  { noise, alongTeacher, deviation }: LinearMargins,
  z: Float64Array,
  skewed: boolean,
): ControlledFraction {
  const count = margins.length;
  let shift = 0;
  for (let i = 0; i < count; i++) shift += margins[i]! - noise[i]! - alongTeacher * z[i]!;
  shift /= count;
  let [fraction, linearFraction, apart, farthest] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const linear = shift + noise[i]! + alongTeacher * z[i]!;
    farthest = Math.max(farthest, Math.abs(margins[i]! - linear));
    const [real, stand] = [wrong(margins[i]!), wrong(linear)];
    fraction += real / count;
    linearFraction += stand / count;
    if (real !== stand) apart++;
  }
  const spread = hypot(alongTeacher, deviation);
  const height = -shift / spread;
  const cdf = normalCdf(height);
  const exact = skewed ? shareBelow(height, alongTeacher / deviation, cdf) : cdf;
  // Of rules at most twice as many as of facts have the same margin.
  const within = normalCdf(height + farthest / spread) - normalCdf(height - farthest / spread);
  return { fraction, control: linearFraction - exact, apart, undecided: skewed ? 2 * within : within };
}

function wrong(margin: number): number {
  return margin < 0 ? 1 : margin === 0 ? 0.5 : 0;
}
