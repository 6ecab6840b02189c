import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { observables } from "../../solver/solve.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { grid } from "../../sweep/grid.js";
import { optimum } from "../../sweep/optimum.js";
import type { Figure, Panel } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const LOSS = "hinge";
const ALPHAS = grid(0.5, 50, 17, "log");
const EPSILONS = grid(0, 0.9, 13, "linear");

/** The best kernel at one point of the plane. */
interface PhasePoint {
  readonly alpha: number;
  readonly epsilon: number;
  readonly best: Optimum;
  readonly [E_MEM]: number;
}

/** Phase diagram of the best kernel: errors and angle over the (alpha, epsilon) plane. */
export const phase: PaperPart = {
  name: "phase",
  title: "The best kernel over the plane of samples and noise",
  caption:
    "Hinge loss, over all kernels and $\\lambda$: the least $E_{\\mathrm{gen}}$, $E_{\\mathrm{mem}}$ where it is reached, and the angle $\\gamma$ that reaches it. Hatched: the best angle is the corner $\\gamma \\to \\pi/2$, $\\lambda \\to 0$, or the perceptron.",
  parameters: [
    ["loss", LOSS],
    ["alpha", `${ALPHAS.length} values from 0.5 to 50`],
    ["epsilon", `${EPSILONS.length} values from 0 to 0.9`],
    ["lambda, gamma", "the best"],
  ],
  compute: computePhase,
};

async function computePhase(progress: (fraction: number) => void): Promise<PaperResult> {
  const points: PhasePoint[] = [];
  for (const epsilon of EPSILONS) {
    for (const alpha of ALPHAS) {
      const best = optimum(
        { model: "kernel", loss: LOSS, alpha, epsilon, gamma: 1, lambda: 1 },
        { over: "both", objective: "generalization" },
      );
      points.push({ alpha, epsilon, best, [E_MEM]: observables(best.solution)[E_MEM] });
      progress(points.length / (ALPHAS.length * EPSILONS.length));
    }
    // The rows block the event loop. This pause lets a handler of Ctrl-C run.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const rows: Cell[][] = points.map(({ alpha, epsilon, best, [E_MEM]: memorization }) => [
    alpha,
    epsilon,
    best.value,
    memorization,
    best.gamma ?? null,
    best.lambda,
    best.delta ?? null,
    best.boundary ?? "interior",
  ]);
  return {
    draw: (width) => phaseFigure(points, width),
    data: {
      columns: ["alpha", "epsilon", E_GEN, E_MEM, "gamma", "lambda", "delta", "boundary"],
      rows,
    },
    tables: [],
    comparisons: [],
    unsolved: points.reduce((sum, { best }) => sum + best.unsolved, 0),
    notes: ["The boundary named corner is gamma -> pi/2 and lambda -> 0 at fixed delta = muStar^2 / lambda."],
  };
}

const MAPS = [
  {
    title: "least $E_{\\mathrm{gen}}$",
    label: "$E_{\\mathrm{gen}}$",
    contours: [0.05, 0.1, 0.2, 0.3, 0.4],
    value: ({ best }: PhasePoint) => best.value,
  },
  {
    title: "$E_{\\mathrm{mem}}$ there",
    label: "$E_{\\mathrm{mem}}$",
    contours: [0.05, 0.1, 0.2, 0.3],
    value: ({ [E_MEM]: memorization }: PhasePoint) => memorization,
  },
  {
    title: "best angle",
    label: "$\\gamma$",
    contours: [0.4, 0.6, 0.8, 1, 1.2],
    value: ({ best }: PhasePoint) => best.gamma ?? Number.NaN,
  },
] as const;

function phaseFigure(points: readonly PhasePoint[], width: Figure["width"]): Figure {
  const rowsOf = <Value>(value: (point: PhasePoint) => Value): Value[][] =>
    EPSILONS.map((epsilon) => points.filter((point) => point.epsilon === epsilon).map(value));
  const onBoundary = rowsOf(({ best }) => best.boundary === "corner" || best.boundary === "gamma -> pi/2");
  const panels = MAPS.map(({ title, label, contours, value }, index): Panel => {
    const regions = index === 2 ? { regions: [{ label: "corner or perceptron", inside: onBoundary }] } : {};
    return {
      title,
      x: { label: "samples per input $\\alpha$", scale: "log" },
      y: { label: "fraction of facts $\\varepsilon$", scale: "linear" },
      heatMap: { x: ALPHAS, y: EPSILONS, values: rowsOf(value), label, contours, ...regions },
    };
  });
  return { width, panels, columns: width === "one-column" ? 1 : 3, aspect: 1 };
}
