import { PAPER_KERNELS } from "../../../equations/activation.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { observables } from "../../solver/solve.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import type { Figure, Panel } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import { recordRows } from "./tradeOffData.js";

const ALPHA = 2;
const EPSILON = 0.1;
const TIMES = grid(1e-1, 1e5, 97, "log");
const KAPPAS = grid(0.25, 16, 61, "log");

/** Epoch-wise double descent: random features near alpha = kappa, against time. */
export const epochs: PaperPart = {
  name: "epochs",
  title: "Double descent in time",
  caption:
    "Random features (erf) under gradient flow on the square loss without ridge: $E_{\\mathrm{gen}}$ over time and features per dimension, at $\\alpha = 2$. The peak of interpolation at $\\kappa = \\alpha$ grows with time.",
  parameters: [
    ["model", "rf, activation erf"],
    ["epsilon", String(EPSILON)],
    ["alpha", String(ALPHA)],
    ["kappa", `${KAPPAS.length} values from 0.25 to 16`],
    ["time", `${TIMES.length} values from 0.1 to 10^5`],
    ["lambda", "0+"],
  ],
  compute: computeEpochs,
};

async function computeEpochs(progress: (fraction: number) => void): Promise<PaperResult> {
  const { mu1, muStar } = PAPER_KERNELS.erf;
  const rows: Cell[][] = [];
  const lines: CurvePoint[][] = [];
  for (const kappa of KAPPAS) {
    const point = {
      model: "rf",
      loss: "square",
      alpha: ALPHA,
      epsilon: EPSILON,
      lambda: 0,
      mu1,
      muStar,
      kappa,
    } as const;
    const points = curve({ ...point, algorithm: "gradient-flow" }, "time", TIMES);
    lines.push(points);
    rows.push(...recordRows([kappa], points));
    progress(lines.length / KAPPAS.length);
    // The rows block the event loop. This pause lets a handler of Ctrl-C run.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const errors = lines.map((points) =>
    points.map(({ solution }) => (solution.status === "converged" ? observables(solution)[E_GEN] : null)),
  );
  return {
    draw: (width) => epochsFigure(errors, width),
    data: { columns: ["kappa", "time", ...RECORD_COLUMNS], rows },
    tables: [],
    comparisons: [],
    unsolved: 0,
    notes: [noteOf(errors)],
  };
}

/** The time at which the error begins to rise again, and its largest rise. */
function noteOf(errors: readonly (readonly (number | null)[])[]): string {
  const rises = errors.map((line) => {
    const values = line.map((value) => value ?? Number.NaN);
    return (values.at(-1) ?? Number.NaN) - Math.min(...values);
  });
  const most = rises.indexOf(Math.max(...rises));
  const best = errors[most]!.indexOf(Math.min(...errors[most]!.map((value) => value ?? Number.NaN)));
  return `At kappa = ${KAPPAS[most]!.toPrecision(3)}, where alpha = kappa, E_gen falls until t = ${TIMES[best]!.toPrecision(2)} and then rises by ${rises[most]!.toFixed(3)} until t = 10^5, more than at any other kappa.`;
}

function epochsFigure(errors: readonly (readonly (number | null)[])[], width: Figure["width"]): Figure {
  const map: Panel = {
    title: "$E_{\\mathrm{gen}}$",
    x: { label: "training time $t$", scale: "log" },
    y: { label: "features per dimension $\\kappa$", scale: "log" },
    heatMap: {
      x: TIMES,
      y: KAPPAS,
      values: errors,
      label: "$E_{\\mathrm{gen}}$",
      contours: [0.23, 0.25, 0.28, 0.32, 0.36, 0.4],
    },
    horizontalLines: [{ y: ALPHA, label: "$\\kappa = \\alpha$", style: "bold-dashed-black" }],
  };
  const shown = [0.5, 1, 2, 4, 16].map((kappa) => nearest(kappa));
  const along: Panel = {
    title: "along time",
    x: { label: "training time $t$", scale: "log" },
    y: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
    lines: shown.map((index, color) => ({
      label: `$\\kappa = ${Number(KAPPAS[index]!.toPrecision(2))}$`,
      x: TIMES,
      y: errors[index]!,
      color,
    })),
  };
  return { width, columns: width === "one-column" ? 1 : 2, aspect: 0.9, panels: [map, along] };
}

function nearest(kappa: number): number {
  const distances = KAPPAS.map((one) => Math.abs(Math.log(one / kappa)));
  return distances.indexOf(Math.min(...distances));
}
