import { kernelMoments } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal, observables, solve } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import type { Figure, Panel } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import { type TradeOffCurve, tradeOffFigure } from "../tradeOffFigure.js";
import { drawnPoints, recordRows, TRADE_OFF_LAMBDAS } from "./tradeOffData.js";

/** The task of Figure 5's theory panel, kernel ridge regression. */
const TASK = { loss: "square", alpha: 4, epsilon: 0.2 } as const;
const ETAS = [0.5, 1, 2, 4, 6.75] as const;
const ETA_GRID = grid(0.05, 10, 199, "log");
/** The table has every 18th bandwidth of the curve. */
const SHOWN_EVERY = 18;

/** E_gen at one bandwidth. */
interface BandwidthPoint {
  readonly eta: number;
  readonly ridgeless: number;
  readonly best: number;
  readonly bestLambda: number;
}

/**
 * Figure 5, the theory panel: RBF kernel ridge regression for several bandwidths, and E_gen against the bandwidth at the best lambda and
 * at lambda -> 0+.
 *
 * Source: figure 5 of arXiv:2603.25579.
 */
export const figureFive: PaperPart = {
  name: "figure-5",
  title: "RBF kernel ridge regression",
  caption:
    "Left: trade-off curves of RBF kernel ridge regression, $K = \\exp(-\\eta(1 - t))$, for several $\\eta$. Right: $E_{\\mathrm{gen}}$ against $\\eta$ at the best $\\lambda$ and at $\\lambda \\to 0^+$.",
  parameters: [
    ["loss", TASK.loss],
    ["alpha", String(TASK.alpha)],
    ["epsilon", String(TASK.epsilon)],
    ["eta", `${ETAS.join(", ")}; ${ETA_GRID.length} values from 0.05 to 10`],
    ["lambda", "0+ to infinity"],
  ],
  compute: computeFigureFive,
};

async function pointOf(eta: number): Promise<Point> {
  const { mu1, muStar } = await kernelMoments(`rbf(${eta})`);
  return { ...TASK, model: "kernel", mu1, muStar, lambda: 1 };
}

async function computeFigureFive(progress: (fraction: number) => void): Promise<PaperResult> {
  const baseline = bayesOptimal(TASK)[E_GEN];
  const rows: Cell[][] = [];
  let unsolved = 0;
  const curves: TradeOffCurve[] = [];
  for (const eta of ETAS) {
    const points = curve(await pointOf(eta), "lambda", TRADE_OFF_LAMBDAS);
    rows.push(...recordRows([eta], points));
    unsolved += points.filter(({ solution }) => solution.status !== "converged").length;
    curves.push({ label: `$\\eta = ${eta}$`, points: drawnPoints(points) });
  }
  progress(0.3);
  const bandwidths: BandwidthPoint[] = [];
  for (const eta of ETA_GRID) {
    const point = await pointOf(eta);
    const ridgeless = solve({ ...point, lambda: 0 });
    const best = lambdaOptimum(point, (solved) => observables(solved)[E_GEN]);
    if (ridgeless.status !== "converged") unsolved++;
    rows.push(
      ...recordRows(
        [eta],
        [
          { value: 0, solution: ridgeless },
          { value: best.lambda, solution: best.solution },
        ],
      ),
    );
    bandwidths.push({
      eta,
      ridgeless: ridgeless.status === "converged" ? observables(ridgeless)[E_GEN] : Number.NaN,
      best: best.value,
      bestLambda: best.lambda,
    });
    progress(0.3 + (0.7 * bandwidths.length) / ETA_GRID.length);
  }
  const shown = bandwidths.filter((_, i) => i % SHOWN_EVERY === 0);
  const best = bandwidths.reduce((least, point) => (point.ridgeless < least.ridgeless ? point : least));
  return {
    draw: (width) => bandwidthFigure(curves, bandwidths, baseline, width),
    data: { columns: ["eta", "lambda", ...RECORD_COLUMNS], rows },
    tables: [
      {
        name: "bandwidths",
        title: "Generalization error against the bandwidth",
        columns: ["eta", "E_gen at 0+", "E_gen at the best lambda", "best lambda"],
        rows: shown.map(({ eta, ridgeless, best: least, bestLambda }) => [
          eta,
          Number.isNaN(ridgeless) ? null : ridgeless,
          least,
          bestLambda,
        ]),
      },
    ],
    comparisons: [],
    unsolved,
    notes: [
      `E_gen at lambda -> 0+ is least at eta = ${best.eta.toFixed(2)}; the theory is that of Gaussian inputs, not of images.`,
    ],
  };
}

function bandwidthFigure(
  curves: readonly TradeOffCurve[],
  bandwidths: readonly BandwidthPoint[],
  baseline: number,
  width: Figure["width"],
): Figure {
  const tradeOff = tradeOffFigure({
    panels: [{ title: "square loss, RBF kernel", curves }],
    bayesOptimal: baseline,
    width,
  });
  const against: Panel = {
    title: "error against the bandwidth",
    x: { label: "bandwidth parameter $\\eta$", scale: "log" },
    y: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
    lines: [
      {
        label: "$E_{\\mathrm{gen}}$ at the best $\\lambda$",
        x: bandwidths.map(({ eta }) => eta),
        y: bandwidths.map(({ best }) => best),
        color: 5,
        dash: 0,
      },
      {
        label: "$E_{\\mathrm{gen}}$ at $\\lambda \\to 0^+$",
        x: bandwidths.map(({ eta }) => eta),
        y: bandwidths.map(({ ridgeless }) => ridgeless),
        color: 6,
        dash: 1,
      },
    ],
  };
  return { width, panels: [...tradeOff.panels, against], columns: width === "one-column" ? 1 : 2, aspect: 0.85 };
}
