import type { BandwidthResult } from "../../../validation/realData/realDataRepeat.js";
import { type RealDataPoint, realDataSummary } from "../../../validation/realData/realDataSummary.js";

/** Shape of the made-up errors. */
export interface PointOptions {
  readonly etas: readonly number[];
  /** E_gen of repeat 0 and 1 is this minus and plus 0.01. */
  readonly error: (eta: number, lambda: number) => number;
  readonly facts?: boolean;
  /** Defaults to one that is met. */
  readonly certificate?: (eta: number, lambda: number) => number;
}

/** The points of two repeats with errors made up, at lambda = 0, 1 and infinity. */
export function realDataPoints({ etas, error, facts = true, certificate = () => 0 }: PointOptions): RealDataPoint[] {
  const results = [-0.01, 0.01].flatMap((shift) =>
    etas.map(
      (eta): BandwidthResult => ({
        eta,
        rank: 10,
        rows: [0, 1, Number.POSITIVE_INFINITY].map((lambda) => ({
          lambda,
          unanswered: 0,
          generalizationError: error(eta, lambda) + shift,
          memorizationError: facts ? 1 - 1 / (1 + Math.min(lambda, 9)) : null,
          ruleTrainingError: 0.1,
          trainingError: 0.2,
          trainingLoss: lambda === Number.POSITIVE_INFINITY ? null : 0.3,
          certificate: certificate(eta, lambda),
          certificateBound: 1e-11,
        })),
      }),
    ),
  );
  return realDataSummary(results);
}
