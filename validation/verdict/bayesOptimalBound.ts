import { E_GEN } from "../../equations/vocabulary/observables.js";
import { leastOf } from "../../src/numerics/extremes.js";
import { normalTail } from "../../src/numerics/normal.js";
import type { Comparison, Ensemble } from "./comparisons.js";
import { LARGEST_SCORE, rootOfFalling } from "./spread.js";
import { studentScore } from "./studentScore.js";

/** The learners of a plan against the error that none can beat. */
export interface BayesOptimalBound {
  /** By how many standard errors the lowest learner lies above (positive) or below the Bayes-optimal error; Infinity without learners. */
  readonly margin: number;
  /** Distance below it to which chance alone takes the lowest of them once in 1 / probability plans. */
  readonly allowed: number;
}

/**
 * Is any learner of a plan better than the best there is?
 *
 * Most learners lie many standard errors above the bound in theory, and chance will not take them below it. Were every one of them, or
 * every comparison of the plan, counted as a trial, a learner would have to cheat by four standard errors or five to be found. So each
 * counts with the chance that it has: the score t is allowed for which sum_i P(z < -t - mu_i) is the probability, mu_i the distance of
 * learner i from the bound in theory. That bounds the false alarms (correlated or not), and with few learners near the bound it is sharp.
 *
 * @param all         The comparisons of the ensembles; E_gen of each learner is looked at.
 * @param probability Of a false alarm, (0, 1).
 *
 * Source: equations/README.md (VE.6).
 */
export function bayesOptimalBound(
  ensembles: readonly Ensemble[],
  all: readonly Comparison[],
  probability: number,
): BayesOptimalBound {
  const baselines = new Map(
    ensembles.flatMap(({ label, lambdas }) =>
      lambdas.map(({ lambda, bayesOptimal }) => [`${label} ${lambda}`, bayesOptimal] as const),
    ),
  );
  const learners = all
    .filter(({ observable, still }) => observable === E_GEN && !still)
    .map(({ label, lambda, theory, simulated, standardError, fit }) => {
      const bayesOptimal = baselines.get(`${label} ${lambda}`)!;
      return {
        score: studentScore((simulated - bayesOptimal) / standardError, fit.degreesOfFreedom),
        expected: Math.max(0, studentScore((theory - bayesOptimal) / standardError, fit.degreesOfFreedom)),
      };
    });
  const chance = (t: number): number => learners.reduce((sum, { expected }) => sum + normalTail(t + expected), 0);
  return {
    margin: leastOf(learners.map(({ score }) => score)),
    allowed: chance(0) <= probability ? 0 : rootOfFalling(chance, probability, LARGEST_SCORE),
  };
}
