import { PAPER_KERNELS } from "../../equations/activation.js";
import type { Point } from "../../equations/point.js";
import { bayesOptimal, observables } from "../solver/solve.js";
import { type CurvePoint, curve } from "../sweep/curve.js";
import { grid } from "../sweep/grid.js";
import { optimum } from "../sweep/optimum.js";
import type { Comparison } from "./agreementTable.js";
import { agrees } from "./agrees.js";
import type { Figure } from "./figure.js";
import { type TradeOffPoint, tradeOffFigure } from "./tradeOffFigure.js";

/** The task of Figures 1, 2 and 4: two rule-given samples per input dimension, one label in ten random. */
const FIGURE_ONE_TASK = { epsilon: 0.1, alpha: 2 / 0.9 } as const;

const LOSSES = ["square", "hinge"] as const;
const MODELS = [
  { name: "perceptron", label: "perceptron" },
  { name: "erf", label: "erf kernel" },
  { name: "relu", label: "ReLU kernel" },
] as const;

/** The regularizations drawn: dense enough for a smooth curve at print size, and both limits. */
const LAMBDAS = [0, ...grid(1e-5, 1e4, 361, "log"), Number.POSITIVE_INFINITY];

/** Least generalization errors as printed in Figure 1 of arXiv:2603.25579, by loss and model. */
const PUBLISHED = {
  bayesOptimal: "0.2008",
  square: { perceptron: "0.2084", erf: "0.2084", relu: "0.2084" },
  hinge: { perceptron: "0.2094", erf: "0.2068", relu: "0.2031" },
} as const;

/** One solved point of the figure, for the data file. */
export interface FigureOneRow {
  readonly loss: string;
  readonly model: string;
  readonly point: CurvePoint;
}

/** Everything Figure 1 consists of. */
export interface FigureOne {
  readonly rows: readonly FigureOneRow[];
  readonly comparisons: readonly Comparison[];
  readonly figure: Figure;
  /** Whether every published number is reproduced at the precision printed. */
  readonly agreed: boolean;
  /** Points that were not solved. */
  readonly unsolved: number;
}

/**
 * Computes Figure 1: trade-off curves lambda -> (E_gen, E_mem) of the perceptron and two kernels, square and hinge loss, with the
 * Bayes-optimal baseline, and compares every published number with ours.
 *
 * @param width "one-column" or "two-column".
 *
 * Source: figure 1 of arXiv:2603.25579.
 */
export function figureOne(width: Figure["width"]): FigureOne {
  const baseline = bayesOptimal(FIGURE_ONE_TASK).generalizationError;
  const comparisons: Comparison[] = [
    { quantity: "Bayes-optimal E_gen", published: PUBLISHED.bayesOptimal, ours: baseline },
  ];
  const rows: FigureOneRow[] = [];
  const panels = LOSSES.map((loss) => {
    const least: number[] = [];
    const curves = MODELS.map(({ name, label }) => {
      const point = pointOf(name, loss);
      const points = curve(point, "lambda", LAMBDAS);
      for (const solved of points) rows.push({ loss, model: name, point: solved });
      const best = optimum(point, { over: "lambda", objective: "generalization" });
      least.push(best.value);
      comparisons.push({
        quantity: `${loss} loss, ${label}, best lambda: E_gen`,
        published: PUBLISHED[loss][name],
        ours: best.value,
      });
      return { label, points: points.map(drawn) };
    });
    const title = `${loss} loss`;
    return loss === "square" ? { title, curves, optimalGeneralizationError: Math.min(...least) } : { title, curves };
  });
  return {
    rows,
    comparisons,
    agreed: comparisons.every(({ published, ours }) => agrees(published, ours ?? Number.NaN)),
    figure: tradeOffFigure({ panels, bayesOptimal: baseline, width }),
    unsolved: rows.filter(({ point }) => point.solution.status !== "converged").length,
  };
}

function pointOf(name: (typeof MODELS)[number]["name"], loss: string): Point {
  const task = { ...FIGURE_ONE_TASK, loss, lambda: 1 };
  if (name === "perceptron") return { ...task, model: "linear" };
  const { mu1, muStar } = PAPER_KERNELS[name];
  return { ...task, model: "kernel", mu1, muStar };
}

function drawn({ value, solution }: CurvePoint): TradeOffPoint {
  if (solution.status !== "converged") {
    return { lambda: value, generalizationError: Number.NaN, memorizationError: Number.NaN };
  }
  const { generalizationError, memorizationError } = observables(solution);
  return { lambda: value, generalizationError, memorizationError };
}
