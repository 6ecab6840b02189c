import { erf } from "../src/numerics/normal.js";
import { skewNormalCdf } from "../src/numerics/owensT.js";
import type { Experiment, ReplicaRow } from "./experiment.js";
import type { LearnerSpace } from "./learnerSpace.js";
import type { Fit } from "./learners/problem.js";
import type { Matrix } from "./linearAlgebra/linearAlgebra.js";
import { dot } from "./linearAlgebra/vectors.js";
import { freshInputs, type TeacherData } from "./teacherData.js";
import { TEST_BLOCK } from "./testMeasures.js";

/** Errors of a learner under attacks on the input. */
type AttackMeasures = Pick<
  ReplicaRow,
  "robustError" | "robustErrorStandardError" | "flippedPredictions" | "flippedPredictionsStandardError" | "lostFacts"
>;

/**
 * Attacks a learner: along the gradient of its pre-activation, by what the bound on the norm allows.
 *
 * A predictor linear in x is attacked in the best way, and its rates on Gaussian inputs are exact. Random features are attacked by one step
 * along the gradient at each input, and evaluated there: the best attack of its length up to curvature, which vanishes as d grows.
 *
 * @param experiment With an attack.
 *
 * Source: equations/README.md (AT.1), (AT.5), (AT.6), which these estimate.
 */
export function attackMeasures(
  experiment: Experiment,
  data: TeacherData,
  predictor: LearnerSpace["predictor"],
  fit: Fit,
  testSamples: number,
): AttackMeasures {
  const { d, attack = 0, attackNorm = 2 } = experiment;
  const inverse = attackNorm === "inf" ? 0 : 1 / attackNorm;
  const bound = { size: attack * d ** (inverse - 0.5), dual: 1 / (1 - inverse) };
  const { labels, facts, factCount } = data;
  if (predictor.kind === "linear") {
    const direction = predictor.direction(fit.coefficients);
    const drop = (bound.size * dualNorm(direction, 0, d, bound.dual)) / Math.sqrt(d);
    const { teacher } = data;
    const m = dot(direction, teacher) / d;
    const rest = direction.map((value, k) => value - m * teacher[k]!);
    const tau = Math.sqrt(dot(rest, rest) / d);
    const h = drop / Math.hypot(m, tau);
    const lost = labels.reduce((sum, y, i) => sum + (facts[i] === 1 && y * fit.outputs[i]! <= drop ? 1 : 0), 0);
    return {
      robustError: skewNormalCdf(h, m / tau),
      robustErrorStandardError: 0,
      flippedPredictions: erf(h * Math.SQRT1_2),
      flippedPredictionsStandardError: 0,
      lostFacts: factCount === 0 ? null : lost / factCount,
    };
  }
  const weights = { rows: 1, columns: fit.coefficients.length, data: fit.coefficients };
  const attacked = (inputs: Matrix): readonly [Float64Array, Float64Array] => {
    const steps = attacksAlong(predictor.gradients!(inputs, fit.coefficients), bound);
    const moved = (sign: number): Float64Array => {
      const places = inputs.data.map((x, k) => x + sign * steps[k]!);
      return predictor.outputs({ ...inputs, data: places }, weights).data;
    };
    return [moved(-1), moved(1)];
  };
  let [wrong, flipped, count, lost] = [0, 0, 0, 0];
  for (const { inputs, fields } of freshInputs(experiment, data.teacher, testSamples, TEST_BLOCK)) {
    const outputs = predictor.outputs(inputs, weights).data;
    const [down, up] = attacked(inputs);
    for (let i = 0; i < inputs.rows; i++) {
      if (fields[i]! >= 0 ? down[i]! <= 0 : up[i]! >= 0) wrong++;
      if (outputs[i]! > 0 ? down[i]! <= 0 : up[i]! >= 0) flipped++;
    }
    count += inputs.rows;
  }
  for (let from = 0; from < labels.length; from += TEST_BLOCK) {
    const rows = Math.min(TEST_BLOCK, labels.length - from);
    const block = { rows, columns: d, data: data.inputs.data.subarray(from * d, (from + rows) * d) };
    const [down, up] = attacked(block);
    for (let i = 0; i < rows; i++) {
      if (facts[from + i] === 1 && (labels[from + i]! > 0 ? down[i]! <= 0 : up[i]! >= 0)) lost++;
    }
  }
  const deviation = (events: number): number => Math.sqrt((events * (count - events)) / count) / count;
  return {
    robustError: wrong / count,
    robustErrorStandardError: deviation(wrong),
    flippedPredictions: flipped / count,
    flippedPredictionsStandardError: deviation(flipped),
    lostFacts: factCount === 0 ? null : lost / factCount,
  };
}

/** A bound on the p-norm of an attack: its size, and 1 / (1 - 1/p). */
interface Bound {
  readonly size: number;
  readonly dual: number;
}

/** (sum |g|^r)^(1/r) over some entries. */
function dualNorm(g: Float64Array, from: number, length: number, r: number): number {
  let sum = 0;
  for (let k = from; k < from + length; k++) sum += Math.abs(g[k]!) ** r;
  return sum ** (1 / r);
}

/** Of every row of gradients, the attack within the bound that raises f most. */
function attacksAlong({ rows, columns, data }: Matrix, { size, dual }: Bound): Float64Array {
  const steps = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const scale = dualNorm(data, from, columns, dual) ** (dual - 1);
    for (let k = from; k < from + columns; k++) {
      const g = data[k]!;
      steps[k] = scale === 0 ? 0 : (size * Math.sign(g) * Math.abs(g) ** (dual - 1)) / scale;
    }
  }
  return steps;
}
