import { cornerProblem, problemOf } from "../../equations/limits.js";
import { type Observables, observablesOf } from "../../equations/observables.js";
import { overlapsOf, type ReducedPoint, reducedEquations } from "../../equations/reduction.js";
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
  for (const name of names) result[name] = Number.isFinite(base[name]) ? ROUNDING * Math.abs(base[name]) : 0;
  const count = (from: Values, to: Values, scale: number): void => {
    for (const name of names) {
      const change = Math.abs(to[name] - from[name]) / scale;
      if (Number.isFinite(change)) result[name] = (result[name] ?? 0) + change;
    }
  };
  // The corner is not a limit of the model's own lambda.
  const solved = solution.regime === "corner" ? cornerProblem(solution.model) : problemOf(solution.model);
  if (solved.kind !== "reduced") return result as ErrorEstimates;
  const { effective } = solved;
  if (solution.regime !== "interpolating") {
    const { channel } = solution.model;
    const lossError = channel.lossError?.(state) ?? channel.relativeError(state) * Math.abs(base.trainingLoss);
    result.trainingLoss = (result.trainingLoss ?? 0) + lossError;
    result.freeEnergy = (result.freeEnergy ?? 0) + solution.model.alpha * lossError;
  }
  const equations = reducedEquations(effective, solved.regime);
  const point = equations(coordinates.x, coordinates.y);
  // The self-consistent iteration has an m of its own, which is a step behind that of the reduced equations.
  const here = valuesOf(solution, point.state);
  count(base, here, 1);
  for (const [dx, dy] of displacementsOf(point, effective.channel.relativeError(state))) {
    const size = Math.max(Math.abs(dx), Math.abs(dy));
    if (!(size > 0)) continue;
    const scale = PROBE / size;
    const moved = equations(coordinates.x + scale * dx, coordinates.y + scale * dy);
    count(here, valuesOf(solution, moved.state), scale);
  }
  return result as ErrorEstimates;
}

/** Where errors of each equation take the state: the columns of the inverse Jacobian times the error. */
function displacementsOf(point: ReducedPoint, relative: number): readonly (readonly [number, number])[] {
  const { firstByX, firstByY, secondByX, secondByY } = point;
  const determinant = firstByX * secondByY - firstByY * secondByX;
  const first = (Math.abs(point.first) + relative) / determinant;
  const second = (Math.abs(point.second) + relative) / determinant;
  return [
    [first * secondByY, -first * secondByX],
    [-second * firstByY, second * firstByX],
  ];
}

type Values = { readonly [name in keyof ErrorEstimates]: number };

function valuesOf(solution: Solved, state: Solved["state"]): Values {
  const observables = observablesOf(solution.model, solution.regime, state);
  return { ...overlapsOf(state), ...observables, margin: observables.margin ?? 0 };
}
