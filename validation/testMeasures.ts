import { E_GEN } from "../equations/vocabulary/observables.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import type { LearnerSpace } from "./learnerSpace.js";
import type { Fit } from "./learners/problem.js";
import type { Matrix } from "./linearAlgebra/linearAlgebra.js";
import { dot } from "./linearAlgebra/vectors.js";
import { freshInputs } from "./teacherData.js";

/** Performance of a learner on inputs it has not seen. */
export type TestMeasures = Pick<ReplicaRow, typeof E_GEN | "generalizationErrorStandardError" | "m" | "q">;

/** Fresh inputs on which predictors that are not linear are counted, unless asked otherwise. */
export const DEFAULT_TEST_SAMPLES = 10_000;

/**
 * True if E_gen and overlaps are sampled on fresh inputs. The perceptron, and a kernel that is the linear one with noise of each sample's
 * own, are linear in x: theirs are exact.
 */
export function isCountedOnFreshInputs({ model, gamma, mu1 }: Experiment): boolean {
  return model !== "linear" && gamma === undefined && mu1 === undefined;
}

/** Fresh inputs at a time. */
export const TEST_BLOCK = 512;

/**
 * Generalization error and overlaps of every fit: exact for predictors linear in x, else counted on the same fresh inputs for all.
 *
 * For f(x) = v.x / sqrt d: m = v.theta / d, q = |v|^2 / d, E_gen = arccos(m / sqrt q) / pi, written with arctan2. An output of 0 is half an error.
 *
 * Source: equations/README.md (OB.1).
 */
export function testMeasures(
  experiment: Experiment,
  teacher: Float64Array,
  predictor: LearnerSpace["predictor"],
  fits: readonly Fit[],
  testSamples: number,
): readonly TestMeasures[] {
  if (predictor.kind === "linear") {
    return fits.map(({ coefficients }) => exactMeasures(predictor.direction(coefficients), teacher));
  }
  const tallies = fits.map(() => new Float64Array(4));
  let [fieldSum, count] = [0, 0];
  const coefficients = stackFits(fits);
  for (const { inputs, fields } of freshInputs(experiment, teacher, testSamples, TEST_BLOCK)) {
    const outputs = predictor.outputs(inputs, coefficients);
    for (let i = 0; i < inputs.rows; i++) {
      const field = fields[i]!;
      fieldSum += field;
      for (const [k, tally] of tallies.entries()) {
        const output = outputs.data[i * fits.length + k]!;
        tally[0]! += output === 0 ? 0.5 : output > 0 !== field >= 0 ? 1 : 0;
        tally[1]! += output;
        tally[2]! += output * output;
        tally[3]! += output * field;
      }
    }
    count += inputs.rows;
  }
  return tallies.map((tally) => {
    const [errors = 0, sum = 0, squares = 0, products = 0] = tally;
    const error = errors / count;
    const mean = sum / count;
    return {
      [E_GEN]: error,
      generalizationErrorStandardError: Math.sqrt((error * (1 - error)) / count),
      m: products / count - (mean * fieldSum) / count,
      q: squares / count - mean * mean,
    };
  });
}

function exactMeasures(direction: Float64Array, teacher: Float64Array): TestMeasures {
  const d = teacher.length;
  const m = dot(direction, teacher) / d;
  const q = dot(direction, direction) / d;
  // The part of v orthogonal to the teacher by subtraction of vectors: q - m^2 would cancel.
  const rest = direction.map((value, k) => value - m * teacher[k]!);
  const tau = Math.sqrt(dot(rest, rest) / d);
  return { [E_GEN]: q === 0 ? 0.5 : Math.atan2(tau, m) / Math.PI, generalizationErrorStandardError: 0, m, q };
}

/** The coefficients of all fits, a row each. */
function stackFits(fits: readonly Fit[]): Matrix {
  const columns = fits[0]?.coefficients.length ?? 0;
  const data = new Float64Array(fits.length * columns);
  for (const [k, { coefficients }] of fits.entries()) data.set(coefficients, k * columns);
  return { rows: fits.length, columns, data };
}
