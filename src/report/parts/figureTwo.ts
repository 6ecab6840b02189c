import { PAPER_KERNELS } from "../../../equations/activation.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import { tradeOffFigure } from "../tradeOffFigure.js";
import { TRADE_OFF_TASK } from "./figureOne.js";
import { drawnPoints, overlaid, recordRows, TRADE_OFF_LAMBDAS } from "./tradeOffData.js";

/** Features per input dimension; alpha = 2/0.9 lies between the first two, the interpolation peak of the square loss. */
const KAPPAS = [1, 3, 6, 12, 30, Number.POSITIVE_INFINITY] as const;
const LOSSES = ["square", "hinge"] as const;
const ACTIVATIONS = [
  { name: "erf", label: "erf" },
  { name: "relu", label: "ReLU" },
] as const;

/**
 * Figure 2: random features against the kernel limit, the curves of Figure 1 for growing kappa.
 *
 * Source: figure 2 of arXiv:2603.25579.
 */
export const figureTwo: PaperPart = {
  name: "figure-2",
  title: "Random features against the kernel limit",
  caption:
    "Curves $\\lambda \\to (E_{\\mathrm{gen}}, E_{\\mathrm{mem}})$ of random features for growing $\\kappa = p/d$, converging on the kernel, $\\kappa \\to \\infty$.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["kappa", KAPPAS.map((kappa) => (kappa === Number.POSITIVE_INFINITY ? "infinity" : String(kappa))).join(", ")],
    ["lambda", "0+ to infinity"],
  ],
  compute: (progress) => Promise.resolve(computeFigureTwo(progress)),
};

function computeFigureTwo(progress: (fraction: number) => void): PaperResult {
  const baseline = bayesOptimal(TRADE_OFF_TASK)[E_GEN];
  const rows: Cell[][] = [];
  let unsolved = 0;
  let done = 0;
  const panels = LOSSES.flatMap((loss) =>
    ACTIVATIONS.map(({ name, label }) => {
      const { mu1, muStar } = PAPER_KERNELS[name];
      const curves = KAPPAS.map((kappa) => {
        const limit = kappa === Number.POSITIVE_INFINITY;
        const task = { ...TRADE_OFF_TASK, loss, lambda: 1, mu1, muStar };
        const points = curve(
          limit ? { ...task, model: "kernel" } : { ...task, model: "rf", kappa },
          "lambda",
          TRADE_OFF_LAMBDAS,
        );
        rows.push(...recordRows([loss, name, kappa], points));
        unsolved += points.filter(({ solution }) => solution.status !== "converged").length;
        progress(++done / (LOSSES.length * ACTIVATIONS.length * KAPPAS.length));
        const named = limit ? "$\\kappa \\to \\infty$ (kernel)" : `$\\kappa = ${kappa}$`;
        const model = limit ? { model: "kernel" } : { model: "rf", kappa };
        return {
          label: named,
          points: drawnPoints(points),
          parameters: { ...TRADE_OFF_TASK, loss, activation: name, ...model },
        };
      });
      return { title: `${loss} loss, ${label}`, curves };
    }),
  );
  return {
    draw: (width, simulated) => ({
      ...tradeOffFigure({ panels: overlaid(panels, simulated), bayesOptimal: baseline, width }),
      columns: width === "one-column" ? 1 : 2,
    }),
    data: { columns: ["loss", "activation", "kappa", "lambda", ...RECORD_COLUMNS], rows },
    tables: [],
    comparisons: [],
    unsolved,
    notes: [
      "Random features are separable, and memorize perfectly at lambda -> 0+, only below their threshold; raf threshold prints it.",
    ],
  };
}
