import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import type { Figure, Marker, Panel, VerticalLine } from "./figure.js";
import { SIMULATION_LABEL, type SimulatedPoint } from "./simulatedPoint.js";

/** Generalization and memorization along the regularization: from lambda = 0, meaning the limit 0+, to lambda = Infinity. */
export interface TradeOffCurve {
  readonly label: string;
  readonly points: readonly TradeOffPoint[];
  /** Simulations of the same learner, drawn over the curve with their standard errors. */
  readonly simulated?: readonly SimulatedPoint[];
}

export interface TradeOffPoint {
  readonly lambda: number;
  readonly [E_GEN]: number;
  readonly [E_MEM]: number;
}

export interface TradeOffPanel {
  readonly title: string;
  readonly curves: readonly TradeOffCurve[];
  /** Least generalization error, if all curves of the panel share it. */
  readonly optimalGeneralizationError?: number;
}

export interface TradeOffData {
  readonly panels: readonly TradeOffPanel[];
  readonly bayesOptimal: number;
  /** Defaults to "two-column", side by side; "one-column" stacks the panels. */
  readonly width?: Figure["width"];
}

/**
 * The trade-off between rules and facts: curves lambda -> (E_gen, E_mem), one panel for each loss.
 *
 * The limit lambda -> 0+ is a triangle, lambda -> infinity a square, the Bayes-optimal error a bold dashed line and the common optimal
 * error of a panel a thin dotted one. The panels have the same ranges where they touch, so that they can be compared by eye.
 * A point that is NaN interrupts its curve; a curve that lacks one of the limits has no marker there.
 *
 * @returns A figure for chart, which throws ParameterError where there is nothing to show.
 *
 * Source: figures 1 and 4 of arXiv:2603.25579.
 */
export function tradeOffFigure({ panels, bayesOptimal, width = "two-column" }: TradeOffData): Figure {
  return {
    width,
    panels: panels.map((panel) => tradeOffPanel(panel, bayesOptimal)),
    sharedAxes: ["x", "y"],
    aspect: 0.85,
  };
}

function tradeOffPanel({ title, curves, optimalGeneralizationError }: TradeOffPanel, bayesOptimal: number): Panel {
  return {
    title,
    x: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
    y: { label: "memorization error $E_{\\mathrm{mem}}$", scale: "linear" },
    lines: curves.map(({ label, points }, color) => ({
      label,
      x: points.map((point) => point[E_GEN]),
      y: points.map((point) => point[E_MEM]),
      color,
    })),
    verticalLines: [
      { x: bayesOptimal, label: "Bayes-optimal $E_{\\mathrm{gen}}$", style: "bold-dashed-black" },
      ...(optimalGeneralizationError === undefined ? [] : [commonOptimum(optimalGeneralizationError)]),
    ],
    markers: curves.flatMap(({ points, simulated = [] }, color) => [
      ...limits(points, color),
      ...simulated.map((point) => simulatedMarker(point, color)),
    ]),
  };
}

function commonOptimum(x: number): VerticalLine {
  return { x, label: "optimal $E_{\\mathrm{gen}}$, square loss", style: "thin-dotted-grey" };
}

/** Open, so that the curve is seen through; all of one entry in the legend. */
function simulatedMarker({ [E_GEN]: generalization, [E_MEM]: memorization }: SimulatedPoint, color: number): Marker {
  return {
    x: generalization.value,
    y: memorization.value,
    xError: generalization.standardError,
    yError: memorization.standardError,
    shape: "circle",
    filled: false,
    color,
    label: SIMULATION_LABEL,
  };
}

const LIMITS = [
  { lambda: 0, shape: "triangle", label: "$\\lambda \\to 0^+$" },
  { lambda: Number.POSITIVE_INFINITY, shape: "square", label: "$\\lambda \\to \\infty$" },
] as const;

function limits(points: readonly TradeOffPoint[], color: number): Marker[] {
  return LIMITS.flatMap(({ lambda, shape, label }) =>
    points
      .filter((point) => point.lambda === lambda)
      .filter((point) => Number.isFinite(point[E_GEN] + point[E_MEM]))
      .map((point) => ({
        x: point[E_GEN],
        y: point[E_MEM],
        shape,
        filled: true,
        color,
        label,
      })),
  );
}
