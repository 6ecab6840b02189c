import type { Loss } from "../equations/losses.js";
import type { ReplicaRow } from "./experiment.js";
import { type Attempt, CertificateError } from "./learners/certificate.js";
import type { Fit } from "./learners/problem.js";
import type { TeacherData } from "./teacherData.js";

/** A replica at every lambda: a row, or the CertificateError of the learner. */
export interface TrainedReplica {
  readonly rows: readonly Attempt<ReplicaRow>[];
  readonly sizes: Pick<ReplicaRow, "replica" | "d" | "n" | "facts">;
}

/** Rows of the learners that are certified, all measured at once; the errors of the others in their places. */
export function rowsOfAttempts<Learner>(
  attempts: readonly Attempt<Learner>[],
  measured: (fits: readonly Learner[]) => readonly ReplicaRow[],
): readonly Attempt<ReplicaRow>[] {
  const fits = attempts.flatMap((attempt) => (attempt instanceof CertificateError ? [] : [attempt]));
  const rows = measured(fits).values();
  return attempts.map((attempt) => (attempt instanceof CertificateError ? attempt : rows.next().value!));
}

type TrainingMeasures = Pick<ReplicaRow, "memorizationError" | "ruleTrainingError" | "trainingError" | "trainingLoss">;

/**
 * Errors on the training set, on its facts and on its rules, and the mean loss. An output of 0 is half an error.
 *
 * @param reach   Largest fall of a margin under the attacks of the training; the loss is that of attacked inputs.
 * @param isLimit Whether lambda = 0 and Infinity stand for limits, in whose units the outputs are.
 */
export function trainingMeasures(
  { labels, facts, factCount }: Pick<TeacherData, "labels" | "facts" | "factCount">,
  { lambda, outputs }: Pick<Fit, "lambda" | "outputs">,
  loss: Loss,
  isLimit: boolean,
  reach = 0,
): TrainingMeasures {
  const n = labels.length;
  let [factErrors, ruleErrors, lossSum] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const margin = labels[i]! * outputs[i]!;
    lossSum += loss.value(margin - reach);
    if (margin > 0) continue;
    const share = margin === 0 ? 0.5 : 1;
    if (facts[i] === 1) factErrors += share;
    else ruleErrors += share;
  }
  const errors = factErrors + ruleErrors;
  return {
    memorizationError: factCount === 0 ? null : factErrors / factCount,
    ruleTrainingError: factCount === n ? null : ruleErrors / (n - factCount),
    trainingError: errors / n,
    trainingLoss: (isLimit ? limitLoss(loss, lambda, errors === 0) : undefined) ?? lossSum / n,
  };
}

/** The training loss where the outputs are in other units: f is 0 at lambda = Infinity, and grows without bound at 0+ where log(1 + e^-u) vanishes. */
function limitLoss(loss: Loss, lambda: number, separated: boolean): number | undefined {
  if (lambda === Number.POSITIVE_INFINITY) return loss.value(0);
  const grows = lambda === 0 && separated && loss.minimizers.from === Number.POSITIVE_INFINITY;
  return grows ? 0 : undefined;
}
