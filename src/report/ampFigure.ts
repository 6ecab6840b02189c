import type { EvolutionRow } from "../../validation/amp/evolutionComparison.js";
import type { AmpLearner } from "../../validation/amp/outputFunction.js";
import type { Figure } from "./figure.js";
import { type LinePanel, lineFigure } from "./lineFigure.js";

/** Message passing and its state evolution, as they are drawn. */
export interface AmpFigureData {
  readonly learner: AmpLearner;
  readonly alpha: number;
  readonly epsilon: number;
  /** Of a loss. */
  readonly lambda?: number;
  readonly d: number;
  readonly replicas: number;
  readonly rows: readonly EvolutionRow[];
}

/** Names of the learners in a title. */
const LEARNER_TITLES = {
  bayes: "Bayes-optimal AMP",
  square: "AMP for the square loss",
  hinge: "AMP for the hinge loss",
  "squared-hinge": "AMP for the squared hinge loss",
} as const satisfies Readonly<Record<AmpLearner, string>>;

/** Digits of a parameter above the figure. */
const DIGITS = 6;

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

const EVOLUTION = "state evolution";
const ITERATION = { label: "iteration $t$", scale: "linear" } as const;

/**
 * Both curves in one figure: on the left E_gen along the iterations, state evolution as a line and message passing as points; on the right
 * their difference, in which the standard errors can be seen.
 *
 * @param data At least one row.
 */
export function ampFigure({ learner, alpha, epsilon, lambda, d, replicas, rows }: AmpFigureData): Figure {
  const x = rows.map(({ iteration }) => iteration);
  const errors = rows.map(({ generalizationError }) => generalizationError);
  const points = {
    label: `AMP, $d = ${d}$`,
    series: EVOLUTION,
    x,
    yErrors: errors.map(({ standardError }) => standardError),
  };
  const curves: LinePanel = {
    title: LEARNER_TITLES[learner],
    x: ITERATION,
    y: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
    series: [{ label: EVOLUTION, x, y: errors.map(({ theory }) => theory) }],
    points: [{ ...points, y: errors.map(({ mean }) => mean) }],
  };
  const differences: LinePanel = {
    title: "difference, with standard errors",
    x: ITERATION,
    y: { label: "$E_{\\mathrm{gen}}$, AMP $-$ state evolution", scale: "linear" },
    series: [{ label: EVOLUTION, x: [x[0] ?? 0, x.at(-1) ?? 0], y: [0, 0] }],
    points: [{ ...points, y: errors.map(({ mean, theory }) => mean - theory) }],
  };
  const subtitle = [
    `$\\alpha = ${shortNumber(alpha)}$`,
    `$\\epsilon = ${shortNumber(epsilon)}$`,
    ...(lambda === undefined ? [] : [`$\\lambda = ${shortNumber(lambda)}$`]),
    `${replicas} replicas`,
  ];
  return lineFigure({ panels: [curves, differences], columns: 2, subtitle });
}
