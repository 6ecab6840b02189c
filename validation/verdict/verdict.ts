import { type AlphaFit, alphaFit } from "./alphaFit.js";
import { type BayesOptimalBound, bayesOptimalBound } from "./bayesOptimalBound.js";
import { type Comparison, comparisons, type Ensemble } from "./comparisons.js";
import { largestScore, type Spread, spread } from "./spread.js";

/** Verdict of theory against simulation. */
export interface Verdict {
  readonly comparisons: readonly Comparison[];
  /** The |z| that chance alone would exceed in one such plan of a hundred. */
  readonly allowedScore: number;
  /** The comparison farthest from the theory. */
  readonly worst: Comparison;
  /** Of all comparisons that have scatter. */
  readonly spread: Spread;
  /** The lowest learner of the plan against the Bayes-optimal error. */
  readonly bayesOptimal: BayesOptimalBound;
  /** The alpha at which the theory fits best; absent where nothing with scatter moves with alpha. */
  readonly alphaFit?: AlphaFit;
  /** Outcome of the plan; "cannot tell" where nothing speaks against the theory and nothing would against one wrong by 2 % in alpha. */
  readonly outcome: "agree" | "disagree" | "cannot tell";
  /** Names of quantities that have a theory and could not be compared. */
  readonly omitted: readonly string[];
  /** Every reason to reject, in words; empty when theory and simulation agree. */
  readonly objections: readonly string[];
}

/** Chance of rejecting a right theory, for each of the tests. */
const FALSE_ALARM = 0.01;

/** A theory whose alpha is wrong by this fraction must be found wrong, or the plan cannot tell. */
const WRONG_ALPHA = 0.02;

/**
 * Theory against simulation over a whole plan.
 *
 * Four tests, each of which a right theory fails once in a hundred plans: the worst z-score against Bonferroni's bound; the spread of all
 * z-scores against 1, from above (a theory wrong everywhere by a little) and from below (standard errors that are too large, so that the
 * comparison could not fail); the alpha that fits best against the one that was simulated; and no learner below the Bayes-optimal error.
 *
 * @param ensembles One or more, each with a comparison that has scatter.
 *
 * Source: equations/README.md (VE.1)-(VE.7).
 */
export function verdict(ensembles: readonly Ensemble[]): Verdict {
  const compared = ensembles.map(comparisons);
  const all = compared.flatMap((ensemble) => ensemble.comparisons);
  const scattered = all.filter(({ still }) => !still);
  const allowedScore = largestScore(Math.max(1, scattered.length), FALSE_ALARM);
  const worst = all.reduce((a, b) => (Math.abs(b.z) > Math.abs(a.z) ? b : a));
  const spreadOfAll = spread(
    compared.map((ensemble) => ({
      z: ensemble.comparisons.filter(({ still }) => !still).map(({ z }) => z),
      squaredCorrelations: ensemble.squaredCorrelations,
    })),
  );
  const bayesOptimal = bayesOptimalBound(ensembles, all, FALSE_ALARM);
  const omitted = compared.flatMap((ensemble) => ensemble.omitted);
  const fit = alphaFit(
    ensembles,
    compared.map((ensemble) => ensemble.comparisons),
  );
  const result = {
    ...{ comparisons: all, allowedScore, worst, spread: spreadOfAll, bayesOptimal, omitted },
    ...(fit === undefined ? {} : { alphaFit: fit }),
  };
  const found = objections(result);
  const tells = fit !== undefined && WRONG_ALPHA >= largestScore(1, FALSE_ALARM) * fit.standardError;
  return { ...result, objections: found, outcome: found.length > 0 ? "disagree" : tells ? "agree" : "cannot tell" };
}

function objections(judged: Omit<Verdict, "objections" | "outcome">): string[] {
  const { comparisons: all, worst, allowedScore, spread, bayesOptimal, alphaFit: fit } = judged;
  const found: string[] = [];
  const lost = all.find(({ z }) => Number.isNaN(z));
  if (lost !== undefined) found.push(`${lost.observable} of ${lost.label} at lambda = ${lost.lambda} has no score`);
  const bound = largestScore(1, FALSE_ALARM);
  if (Math.abs(worst.z) > allowedScore) {
    found.push(
      `${worst.observable} of ${worst.label} at lambda = ${worst.lambda} is ${worst.z.toFixed(1)} standard errors from the theory; chance reaches ${allowedScore.toFixed(1)}`,
    );
  }
  if (spread.z > bound) {
    found.push(
      `the z-scores scatter too much: mean square ${spread.meanSquare.toFixed(2)} where 1 is expected (${spread.z.toFixed(1)} standard errors)`,
    );
  }
  if (spread.z < -bound) {
    found.push(
      `the z-scores scatter too little: mean square ${spread.meanSquare.toFixed(2)} where 1 is expected; the standard errors are too large to test anything`,
    );
  }
  if (fit !== undefined && Math.abs(fit.z) > bound) {
    found.push(
      `the theory fits best at alpha x ${alphaFitText(fit)}, ${Math.abs(fit.z).toFixed(1)} standard errors from the alpha that was simulated`,
    );
  }
  if (bayesOptimal.margin < -bayesOptimal.allowed) {
    found.push(
      `a learner beats the Bayes-optimal error by ${(-bayesOptimal.margin).toFixed(1)} standard errors; chance reaches ${bayesOptimal.allowed.toFixed(1)}`,
    );
  }
  return found;
}

/**
 * The factor of alpha with its standard error, two digits of it.
 *
 * @example
 * alphaFitText({ factor: 1.00123, standardError: 0.0034, z: 0.36 }) // => "1.0012 +- 0.0034"
 */
export function alphaFitText({ factor, standardError }: AlphaFit): string {
  const decimals = Math.max(1, 1 - Math.floor(Math.log10(standardError)));
  return `${factor.toFixed(decimals)} +- ${standardError.toFixed(decimals)}`;
}
