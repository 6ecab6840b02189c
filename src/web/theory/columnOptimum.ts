import { anyModelOf, type Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { exp, log } from "../../numerics/elementary.js";
import { saddlePoint } from "../../solver/saddlePoint.js";
import type { SolvedMinimum } from "../../solver/solution.js";
import { observable } from "../../solver/solve.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { refine, type Score, tieOf } from "../../sweep/minima.js";

const GENERALIZATION: Score = (solution) => observable(solution, E_GEN) ?? Number.NaN;

/**
 * The lambda of least E_gen of a solved column of the map, refined between its neighbors: the scan of `optimum` would solve the column
 * once more.
 *
 * @param point  The point, with the alpha of the column.
 * @param column Points over lambda, ascending, both limits included.
 * @returns      Undefined unless E_gen falls and rises once between the limits, each point solved: `optimum` decides such a column.
 */
export function columnOptimum(point: Point, column: readonly CurvePoint[]): number | undefined {
  const solved = column.flatMap(({ value, solution }) =>
    solution.status === "converged" && solution.question === "minimum" ? [{ place: log(value), solution }] : [],
  );
  if (solved.length < column.length) return undefined;
  const errors = solved.map(({ solution }) => GENERALIZATION(solution));
  const least = errors.indexOf(Math.min(...errors));
  const isOneValley = errors.every((error, i) => {
    const before = errors[i - 1] ?? error;
    return (i <= least ? error - before : before - error) <= tieOf(error);
  });
  // The neighbors of the least must not be limits.
  if (!isOneValley || least < 2 || least > column.length - 3) return undefined;
  const solveAt = (place: number, near: SolvedMinimum): ReturnType<typeof saddlePoint> =>
    saddlePoint(anyModelOf({ ...point, lambda: exp(place) }), { start: near.coordinates });
  const [best] = refine(solved.slice(least - 1, least + 2), GENERALIZATION, solveAt);
  return best === undefined ? undefined : best.solution.model.lambda;
}
