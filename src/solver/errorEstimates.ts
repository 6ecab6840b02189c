import { regimeOf } from "../../equations/limits.js";
import { type Observables, observablesOf } from "../../equations/observables.js";
import { cornerRegime, overlapsOf, reducedEquations } from "../../equations/reduction.js";
import type { Solved } from "./solution.js";

/** Estimated absolute errors of everything that is reported. */
export type ErrorEstimates = { readonly [name in "m" | "q" | "V" | keyof Observables]: number };

/** Displacement along which observables are differenced: large against rounding, small against every curvature. */
const PROBE = 1e-5;
/** Rounding of the observables' own formulas. */
const ROUNDING = 1e-15;

/**
 * Absolute error estimates of overlaps and observables at a solution.
 *
 * The remaining residual plus the relative error of the channel's averages (rounding, or the quadrature's own estimate) is carried
 * through the inverse Jacobian to the state and from there to every observable, so that an ill-conditioned direction counts only
 * where it shows.
 *
 * @returns Zero where a value is exact, null members of Observables as 0; NaN never.
 *
 * Source: equations/README.md (RE.7).
 */
export function errorEstimates(solution: Solved): ErrorEstimates {
  const { state, coordinates } = solution;
  const base = valuesOf(solution, state);
  const names = Object.keys(base) as (keyof ErrorEstimates)[];
  const result: { -readonly [name in keyof ErrorEstimates]?: number } = {};
  const displacements = solution.regime === "infinite" ? [] : displacementsOf(solution);
  const { regime, effective } = regimeOfSolution(solution);
  const equations = displacements.length === 0 ? undefined : reducedEquations(effective, regime);
  for (const name of names) {
    const value = base[name];
    result[name] = Number.isFinite(value) ? ROUNDING * Math.abs(value) : 0;
  }
  for (const [dx, dy] of displacements) {
    const size = Math.max(Math.abs(dx), Math.abs(dy));
    if (!(size > 0) || equations === undefined) continue;
    const scale = PROBE / size;
    const moved = equations(coordinates.x + scale * dx, coordinates.y + scale * dy);
    const values = valuesOf(solution, moved.state);
    for (const name of names) {
      const change = Math.abs(values[name] - base[name]) / scale;
      if (Number.isFinite(change)) result[name] = (result[name] ?? 0) + change;
    }
  }
  return result as ErrorEstimates;
}

/** The regime a solution was found in; the corner is not a limit of the model's own lambda. */
function regimeOfSolution(solution: Solved): ReturnType<typeof regimeOf> {
  if (solution.regime !== "corner") return regimeOf(solution.model);
  return { regime: cornerRegime(solution.model), effective: solution.model };
}

/** Where errors of each equation take the state: the columns of the inverse Jacobian times the error. */
function displacementsOf(solution: Solved): readonly (readonly [number, number])[] {
  const { regime, effective } = regimeOfSolution(solution);
  const point = reducedEquations(effective, regime)(solution.coordinates.x, solution.coordinates.y);
  const { firstByX, firstByY, secondByX, secondByY } = point;
  const determinant = firstByX * secondByY - firstByY * secondByX;
  const relative = effective.channel.relativeError(solution.state);
  const first = (Math.abs(point.first) + relative) / determinant;
  const second = (Math.abs(point.second) + relative) / determinant;
  return [
    [first * secondByY, -first * secondByX],
    [-second * firstByY, second * firstByX],
  ];
}

function valuesOf(solution: Solved, state: Solved["state"]): { [name in keyof ErrorEstimates]: number } {
  const observables = observablesOf(solution.model, solution.regime, state);
  return { ...overlapsOf(state), ...observables, margin: observables.margin ?? 0 };
}
