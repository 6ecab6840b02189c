import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { recordOf } from "../../solver/record.js";
import { observables } from "../../solver/solve.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import type { Cell } from "../paperPart.js";
import { recordCells } from "../recordColumns.js";
import { type LearnerParameters, type SimulatedPoint, simulatedAt } from "../simulatedPoint.js";
import type { TradeOffCurve, TradeOffPanel, TradeOffPoint } from "../tradeOffFigure.js";

/** The regularizations of a trade-off curve: dense enough to be smooth at print size, and both limits. */
export const TRADE_OFF_LAMBDAS: readonly number[] = [0, ...grid(1e-5, 1e4, 361, "log"), Number.POSITIVE_INFINITY];

/** Points of a trade-off curve; NaN, which interrupts the curve, where one is not solved. */
export function drawnPoints(points: readonly CurvePoint[]): TradeOffPoint[] {
  return points.map(({ value, solution }) => {
    if (solution.status !== "converged") {
      return { lambda: value, [E_GEN]: Number.NaN, [E_MEM]: Number.NaN };
    }
    const { [E_GEN]: generalization, [E_MEM]: memorization } = observables(solution);
    return { lambda: value, [E_GEN]: generalization, [E_MEM]: memorization };
  });
}

/** Rows of the data file: what names the curve, the swept value, and the record. */
export function recordRows(name: readonly Cell[], points: readonly CurvePoint[]): Cell[][] {
  return points.map(({ value, solution }) => [...name, value, ...recordCells(recordOf(solution))]);
}

/** A curve with the parameters of its learner. */
interface KnownCurve extends TradeOffCurve {
  readonly parameters: LearnerParameters;
}

/** A panel of curves with the parameters of their learners. */
interface KnownPanel extends Omit<TradeOffPanel, "curves"> {
  readonly curves: readonly KnownCurve[];
}

/** Lays simulations of the same learners and the same task over the curves. */
export function overlaid(panels: readonly KnownPanel[], simulated: readonly SimulatedPoint[] = []): TradeOffPanel[] {
  return panels.map(({ curves, ...panel }) => ({
    ...panel,
    curves: curves.map(({ parameters, ...curve }) => ({ ...curve, simulated: simulatedAt(simulated, parameters) })),
  }));
}
