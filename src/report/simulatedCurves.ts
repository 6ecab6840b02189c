import type { Point } from "../../equations/point.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { largestOf, leastOf } from "../numerics/extremes.js";
import { observables } from "../solver/solve.js";
import { curve } from "../sweep/curve.js";
import { grid } from "../sweep/grid.js";
import type { Figure } from "./figure.js";
import { columnLabel } from "./labels.js";
import { type LinePanel, lineFigure } from "./lineFigure.js";
import { SIMULATION_LABEL, type SimulatedPoint } from "./simulatedPoint.js";

/** A learner along lambda: its theory is solved here, its simulations are given. */
export interface SimulatedCurve {
  readonly label: string;
  /** lambda is ignored. */
  readonly point: Point;
  readonly simulated: readonly SimulatedPoint[];
}

/** The errors of simulated points. */
const ERRORS = [E_GEN, E_MEM] as const satisfies readonly (keyof SimulatedPoint)[];
/** Points of a curve of the theory. */
const CURVE_POINTS = 121;
/** The curves go on by this factor beyond the simulations. */
const BEYOND = 2;
/** More curves than this in one figure cannot be told apart. */
const MOST_CURVES = 8;
/** Curves in one panel: fewer than there are colors, so that every point is seen to belong to its curve. */
const PANEL_CURVES = 4;
/** Points of one lambda stand side by side by this factor, so that none hides another. */
const BESIDE = 1.09;

/** Finite lambda that were simulated, over all curves. */
function lambdasOf(curves: readonly SimulatedCurve[]): number[] {
  return curves
    .flatMap(({ simulated }) => simulated.map(({ lambda }) => lambda))
    .filter((lambda) => lambda > 0 && Number.isFinite(lambda));
}

/** True if there is a figure to draw: two different finite lambda, and curves that can be told apart. */
export function hasCurves(curves: readonly SimulatedCurve[]): boolean {
  return curves.length <= MOST_CURVES && new Set(lambdasOf(curves)).size > 1;
}

/**
 * E_gen and E_mem along lambda: theory as lines, simulations extrapolated to infinite size as points with standard errors. Many curves are
 * shared out among rows of panels.
 */
export function simulatedCurves(curves: readonly SimulatedCurve[], width: Figure["width"] = "two-column"): Figure {
  const lambdas = lambdasOf(curves);
  const values = grid(leastOf(lambdas) / BEYOND, largestOf(lambdas) * BEYOND, CURVE_POINTS, "log");
  const solved = curves.map(({ point }) =>
    curve(point, "lambda", values).map(({ solution }) =>
      solution.status === "converged" ? observables(solution) : undefined,
    ),
  );
  const rows = Math.ceil(curves.length / PANEL_CURVES);
  const panelCurves = Math.ceil(curves.length / rows);
  const panels = Array.from({ length: rows }, (_, row) =>
    ERRORS.map((observable): LinePanel => {
      const first = row * panelCurves;
      const shown = curves.slice(first, first + panelCurves);
      return {
        x: { label: columnLabel("lambda"), scale: "log" },
        y: { label: columnLabel(observable), scale: "linear" },
        series: shown.map((one, index) => ({
          label: one.label,
          x: values,
          y: solved[first + index]!.map((found) => found?.[observable] ?? null),
        })),
        points: shown.map(({ label: series, simulated }, index) => {
          const finite = simulated.filter(({ lambda }) => lambda > 0 && Number.isFinite(lambda));
          const aside = BESIDE ** (index - (shown.length - 1) / 2);
          return {
            label: SIMULATION_LABEL,
            series,
            x: finite.map(({ lambda }) => lambda * aside),
            y: finite.map((one) => one[observable].value),
            yErrors: finite.map((one) => one[observable].standardError),
          };
        }),
      };
    }),
  ).flat();
  return lineFigure({
    panels,
    width,
    columns: width === "one-column" ? 1 : 2,
    subtitle: ["points of one $\\lambda$ stand side by side"],
    legend: "outside",
  });
}
