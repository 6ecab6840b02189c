import type { RandomPoints } from "../../src/numerics/gaussianPoints.js";
import { addRowProducts, addWeightedRows, type LaneTable, laneTable, putRow } from "../../src/numerics/laneTable.js";
import { labelCorrelation } from "../channels/labelField.js";
import { innovations } from "./innovations.js";
import { type ControlledFraction, linearSurrogate, wrongFraction } from "./linearSurrogate.js";
import type { SampleSide, TrainingProblem } from "./meanFieldSweep.js";
import { meanResponse } from "./meanResponse.js";

/** One kind of training sample: its fields are those of the others up to the teacher field. */
interface Stratum {
  /** Teacher field in the direction of the label. */
  readonly z: Float64Array;
  /** Share of the training set. */
  readonly weight: number;
  /** Margins of all samples at every step. */
  readonly margins: Float64Array[];
  /** Pulls of all samples at every step. */
  readonly pulls: LaneTable;
}

/**
 * The samples' side for any loss with a continuous slope, by averages over quasi-random points.
 *
 * Facts, rules, and samples on the decision boundary of the rule are three strata over the same points, never drawn by chance: facts have
 * any teacher field z, rules |z|, and boundary samples 0. The pull along the teacher needs the boundary only,
 * mHat = alpha c E[a | z = 0], by parts.
 *
 * @param problem        Loss, task, algorithm.
 * @param points         A randomization; the points are as many as its arrays are long.
 * @param responsePoints How many of the points the mean response is averaged over; it takes most of the time when the steps are many.
 * @returns The side, and controls that fill as it is called.
 *
 * Source: equations/README.md (MF.3), (MF.5).
 */
export function sampledSamples(
  { alpha, epsilon, loss, training, lookAhead }: SampledProblem,
  points: RandomPoints,
  responsePoints: number,
): { readonly side: SampleSide; readonly controls: SampledControls } {
  const controls = { memorizationError: [] as ControlledFraction[], ruleTrainingError: [] as ControlledFraction[] };
  const c = labelCorrelation(epsilon);
  const { batch = 1, steps } = training;
  const z = points.normals();
  const count = z.length;
  const stratum = (weight: number, field: Float64Array): Stratum => ({
    z: field,
    weight,
    margins: [],
    pulls: laneTable(Math.max(1, steps), count),
  });
  const facts = stratum(epsilon, z);
  const rules = stratum(1 - epsilon, z.map(Math.abs));
  const boundary = stratum(0, new Float64Array(count));
  const strata = [facts, rules, boundary];
  const trained = [facts, rules];
  const innovate = innovations(points, count, steps);
  const noise = laneTable(steps + 1, count);
  const responses: Float64Array[] = [];
  const surrogate = linearSurrogate(count);
  const respond = trained.map(() => meanResponse(steps, responsePoints));
  let t = -1;
  const side: SampleSide = (weights) => {
    t++;
    const field = weights === undefined ? new Float64Array(count) : innovate(weights.C);
    putRow(noise, t, field);
    for (const { z: teacher, margins, pulls } of strata) {
      const margin = field.slice();
      if (weights !== undefined) {
        const { m, R } = weights;
        for (let i = 0; i < count; i++) margin[i]! += m * teacher[i]!;
        addWeightedRows(margin, R, pulls, t);
      }
      margins.push(margin);
    }
    const linear = weights && surrogate(weights, noise, responses);
    const wrongFacts = linear ? wrongFraction(facts.margins[t]!, linear, facts.z, false) : UNDECIDED;
    const wrongRules = linear ? wrongFraction(rules.margins[t]!, linear, rules.z, true) : UNDECIDED;
    controls.memorizationError.push(wrongFacts);
    controls.ruleTrainingError.push(wrongRules);
    const observables = {
      memorizationError: wrongFacts.fraction,
      ruleTrainingError: wrongRules.fraction,
      trainingLoss: trained.reduce((sum, { weight, margins }) => sum + weight * mean(margins[t]!, loss.value), 0),
    };
    const moments: ReturnType<SampleSide>["moments"] = () => {
      const beta = lookAhead(t);
      const mask = batch < 1 ? points.uniforms().map((value) => (value < batch ? 1 / batch : 0)) : undefined;
      const qHat = new Float64Array(t + 1);
      const G = new Float64Array(t + 1);
      let mHat = 0;
      for (const [place, { weight, margins, pulls }] of strata.entries()) {
        const now = margins[t]!;
        const before = margins[t - 1];
        const seen = beta === 0 || before === undefined ? now : now.map((u, i) => u + beta * (u - before[i]!));
        const pull = seen.map((u) => -loss.slope(u));
        const used = mask === undefined ? pull : pull.map((a, i) => a * mask[i]!);
        putRow(pulls, t, used);
        if (place === 2) mHat = (alpha * c * sum(pull)) / count;
        if (weight === 0) continue;
        // The mask of this step is averaged over: E[mask^2] = 1/batch, and 1 with the masks before.
        addRowProducts(qHat, (alpha * weight) / count, pull, pulls, t);
        qHat[t]! += (alpha * weight * pull.reduce((total, a) => total + a * a, 0)) / (count * batch);
        const curvature = seen.subarray(0, responsePoints).map(loss.curvature);
        const response = respond[place]!({ R: weights?.R ?? new Float64Array(), beta, curvature, mask });
        for (let s = 0; s <= t; s++) G[s]! += alpha * weight * response[s]!;
      }
      responses.push(G.map((value) => value / alpha));
      return { qHat, G, mHat };
    };
    return { observables, moments };
  };
  return { side, controls };
}

/** The errors at every step with their controls. */
export interface SampledControls {
  readonly memorizationError: readonly ControlledFraction[];
  readonly ruleTrainingError: readonly ControlledFraction[];
}

/** At the start all margins are 0. */
const UNDECIDED: ControlledFraction = { fraction: 0.5, control: 0, apart: 0, undecided: 0 };

/** Parameters of the problem that the samples need. */
export type SampledProblem = Pick<TrainingProblem, "alpha" | "epsilon" | "loss" | "training"> & {
  readonly lookAhead: (t: number) => number;
};

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

function mean(values: Float64Array, f: (value: number) => number): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += f(values[i]!);
  return total / values.length;
}
