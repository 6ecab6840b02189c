import { kernelMoments } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import type { RealDataLoss } from "../../../validation/realData/realDataLoss.js";
import { bayesOptimal, observables, solve } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import { drawnPoints, TRADE_OFF_LAMBDAS } from "../parts/tradeOffData.js";
import type { TradeOffCurve } from "../tradeOffFigure.js";

/** Prediction of the theory for the RBF kernel on Gaussian inputs, at the sizes of an experiment. */
export interface RealDataTheory {
  /** Bayes-optimal E_gen. */
  readonly bayesOptimal: number;
  /** One for each of the etas asked for. */
  readonly curves: readonly TradeOffCurve[];
  readonly bandwidths: readonly TheoryBandwidth[];
  /** Points that were not solved: gaps of the figure. */
  readonly unsolved: number;
}

/** E_gen at one bandwidth; NaN where it is not solved. */
export interface TheoryBandwidth {
  readonly eta: number;
  readonly best: number;
  readonly small: number;
}

/** The sizes and bandwidths of an experiment. */
export interface TheoryTask {
  readonly loss: RealDataLoss;
  readonly alpha: number;
  readonly epsilon: number;
  /** Bandwidths of the trade-off curves. */
  readonly etas: readonly number[];
  /** Range of the bandwidths of the other curves. */
  readonly etaRange: readonly [number, number];
  /** The small lambda of those; 0 for 0+. */
  readonly smallLambda: number;
}

const BANDWIDTHS = 61;

/**
 * The theory beside an experiment on images: what it would be if the inputs were Gaussian and the rule a perceptron.
 *
 * Source: equations/README.md (AC.3), (SQ.1) and (RD.1).
 */
export async function realDataTheory({
  loss,
  alpha,
  epsilon,
  etas,
  etaRange,
  smallLambda,
}: TheoryTask): Promise<RealDataTheory> {
  let unsolved = 0;
  const pointOf = async (eta: number): Promise<Point> => {
    const { mu1, muStar } = await kernelMoments(`rbf(${eta})`);
    return { model: "kernel", loss, alpha, epsilon, mu1, muStar, lambda: smallLambda };
  };
  const curves: TradeOffCurve[] = [];
  for (const eta of etas) {
    const points = curve(await pointOf(eta), "lambda", TRADE_OFF_LAMBDAS);
    unsolved += points.filter(({ solution }) => solution.status !== "converged").length;
    curves.push({ label: etaLabel(eta), points: drawnPoints(points) });
  }
  const bandwidths: TheoryBandwidth[] = [];
  const [low, high] = etaRange;
  for (const eta of low === high ? [low] : grid(low, high, BANDWIDTHS, "log")) {
    const point = await pointOf(eta);
    const small = solve(point);
    if (small.status !== "converged") unsolved += 1;
    const best = lambdaOptimum(point, (solved) => observables(solved)[E_GEN]);
    bandwidths.push({
      eta,
      best: best.value,
      small: small.status === "converged" ? observables(small)[E_GEN] : Number.NaN,
    });
  }
  return { bayesOptimal: bayesOptimal({ alpha, epsilon })[E_GEN], curves, bandwidths, unsolved };
}

/** A bandwidth in a legend. */
export function etaLabel(eta: number): string {
  return `$\\eta = ${eta}$`;
}
