import { COMPARED, type Comparison } from "../../validation/verdict/comparisons.js";
import { alphaFitText, type Verdict } from "../../validation/verdict/verdict.js";
import { largestOf } from "../numerics/extremes.js";
import type { DataTable } from "./paperPart.js";
import { table } from "./table.js";

/** Comparisons that are told one by one: those farthest from the theory. */
const FARTHEST = 8;
/** Comparisons from which the spread of their scores is a test. */
const ENOUGH_COMPARISONS = 40;
const DIGITS = 5;
const SCORE_DECIMALS = 2;

const OUTCOMES: { readonly [outcome in Verdict["outcome"]]: string } = {
  agree: "theory and simulation agree",
  disagree: "theory and simulation DISAGREE",
  "cannot tell": "CANNOT TELL: nothing speaks against the theory, and nothing would against one wrong by 2 % in alpha",
};

/**
 * The verdict for a terminal: the comparisons farthest from the theory, a summary by observable, and what follows.
 */
export function verdictText(verdict: Verdict): string {
  const { comparisons, spread, bayesOptimal, objections, omitted, outcome, alphaFit } = verdict;
  const scattered = comparisons.filter(({ still }) => !still);
  const still = comparisons.length - scattered.length;
  const margin =
    bayesOptimal.margin === Number.POSITIVE_INFINITY
      ? []
      : [
          `Bayes-optimal bound: the lowest learner lies ${Math.abs(bayesOptimal.margin).toFixed(1)} standard errors ` +
            `${bayesOptimal.margin < 0 ? "below" : "above"} it; chance takes it ${bayesOptimal.allowed.toFixed(1)} below`,
        ];
  return [
    `${Math.min(FARTHEST, comparisons.length)} comparisons farthest from the theory:`,
    table(
      ["case", "lambda", "observable", "theory", "simulated", "standard error", "z"],
      farthest(comparisons).map(cells),
      DIGITS,
    ),
    "",
    "by observable:",
    table(["observable", "comparisons", "mean z^2", "largest |z|"], summary(scattered), DIGITS),
    "",
    `${scattered.length} comparisons with scatter${still === 0 ? "" : `, ${still} without (exact, or errors too rare to scatter)`}`,
    `spread: mean z^2 = ${spread.meanSquare.toFixed(3)} over ${spread.effectiveCount.toFixed(0)} effectively independent scores, z = ${spread.z.toFixed(SCORE_DECIMALS)}`,
    ...margin,
    ...(omitted.length === 0 ? [] : [`not compared, for want of replicas that have it: ${omitted.join("; ")}`]),
    alphaFit === undefined
      ? "no comparison with scatter moves with alpha"
      : `the theory fits best at alpha x (${alphaFitText(alphaFit)}), z = ${alphaFit.z.toFixed(SCORE_DECIMALS)}`,
    ...(scattered.length < ENOUGH_COMPARISONS
      ? [`CAUTION: fewer than ${ENOUGH_COMPARISONS} comparisons say little about the standard errors`]
      : []),
    `verdict: ${OUTCOMES[outcome]}`,
    ...objections.map((text) => `  ${text}`),
  ].join("\n");
}

/** Every comparison as data, with all digits. */
export function verdictData({ comparisons }: Verdict): DataTable {
  return {
    columns: [
      "case",
      "lambda",
      "observable",
      "theory",
      "simulated",
      "standardError",
      "z",
      "degreesOfFreedom",
      "slope",
      "bend",
    ],
    rows: comparisons.map((one) => [
      ...[one.label, one.lambda, one.observable, one.theory, one.simulated, one.standardError, one.z],
      ...[one.fit.degreesOfFreedom, one.fit.slope, one.fit.bend],
    ]),
  };
}

function farthest(comparisons: readonly Comparison[]): Comparison[] {
  return [...comparisons].sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, FARTHEST);
}

function cells({ label, lambda, observable, theory, simulated, standardError, z }: Comparison): (string | number)[] {
  const ridge = lambda === 0 ? "0+" : lambda === Number.POSITIVE_INFINITY ? "inf" : String(lambda);
  return [label, ridge, observable, theory, simulated, standardError, z.toFixed(SCORE_DECIMALS)];
}

function summary(scattered: readonly Comparison[]): (string | number)[][] {
  return COMPARED.flatMap((observable) => {
    const own = scattered.filter((one) => one.observable === observable);
    if (own.length === 0) return [];
    const meanSquare = own.reduce((sum, { z }) => sum + z * z, 0) / own.length;
    const largest = largestOf(own.map(({ z }) => Math.abs(z)));
    return [[observable, own.length, meanSquare.toFixed(SCORE_DECIMALS), largest.toFixed(SCORE_DECIMALS)]];
  });
}
