import { type Regime, reducedEquations, regularRegime } from "../../equations/reduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import type { Model } from "../../equations/types.js";
import { meritOf, newton } from "./newton.js";

/** The path starts at this lambda in units of what makes Hebb's rule a good start, and falls by this factor a step. */
const START = 1e3;
const FACTOR = 4;
/** A failed step is retried with the square root of its factor this many times. */
const RETRIES = 20;
/** The limits 0+ are approached to here; beyond, only the last Newton iteration is in the limit's own equations. */
const SMALLEST = 1e-13;
const BUDGET = 80;
/** Residual of a point on the path that need not be a solution. */
const GOOD_ENOUGH = 1e-8;

/**
 * A start near the solution, by following it from strong regularization, where Hebb's rule is exact, down to the model's lambda.
 *
 * Slow and sure: for the few points where neither simple start leads to the solution (nearly noiseless labels at large alpha, small
 * lambda), because there the solution lies at the end of a long curved valley.
 *
 * @param model  The model to solve; its channel is that of its regime.
 * @param regime Its regime.
 * @param start  Coordinates of a start at a large lambda.
 * @returns `undefined` where the path is lost.
 */
export function continuation(
  model: Model,
  regime: Regime,
  start: (model: Model) => ReducedCoordinates,
): { readonly start: ReducedCoordinates; readonly evaluations: number } | undefined {
  const { alpha, spectrum, channel } = model;
  if (regime.name === "corner") return undefined;
  const scale = spectrum.means.nu * Math.max(1, alpha) * channel.loss.pull;
  const target = Math.max(model.lambda, SMALLEST * spectrum.means.nu);
  let lambda = Math.max(START * scale, target);
  let factor = FACTOR;
  let retries = 0;
  let evaluations = 0;
  let coordinates = start({ ...model, lambda });
  let last = { lambda, coordinates };
  let V = 1;
  while (true) {
    const here = { ...model, lambda };
    const result = newton(reducedEquations(here, regularRegime(here)), coordinates, BUDGET);
    evaluations += result.evaluations;
    // Where rounding ends Newton's iteration the point is still good enough to go on from.
    if (result.status === "converged" || meritOf(result.point) < GOOD_ENOUGH) {
      const { x, y, state } = result.point;
      V = state.V;
      coordinates = { x, y };
      last = { lambda, coordinates };
      if (lambda === target) break;
      lambda = Math.max(lambda / factor, target);
    } else {
      if (retries++ === RETRIES) return undefined;
      factor = Math.sqrt(factor);
      coordinates = last.coordinates;
      lambda = Math.max(last.lambda / factor, target);
    }
  }
  return { start: regime.name === "ridgeless" ? { x: Math.log(V), y: coordinates.y } : coordinates, evaluations };
}
