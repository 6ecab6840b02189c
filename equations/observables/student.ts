import { chainErrors, RATE_NODES, type SampleErrors } from "../chains/chainErrors.js";
import { type Chain, overlap } from "../chains/learner.js";
import type { StudentResponse } from "../chains/squareStudent.js";
import type { Conjugates, Model, Overlaps } from "../types.js";
import { once, type Reading } from "./reading.js";

/** A student with all learners before it. */
export interface Student {
  readonly model: Model;
  readonly chain: Chain;
  readonly response: StudentResponse;
  /** Response of the teacher, Infinity where it diverges. */
  readonly teacherV: number;
}

/** Overlaps of the student's pre-activation on fresh inputs. */
export function studentOverlaps({ chain, response }: Student): Overlaps {
  const k = chain.learners.length - 1;
  return { m: chain.learners[k]!.m, q: overlap(chain, k, k), V: response.V };
}

/**
 * Reads a student off its chain. Its training set is the share of the labeled samples that it was trained on; all of them where its inputs
 * are fresh, because only there are labels.
 *
 * @param nodes A panel of the averages over samples.
 *
 * Source: equations/README.md (DI.5)-(DI.9).
 */
export function studentReading(student: Student, nodes: number = RATE_NODES): Reading {
  const { model, chain, response, teacherV } = student;
  const { learners } = chain;
  const k = learners.length - 1;
  const { orthogonal, mHat, qHat, samples } = learners[k]!;
  const { V } = response;
  const own = qHat[k]!;
  const conjugates: Conjugates = { mHat: mHat / V, qHat: own / (V * V), VHat: response.response / V };
  const trainingLoss = learners[k]!.cost ?? own / (2 * samples * V * V);
  const norm = once(() => normOf(chain));
  const errors = chainErrors(chain, nodes);
  const rate = (one: SampleErrors | undefined, labels: "facts" | "rules"): (() => number | null) =>
    once(() => one?.[labels]().value ?? null);
  const [trainedFacts, trainedRules] = [rate(errors.trained, "facts"), rate(errors.trained, "rules")];
  const [heldOutFacts, heldOutRules] = [rate(errors.heldOut, "facts"), rate(errors.heldOut, "rules")];
  return {
    model,
    regime: response.regime,
    overlaps: studentOverlaps(student),
    tau: Math.sqrt(orthogonal[k]!),
    conjugates,
    factErrors: () => trainedFacts() ?? heldOutFacts()!,
    ruleErrors: () => trainedRules() ?? heldOutRules()!,
    trainingLoss: () => trainingLoss,
    norm,
    margin: () => null,
    freeEnergy: () => samples * trainingLoss + (response.regime === "regular" ? 0.5 * model.lambda * norm() : 0),
    student: {
      teacherOverlap: overlap(chain, k, k - 1),
      teacherResponse: teacherResponseOf(learners[k]!.response[k - 1]!, teacherV),
      teacherSquare: overlap(chain, k - 1, k - 1),
      rest: once(() => restOf(chain)),
      trainedFacts,
      trainedRules,
      heldOutFacts,
      heldOutRules,
    },
  };
}

/** A response is 0 to this rounding. */
const NO_RESPONSE = 1e-14;

/** V_21 from its ratio to the teacher's response; null where that is infinite and the ratio 0 to rounding. */
function teacherResponseOf(ratio: number, teacherV: number): number | null {
  return teacherV === Number.POSITIVE_INFINITY && Math.abs(ratio) < NO_RESPONSE ? null : ratio * teacherV;
}

/** |w|^2 / d of the last learner. */
function normOf({ modes, learners }: Chain): number {
  const { profile, gain, carried, qHat } = learners.at(-1)!;
  const k = learners.length - 1;
  let sum = 0;
  modes.forEach(({ nu, weight, share, continuum = 0 }, n) => {
    if (share > 0) sum += (share * gain[n]! * gain[n]!) / nu;
    if (continuum > 0) sum += continuum * profile[n]! * profile[n]! * qHat[k]!;
    if (weight > 0) sum += weight * nu * noiseOf(learners, carried, n);
  });
  return sum;
}

/** Variance of what the last learner's output leaves of its teacher's by regression, on fresh inputs; summed as squares. */
function restOf({ modes, missing, learners }: Chain): number {
  const k = learners.length - 1;
  const [teacher, student] = [learners[k - 1]!, learners[k]!];
  const slope = overlap({ learners }, k, k - 1) / overlap({ learners }, k - 1, k - 1);
  const m = student.m - slope * teacher.m;
  const carried = student.carried.map((column, l) =>
    l === k ? column : column.map((value, n) => value - slope * teacher.carried[l]![n]!),
  );
  let sum = m * m * (1 + missing);
  modes.forEach(({ nu, weight, share }, n) => {
    if (share > 0) sum += share * (student.gain[n]! - slope * teacher.gain[n]! - m) ** 2;
    if (weight > 0) sum += weight * nu * nu * noiseOf(learners, carried, n);
  });
  return Math.max(0, sum);
}

/** Variance of a sum of the learners' noises, with the coefficients of a mode. */
function noiseOf(learners: Chain["learners"], coefficients: readonly Float64Array[], mode: number): number {
  let sum = 0;
  for (let i = 0; i < learners.length; i++) {
    for (let j = 0; j < learners.length; j++) {
      sum += learners[Math.max(i, j)]!.qHat[Math.min(i, j)]! * coefficients[i]![mode]! * coefficients[j]![mode]!;
    }
  }
  return sum;
}
