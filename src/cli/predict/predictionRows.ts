import type { LossName } from "../../../equations/vocabulary/losses.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { LinearAlgebra, Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { type ImagePool, poolDistances } from "../../../validation/pool/imagePool.js";
import { type MeasuredErrors, measuredRepeats, type RepeatKernel } from "../../../validation/pool/measuredRepeats.js";
import { type Pool, trainingMix } from "../../../validation/pool/pool.js";
import { type PoolPrediction, poolPredictions } from "../../../validation/pool/poolPrediction.js";
import { rbfKernel, squaredDistances } from "../../../validation/realData/distances.js";
import { pairMedian } from "../../../validation/realData/pairMedian.js";
import { standardized } from "../../../validation/realData/standardized.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import type { STANDARDIZATIONS } from "./predictFlags.js";

/** Learner and sizes of a prediction. */
export interface PredictionTask {
  readonly loss: LossName;
  readonly epsilon: readonly number[];
  readonly eta: readonly number[];
  readonly lambda: readonly number[];
  readonly n: readonly number[];
  readonly draws: number;
  readonly seed: number;
  /** Training runs to hold the predictions against; 0 for none. */
  readonly repeats: number;
  readonly standardize: (typeof STANDARDIZATIONS)[number];
}

/** A prediction at its point, with what was measured there. */
export interface PredictionRow {
  readonly epsilon: number;
  /** null where the kernel was given. */
  readonly eta: number | null;
  readonly prediction: PoolPrediction;
  readonly measured?: MeasuredErrors;
}

/** The observables of a row, in the order of tables. */
export const PREDICTED = [E_GEN, E_MEM, "squaredError"] as const;

const OTHER_KERNEL =
  "every repeat standardizes on its own training images, so that training and new images are not exchangeable; the prediction is that of the kernel standardized on the pool";

/** Predicts, and measures where repeats are asked for; one bandwidth after the other, so that one kernel is held at a time. */
export function* predictionRows(
  source: { readonly images: ImagePool } | { readonly pool: Pool; readonly kernel: Matrix },
  task: PredictionTask,
  algebra: LinearAlgebra,
): Generator<PredictionRow[], void> {
  for (const epsilon of task.epsilon) {
    if ("kernel" in source) {
      for (const n of task.n) yield rowsAt(source.pool, source.kernel, { epsilon, eta: null, n }, task, algebra);
      continue;
    }
    const { distances, median } = poolDistances(source.images, epsilon, algebra);
    for (const eta of task.eta) {
      const kernel = rbfKernel(distances, eta, median);
      for (const n of task.n) {
        const rows = rowsAt(
          source.images,
          kernel,
          { epsilon, eta, n },
          task,
          algebra,
          task.standardize === "training" ? ownKernel(source.images, eta, algebra) : undefined,
        );
        yield task.standardize === "pool"
          ? rows
          : rows.map((row) => ({ ...row, prediction: { ...row.prediction, trusted: false, reason: OTHER_KERNEL } }));
      }
    }
  }
}

function rowsAt(
  pool: Pool,
  kernel: Matrix,
  { epsilon, eta, n }: { readonly epsilon: number; readonly eta: number | null; readonly n: number },
  { loss, lambda, draws, seed, repeats }: PredictionTask,
  algebra: LinearAlgebra,
  kernelOf?: RepeatKernel,
): PredictionRow[] {
  const problem = { pool, kernel, mix: trainingMix(pool, n, epsilon), loss };
  const predictions = poolPredictions(problem, lambda, { draws, seed }, algebra);
  const measured = repeats > 0 ? measuredRepeats(problem, lambda, { repeats, seed }, algebra, kernelOf) : [];
  return predictions.map((prediction, l) => ({
    epsilon,
    eta,
    prediction,
    ...(measured[l] === undefined ? {} : { measured: measured[l] }),
  }));
}

/** The kernel of a repeat that standardizes on its own training images. Source: equations/README.md (RD.1). */
function ownKernel({ set, indices }: ImagePool, eta: number, algebra: LinearAlgebra): RepeatKernel {
  return (rows) => {
    const chosen = { set, indices: Int32Array.from(rows, (row) => indices[row]!) };
    const { train, test } = standardized(chosen, { set, indices });
    const median = pairMedian(squaredDistances(algebra, train, train));
    return rbfKernel(squaredDistances(algebra, test, train), eta, median);
  };
}

/**
 * z of a measured mean: its distance from the prediction in standard errors of both; null without one.
 *
 * The measured error counts no less than that of so many independent trials at the predicted rate: no error among them does not mean none.
 */
export function scoreOf({ prediction, measured }: PredictionRow, name: (typeof PREDICTED)[number]): number | null {
  const [predicted, over] = [prediction[name], measured?.[name]];
  if (measured === undefined || predicted === null || over === null || over === undefined) return null;
  if (over.standardError === null) return null;
  const counted = name === E_GEN ? measured.images.tested : measured.images.learned;
  const trials = name === "squaredError" ? Number.POSITIVE_INFINITY : counted.reduce((sum, count) => sum + count, 0);
  const counting = Math.sqrt(Math.max(0, predicted.value * (1 - predicted.value)) / trials);
  const error = Math.hypot(predicted.standardError, Math.max(over.standardError, counting));
  return error > 0 ? (over.mean - predicted.value) / error : null;
}

/** A row as a record of plain data. */
export function predictionRecord(row: PredictionRow): object {
  const { epsilon, eta, prediction, measured } = row;
  const { n, lambda, trusted, reason, order, orderChange, orderResidual, iterations, residual } = prediction;
  return {
    ...(eta === null ? {} : { eta }),
    lambda: lambdaText(lambda),
    n,
    epsilon,
    ...Object.fromEntries(
      PREDICTED.flatMap((name) => {
        const predicted = prediction[name];
        return [
          [name, predicted?.value ?? null],
          [`${name}StandardError`, predicted?.standardError ?? null],
          [`${name}PoolError`, predicted?.poolError ?? null],
        ];
      }),
    ),
    trusted,
    ...(reason === undefined ? {} : { reason }),
    order,
    orderChange,
    orderResidual,
    iterations,
    residual,
    ...(measured === undefined
      ? {}
      : {
          measured: {
            repeats: measured.repeats,
            rejected: measured.rejected,
            ...Object.fromEntries(
              PREDICTED.flatMap((name) => [
                [name, measured[name]?.mean ?? null],
                [`${name}StandardError`, measured[name]?.standardError ?? null],
              ]),
            ),
          },
          z: Object.fromEntries(PREDICTED.map((name) => [name, scoreOf(row, name)])),
        }),
  };
}
