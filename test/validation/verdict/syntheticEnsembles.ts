import type { ReplicaRow } from "../../../validation/experiment.js";
import { randomStream } from "../../../validation/gaussianStream.js";
import type { Ensemble, Prediction } from "../../../validation/verdict/comparisons.js";

const TRUE_ERRORS = { generalizationError: 0.2, memorizationError: 0.1, m: 0.6 } as const;

/** Prediction of a theory that is off by a factor. */
export function prediction(factor = 1): Prediction {
  const { generalizationError, memorizationError, m } = TRUE_ERRORS;
  return {
    generalizationError: factor * generalizationError,
    memorizationError: factor * memorizationError,
    m: factor * m,
    ruleTrainingError: 0,
    trainingError: null,
    trainingLoss: null,
    q: null,
    norm: null,
  };
}

/** Ensembles with finite-size corrections, and scatter shared between the observables and the lambdas of each: half of it, or as `common` says. */
export function syntheticEnsembles(
  seed: number,
  count: number,
  { theory = prediction(), replicas = 20, scatter = 0.1, bayesOptimal = 0.15, common = 1, lambdas = [0.1, 1] } = {},
): Ensemble[] {
  return Array.from({ length: count }, (_, index) => {
    const stream = randomStream(seed, index);
    const data = [50, 100, 200].map((d) => ({
      d,
      shared: Array.from({ length: replicas }, () => stream.normal()),
    }));
    return {
      label: `case ${index}`,
      lambdas: lambdas.map((lambda) => ({
        lambda,
        prediction: theory,
        // A theory that grows as alpha does: alpha 1 % too large is the theory times 1.01.
        byLogAlpha: theory,
        bayesOptimal,
        sizes: data.map(({ d, shared }) => ({
          d,
          prediction: theory,
          rows: shared.map((all, replica) => row(d, replica, lambda, () => scatter * (common * all + stream.normal()))),
        })),
      })),
    };
  });
}

function row(d: number, replica: number, lambda: number, noise: () => number): ReplicaRow {
  const measured = (value: number): number => value + 2 / d + noise() / Math.sqrt(d);
  return {
    lambda,
    replica,
    d,
    n: 2 * d,
    facts: d,
    generalizationError: measured(TRUE_ERRORS.generalizationError),
    generalizationErrorStandardError: 0,
    memorizationError: measured(TRUE_ERRORS.memorizationError),
    ruleTrainingError: 0,
    trainingError: 0.1,
    trainingLoss: 0.3,
    m: measured(TRUE_ERRORS.m),
    q: null,
    norm: null,
    certificate: 0,
    certificateBound: 1e-9,
  };
}
