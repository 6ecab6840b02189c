import { hypot } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { leastLoss, separates, unitMargin } from "../losses.js";
import type { MatrixState } from "../matrixReduction.js";
import type { Conjugates, MatrixModel, Overlaps } from "../types.js";
import { once, type Reading, type RegimeName } from "./reading.js";

/** A solved learner of matrices; `matrix` is undefined where the network is zero. */
export interface MatrixMinimum {
  readonly model: MatrixModel;
  readonly regime: RegimeName;
  readonly overlaps: Overlaps;
  readonly conjugates: Conjugates;
  readonly matrix: MatrixState | undefined;
}

/**
 * Reads the minimizer of the training objective over positive semidefinite matrices off a solved state.
 *
 * The norm is |W|^2 / d = tr S / d for the weights W with W^T W = S. A network that is zero guesses.
 *
 * Source: equations/README.md (LF.7), (LF.8), (LF.11).
 */
export function matrixMinimumReading({ model, regime, overlaps, conjugates, matrix }: MatrixMinimum): Reading {
  const { channel, alpha, lambda } = model;
  const { loss } = channel;
  if (matrix === undefined) {
    return {
      model,
      regime,
      overlaps,
      // The angle to the rule is a right one, which is also the limit from smaller lambda.
      tau: 1,
      conjugates,
      factErrors: () => 0.5,
      ruleErrors: () => 0.5,
      trainingLoss: () => loss.value(0),
      norm: () => 0,
      margin: () => null,
      freeEnergy: () => alpha * loss.value(0),
      rank: () => 0,
      largestEigenvalue: () => 0,
    };
  }
  const { m, tau, V, positive, VHat, mHat, qHat, ridge } = matrix;
  const norm = positive.mean / VHat;
  const read = {
    model,
    regime,
    overlaps,
    tau,
    conjugates,
    norm: () => norm,
    rank: () => positive.rank,
    largestEigenvalue: once(() => (model.spectrum.edge(mHat, qHat) - ridge) / VHat),
  };
  if (regime === "interpolating") {
    return {
      ...read,
      factErrors: () => 0,
      ruleErrors: () => 0,
      trainingLoss: () => leastLoss(loss),
      margin: () => (separates(loss) ? unitMargin(loss) / norm : null),
      freeEnergy: () => alpha * leastLoss(loss),
    };
  }
  const flip = (-V * loss.pull) / hypot(m, tau);
  const factErrors = once(() => normalCdf(flip));
  const trainingLoss = once(() => channel.trainingLoss(matrix));
  return {
    ...read,
    factErrors,
    ruleErrors: once(() => skewNormalCdf(flip, m / tau)),
    trainingLoss,
    margin: () => null,
    freeEnergy: () => alpha * trainingLoss() + lambda * norm,
  };
}
