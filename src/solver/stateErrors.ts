import { cornerProblem, problemOf } from "../../equations/limits.js";
import { type ReducedPoint, type ReducedState, reducedEquations } from "../../equations/reduction.js";
import type { SolvedVectorMinimum } from "./solution.js";

/** Displacement along which results are differenced: large against rounding, small against every curvature. */
const PROBE = 1e-5;

/**
 * Errors of numbers that are functions of the state, from the error of a saddle point.
 *
 * The remaining residual plus the relative error of the channel's averages is carried through the inverse Jacobian to the state and from
 * there to every number, so that an ill-conditioned direction counts only where it shows.
 *
 * @param valuesOf Numbers at a state; always as many.
 * @returns Absolute errors in their order; 0 where a value is not finite or the state is explicit.
 *
 * Source: equations/README.md (RE.7).
 */
export function stateErrors(
  { model, regime, state, coordinates }: SolvedVectorMinimum,
  valuesOf: (state: ReducedState) => readonly number[],
): number[] {
  const base = valuesOf(state);
  const errors = base.map(() => 0);
  const count = (from: readonly number[], to: readonly number[], scale: number): void => {
    for (let i = 0; i < errors.length; i++) {
      const change = Math.abs(to[i]! - from[i]!) / scale;
      if (Number.isFinite(change)) errors[i] = errors[i]! + change;
    }
  };
  // The corner is not a limit of the model's own lambda.
  const solved = regime === "corner" ? cornerProblem(model) : problemOf(model);
  if (solved.kind !== "reduced") return errors;
  const equations = reducedEquations(solved.effective, solved.regime);
  const point = equations(coordinates.x, coordinates.y);
  // The self-consistent iteration has an m of its own, which is a step behind that of the reduced equations.
  const here = valuesOf(point.state);
  count(base, here, 1);
  for (const [dx, dy] of displacementsOf(point, solved.effective.channel.relativeError(state))) {
    const size = Math.max(Math.abs(dx), Math.abs(dy));
    if (!(size > 0)) continue;
    const scale = PROBE / size;
    count(here, valuesOf(equations(coordinates.x + scale * dx, coordinates.y + scale * dy).state), scale);
  }
  return errors;
}

/** Displacements of the state by the errors of each equation: the columns of the inverse Jacobian times the error. */
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
