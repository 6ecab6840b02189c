import type { Compared, Comparison, Ensemble, SizeRows } from "./comparisons.js";
import { type Extrapolation, extrapolation } from "./extrapolation.js";
import { studentScore } from "./studentScore.js";

/** The alpha at which the theory fits the simulations best, in units of the alpha that was simulated. */
export interface AlphaFit {
  /** 1 where theory and simulation agree. */
  readonly factor: number;
  /** Of the factor, from the scatter between replicas. */
  readonly standardError: number;
  /** Normal score of factor - 1. */
  readonly z: number;
}

/** An observable at one lambda, and how much a relative change of alpha moves its theory. */
interface Lever {
  readonly lambda: number;
  readonly observable: Compared;
  readonly byLogAlpha: number;
  /** byLogAlpha over the variance of the comparison: what it counts in the sum. */
  readonly weight: number;
}

/**
 * Fits the theory's alpha to the simulations, over all observables and lambdas of all ensembles.
 *
 * In each ensemble the differences simulated - theory are summed, replica by replica, with weights in which each comparison counts as much
 * as it moves with alpha. One number a replica is left, whose scatter knows every correlation between observables and lambdas of one data
 * set; it is extrapolated as every comparison is. The ensembles are independent, and weighted by their variances.
 *
 * @param ensembles   With their theory's derivatives.
 * @param comparisons Those of each ensemble, for the weights.
 * @returns undefined where no comparison with scatter moves with alpha.
 *
 * Source: equations/README.md (VE.7).
 */
export function alphaFit(
  ensembles: readonly Ensemble[],
  comparisons: readonly (readonly Comparison[])[],
): AlphaFit | undefined {
  const fits = ensembles.flatMap((ensemble, index) => {
    const levers = leversOf(ensemble, comparisons[index]!);
    const fit = levers.length === 0 ? undefined : ensembleFit(ensemble, levers);
    return fit === undefined || fit.standardError === 0 ? [] : [fit];
  });
  if (fits.length === 0) return undefined;
  const weights = fits.map(({ standardError }) => 1 / (standardError * standardError));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shift = fits.reduce((sum, { value }, i) => sum + (weights[i]! / total) * value, 0);
  const standardError = 1 / Math.sqrt(total);
  // Welch and Satterthwaite: the shares of the ensembles in the variance are their weights.
  const spread = fits.reduce((sum, { degreesOfFreedom }, i) => sum + (weights[i]! / total) ** 2 / degreesOfFreedom, 0);
  return { factor: 1 + shift, standardError, z: studentScore(shift / standardError, 1 / spread) };
}

function leversOf(ensemble: Ensemble, comparisons: readonly Comparison[]): readonly Lever[] {
  return comparisons.flatMap(({ lambda, observable, still, standardError }) => {
    const own = ensemble.lambdas.find((one) => one.lambda === lambda)!;
    const byLogAlpha = own.byLogAlpha[observable] ?? null;
    // A replica without a value, such as E_mem without a fact, would be missing in every sum.
    const isComplete = own.sizes.every(({ rows }) => rows.every((row) => (row[observable] ?? null) !== null));
    if (still || byLogAlpha === null || byLogAlpha === 0 || !isComplete) return [];
    return [{ lambda, observable, byLogAlpha, weight: byLogAlpha / (standardError * standardError) }];
  });
}

/** The relative change of alpha that one ensemble asks for. */
function ensembleFit({ lambdas }: Ensemble, levers: readonly Lever[]): Extrapolation | undefined {
  const unit = levers.reduce((sum, { weight, byLogAlpha }) => sum + weight * byLogAlpha, 0);
  const samples = lambdas[0]!.sizes.map(({ d, rows }, size) => ({
    d,
    values: rows.map((_row, replica) =>
      levers.reduce((sum, { lambda, observable, weight }) => {
        const own = lambdas.find((one) => one.lambda === lambda)!.sizes[size]!;
        return sum + (weight / unit) * differenceOf(own, replica, observable);
      }, 0),
    ),
  }));
  return extrapolation(samples);
}

function differenceOf({ rows, prediction }: SizeRows, replica: number, observable: Compared): number {
  return rows[replica]![observable]! - prediction[observable]!;
}
