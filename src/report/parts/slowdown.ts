import { PAPER_KERNELS } from "../../../equations/activation.js";
import { modelOf, type Point } from "../../../equations/point.js";
import { brentRoot } from "../../numerics/bracket.js";
import { requireSolved } from "../../solver/solution.js";
import { trainingSolution } from "../../solver/training.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const LOSS = 0.05;
const EPSILONS = grid(0, 1, 41, "linear");
/** Fractions of facts whose times are in the table. */
const TABLED = [0, 0.1, 0.5, 1];
const { mu1, muStar } = PAPER_KERNELS.erf;
const TASK = { loss: "square", epsilon: 0, lambda: 0 } as const;
const LEARNERS: readonly { readonly name: string; readonly label: string; readonly point: Point }[] = [
  { name: "perceptron", label: "perceptron, $\\alpha = 0.8$", point: { ...TASK, model: "linear", alpha: 0.8 } },
  {
    name: "erf kernel",
    label: "erf kernel, $\\alpha = 2$",
    point: { ...TASK, model: "kernel", alpha: 2, mu1, muStar },
  },
  {
    name: "erf features",
    label: "erf features, $\\alpha = 2$, $\\kappa = 4$",
    point: { ...TASK, model: "rf", alpha: 2, kappa: 4, mu1, muStar },
  },
];

/** Random labels are learned slower: the time to a training loss against the fraction of facts. */
export const slowdown: PaperPart = {
  name: "slowdown",
  title: "Random labels are learned slower",
  caption:
    "Time of gradient flow on the square loss without ridge to a training loss of 0.05, against the fraction $\\varepsilon$ of random labels: (a) as it is, (b) in units of the time that the labels of the rule take.",
  parameters: [
    ["training loss", String(LOSS)],
    ["epsilon", `${EPSILONS.length} values from 0 to 1`],
    ["lambda", "0+"],
  ],
  compute: (progress) => Promise.resolve(computeSlowdown(progress)),
};

/** Time at which the training loss has fallen to the value. It falls without end where the data are interpolated. */
export function timeToLoss(point: Point, epsilon: number, loss: number): number {
  const model = modelOf({ ...point, epsilon });
  const excess = (logTime: number): number =>
    requireSolved(trainingSolution(model, { name: "gradient-flow" }, Math.exp(logTime))).learner.trainingLoss - loss;
  const root = brentRoot(excess, Math.log(1e-3), Math.log(1e6), 1e-12);
  return root === undefined ? Number.NaN : Math.exp(root.x);
}

function computeSlowdown(progress: (fraction: number) => void): PaperResult {
  const curves = LEARNERS.map(({ name, label, point }, index) => {
    const times = EPSILONS.map((epsilon) => timeToLoss(point, epsilon, LOSS));
    progress((index + 1) / LEARNERS.length);
    return { name, label, times };
  });
  const rows: Cell[][] = curves.flatMap(({ name, times }) => EPSILONS.map((epsilon, i) => [name, epsilon, times[i]!]));
  const tabled = curves.map(({ name, times }): Cell[] => [
    name,
    ...TABLED.map((epsilon) => times[EPSILONS.findIndex((one) => Math.abs(one - epsilon) < 1e-9)] ?? null),
  ]);
  return {
    draw: (width) => slowdownFigure(curves, width),
    data: { columns: ["learner", "epsilon", "time"], rows },
    tables: [
      {
        name: "slowdown",
        title: `Time to a training loss of ${LOSS}`,
        columns: ["learner", ...TABLED.map((epsilon) => `epsilon = ${epsilon}`)],
        rows: tabled,
      },
    ],
    comparisons: [],
    unsolved: rows.filter((row) => !Number.isFinite(row[2])).length,
    notes: curves.map(({ name, times }) => {
      const factor = times.at(-1)! / times[0]!;
      return `${name}: random labels take ${factor.toFixed(2)} times as long as those of the rule.`;
    }),
  };
}

function slowdownFigure(
  curves: readonly { readonly label: string; readonly times: readonly number[] }[],
  width: Figure["width"],
): Figure {
  const x = { label: "fraction of facts $\\varepsilon$", scale: "linear" } as const;
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 2,
    panels: [
      {
        title: `time to training loss $${LOSS}$`,
        x,
        y: { label: "time $t$", scale: "log" },
        series: curves.map(({ label, times }) => ({ label, x: EPSILONS, y: times })),
      },
      {
        title: "in units of the rule alone",
        x,
        y: { label: "$t(\\varepsilon) / t(0)$", scale: "linear" },
        series: curves.map(({ label, times }) => ({ label, x: EPSILONS, y: times.map((time) => time / times[0]!) })),
      },
    ],
  });
}
