import { PAPER_KERNELS } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { separabilityThreshold } from "../../../equations/thresholds.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Solution } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import type { Figure, Line, Panel } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const { mu1, muStar } = PAPER_KERNELS.relu;
const EPSILON = 0.1;
/** Fixed alpha of the sweep over kappa, fixed kappa of the sweep over alpha. */
const ALPHA = 2;
const KAPPA = 2;
const SMALL_LAMBDA = 1e-4;
const LOSSES = ["square", "hinge"] as const;
const SWEEPS = [
  { over: "kappa", values: grid(0.1, 50, 241, "log"), label: "features per input $\\kappa$" },
  { over: "alpha", values: grid(0.1, 50, 241, "log"), label: "samples per input $\\alpha$" },
] as const;

/** One curve: a loss at small or at the best lambda, over kappa or alpha. */
interface DescentCurve {
  readonly over: "kappa" | "alpha";
  readonly loss: string;
  readonly regularization: "small" | "best";
  readonly points: readonly DescentPoint[];
}

interface DescentPoint {
  readonly value: number;
  readonly lambda: number;
  readonly [E_GEN]: number;
  readonly [E_MEM]: number;
}

/** Double descent of random features: both errors against kappa and against alpha, at small and at the best lambda. */
export const doubleDescent: PaperPart = {
  name: "double-descent",
  title: "Double descent of random features",
  caption:
    "ReLU random features: $E_{\\mathrm{gen}}$ and $E_{\\mathrm{mem}}$ against $\\kappa$ at $\\alpha = 2$ and against $\\alpha$ at $\\kappa = 2$, at small and at the best $\\lambda$. The dotted line is the interpolation threshold $\\alpha = \\kappa$ of the square loss, the dashed one the separability threshold.",
  parameters: [
    ["activation", "relu"],
    ["epsilon", String(EPSILON)],
    ["alpha", `${ALPHA} over kappa`],
    ["kappa", `${KAPPA} over alpha`],
    ["lambda", `${SMALL_LAMBDA} and the best`],
  ],
  compute: (progress) => Promise.resolve(computeDoubleDescent(progress)),
};

function computeDoubleDescent(progress: (fraction: number) => void): PaperResult {
  const curves: DescentCurve[] = [];
  for (const { over, values } of SWEEPS) {
    for (const loss of LOSSES) {
      const point: Point = {
        model: "rf",
        loss,
        epsilon: EPSILON,
        alpha: ALPHA,
        kappa: KAPPA,
        mu1,
        muStar,
        lambda: SMALL_LAMBDA,
      };
      const small = curve(point, over, values).map(({ value, solution }) =>
        descentPoint(value, SMALL_LAMBDA, solution),
      );
      curves.push({ over, loss, regularization: "small", points: small });
      const best = values.map((value) => {
        const { lambda, solution } = lambdaOptimum({ ...point, [over]: value }, (solved) => observables(solved)[E_GEN]);
        return descentPoint(value, lambda, solution);
      });
      curves.push({ over, loss, regularization: "best", points: best });
      progress(curves.length / (2 * SWEEPS.length * LOSSES.length));
    }
  }
  const rows: Cell[][] = curves.flatMap(({ over, loss, regularization, points }) =>
    points.map(({ value, lambda, [E_GEN]: generalization, [E_MEM]: memorization }) => [
      over,
      value,
      loss,
      regularization,
      lambda,
      finite(generalization),
      finite(memorization),
    ]),
  );
  return {
    draw: (width) => descentFigure(curves, width),
    data: {
      columns: ["over", "value", "loss", "regularization", "lambda", E_GEN, E_MEM],
      rows,
    },
    tables: [],
    comparisons: [],
    unsolved: rows.filter((row) => row[5] === null).length,
    notes: [
      "The square loss peaks where alpha = kappa at small lambda; at the best lambda there is no peak for either loss.",
    ],
  };
}

function descentPoint(value: number, lambda: number, solution: Solution): DescentPoint {
  if (solution.status !== "converged") {
    return { value, lambda, [E_GEN]: Number.NaN, [E_MEM]: Number.NaN };
  }
  const { [E_GEN]: generalization, [E_MEM]: memorization } = observables(solution);
  return { value, lambda, [E_GEN]: generalization, [E_MEM]: memorization };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

const OBSERVABLES = [
  { name: E_GEN, label: "$E_{\\mathrm{gen}}$" },
  { name: E_MEM, label: "$E_{\\mathrm{mem}}$" },
] as const;

function descentFigure(curves: readonly DescentCurve[], width: Figure["width"]): Figure {
  const panels = OBSERVABLES.flatMap(({ name, label }) =>
    SWEEPS.map(({ over, label: axis }): Panel => {
      const lines: Line[] = curves
        .filter((own) => own.over === over)
        .map(({ loss, regularization, points }) => ({
          label: `${loss} loss, ${regularization === "small" ? "$\\lambda = 10^{-4}$" : "best $\\lambda$"}`,
          x: points.map(({ value }) => value),
          y: points.map((point) => point[name]),
          color: loss === "square" ? 0 : 3,
          dash: regularization === "small" ? 0 : 1,
        }));
      return {
        title: over === "kappa" ? "$\\alpha = 2$" : "$\\kappa = 2$",
        x: { label: axis, scale: "log" },
        y: { label, scale: "linear" },
        lines,
        verticalLines: [
          { x: over === "kappa" ? ALPHA : KAPPA, label: "interpolation threshold", style: "thin-dotted-grey" },
          { x: separability(over), label: "separability threshold", style: "bold-dashed-black" },
        ],
      };
    }),
  );
  return { width, panels, columns: width === "one-column" ? 1 : 2, aspect: 0.6 };
}

/** Border of separability of the hinge loss: alpha_c(kappa) at KAPPA, or the kappa at which alpha_c is ALPHA, by bisection. */
function separability(over: "kappa" | "alpha"): number {
  const threshold = (kappa: number): number => separabilityThreshold(randomFeatures(mu1, muStar, kappa), EPSILON).alpha;
  if (over === "alpha") return threshold(KAPPA);
  let low = 0.01;
  let high = ALPHA;
  for (let k = 0; k < 60; k++) {
    const middle = 0.5 * (low + high);
    if (threshold(middle) > ALPHA) high = middle;
    else low = middle;
  }
  return 0.5 * (low + high);
}
