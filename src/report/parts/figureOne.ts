import { PAPER_KERNELS } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { optimum } from "../../sweep/optimum.js";
import type { Comparison } from "../agreementTable.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import type { LearnerParameters } from "../simulatedPoint.js";
import { tradeOffFigure } from "../tradeOffFigure.js";
import { drawnPoints, overlaid, recordRows, TRADE_OFF_LAMBDAS } from "./tradeOffData.js";

/** The task of Figures 1, 2 and 4: two rule-given samples per input dimension, one label in ten random. */
export const TRADE_OFF_TASK = { epsilon: 0.1, alpha: 2 / 0.9 } as const;

const LOSSES = ["square", "hinge"] as const;
const MODELS = [
  { name: "perceptron", label: "perceptron" },
  { name: "erf", label: "erf kernel" },
  { name: "relu", label: "ReLU kernel" },
] as const;

/** Least generalization errors as printed in Figure 1 of arXiv:2603.25579, by loss and model. */
const PUBLISHED = {
  bayesOptimal: "0.2008",
  square: { perceptron: "0.2084", erf: "0.2084", relu: "0.2084" },
  hinge: { perceptron: "0.2094", erf: "0.2068", relu: "0.2031" },
} as const;

/**
 * Figure 1: trade-off curves lambda -> (E_gen, E_mem) of the perceptron and two kernels, square and hinge loss, with the
 * Bayes-optimal baseline.
 *
 * Source: figure 1 of arXiv:2603.25579.
 */
export const figureOne: PaperPart = {
  name: "figure-1",
  title: "Trade-off between generalization and memorization",
  caption:
    "Curves $\\lambda \\to (E_{\\mathrm{gen}}, E_{\\mathrm{mem}})$ for the perceptron and the erf and ReLU kernels, square loss on the left and hinge loss on the right. The dashed line is the Bayes-optimal error, the dotted one the least error of the square loss, the same for all models.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["lambda", "0+ to infinity"],
  ],
  compute: (progress) => Promise.resolve(computeFigureOne(progress)),
};

function computeFigureOne(progress: (fraction: number) => void): PaperResult {
  const baseline = bayesOptimal(TRADE_OFF_TASK)[E_GEN];
  const comparisons: Comparison[] = [
    { quantity: "Bayes-optimal E_gen", published: PUBLISHED.bayesOptimal, ours: baseline },
  ];
  const rows: Cell[][] = [];
  let unsolved = 0;
  const panels = LOSSES.map((loss, half) => {
    const least: number[] = [];
    const curves = MODELS.map(({ name, label }, third) => {
      const point = pointOf(name, loss);
      const points = curve(point, "lambda", TRADE_OFF_LAMBDAS);
      rows.push(...recordRows([loss, name], points));
      unsolved += points.filter(({ solution }) => solution.status !== "converged").length;
      const best = optimum(point, { over: "lambda", objective: "generalization" });
      least.push(best.value);
      const quantity = `${loss} loss, ${label}, best lambda: E_gen`;
      comparisons.push({ quantity, published: PUBLISHED[loss][name], ours: best.value });
      progress((half * MODELS.length + third + 1) / (LOSSES.length * MODELS.length));
      return { label, points: drawnPoints(points), parameters: { ...TRADE_OFF_TASK, loss, ...parametersOf(name) } };
    });
    const title = `${loss} loss`;
    return loss === "square" ? { title, curves, optimalGeneralizationError: Math.min(...least) } : { title, curves };
  });
  return {
    draw: (width, simulated) => tradeOffFigure({ panels: overlaid(panels, simulated), bayesOptimal: baseline, width }),
    data: { columns: ["loss", "model", "lambda", ...RECORD_COLUMNS], rows },
    tables: [],
    comparisons,
    unsolved,
    notes: [],
  };
}

/** Parameters that name the learner of a curve among simulations. */
function parametersOf(name: (typeof MODELS)[number]["name"]): LearnerParameters {
  return name === "perceptron" ? { model: "linear" } : { model: "kernel", activation: name };
}

function pointOf(name: (typeof MODELS)[number]["name"], loss: string): Point {
  const task = { ...TRADE_OFF_TASK, loss, lambda: 1 };
  if (name === "perceptron") return { ...task, model: "linear" };
  const { mu1, muStar } = PAPER_KERNELS[name];
  return { ...task, model: "kernel", mu1, muStar };
}
