import { type Regime, reducedEquations, regularRegime, ridgelessRegime } from "../../equations/reduction.js";
import type { ReducedCoordinates } from "../../equations/squareSolution.js";
import type { Model } from "../../equations/types.js";
import { log } from "../numerics/elementary.js";
import { followPath } from "./followPath.js";

/** The path starts at this lambda in units of what makes Hebb's rule a good start, and falls by this factor a step. */
const START = 1e3;
const FACTOR = 4;
/** The limits 0+ are approached to here; beyond, only the last Newton iteration is in the limit's own equations. */
const SMALLEST = 1e-13;

/** A start near a solution, and the evaluations of the equations that it took. */
export interface FoundStart {
  readonly start: ReducedCoordinates;
  readonly evaluations: number;
}

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
): FoundStart | undefined {
  const { alpha, spectrum, channel } = model;
  if (regime.name === "corner") return undefined;
  const to = Math.max(model.lambda, SMALLEST * spectrum.means.nu);
  const from = Math.max(START * spectrum.means.nu * Math.max(1, alpha) * channel.loss.pull, to);
  const at = (lambda: number): Model => ({ ...model, lambda });
  const found = followPath({
    from,
    to,
    factor: FACTOR,
    start: start(at(from)),
    equationsAt: (lambda) => reducedEquations(at(lambda), regularRegime(at(lambda))),
  });
  if (found === undefined) return undefined;
  const { x, y, state } = found.point;
  return {
    start: { x: regime.name === "ridgeless" ? log(state.V) : x, y },
    evaluations: found.evaluations,
  };
}

/** Far from the threshold the ridgeless solution is easy to reach: at this many times alpha, or the next. */
const FAR = [4, 16, 64];
const ALPHA_FACTOR = 1.5;

/**
 * A start near the solution without regularization, by following it from far more samples, where the norm is small, toward the threshold.
 *
 * V and q grow without bound toward the threshold where nearly all labels are the rule's, and the equations far out, which then hold to
 * rounding for any norm, lead Newton's method away.
 *
 * @param model  The model to solve, with its regime's channel.
 * @param regime Its regime; a path exists in the ridgeless one only.
 * @param start  Coordinates of a start at a large lambda.
 * @returns `undefined` where the path is lost.
 */
export function thinning(
  model: Model,
  regime: Regime,
  start: (model: Model) => ReducedCoordinates,
): FoundStart | undefined {
  if (regime.name !== "ridgeless") return undefined;
  for (const far of FAR) {
    const many = { ...model, alpha: far * model.alpha };
    const first = continuation(many, regime, start);
    if (first === undefined) continue;
    const found = followPath({
      from: many.alpha,
      to: model.alpha,
      factor: ALPHA_FACTOR,
      start: first.start,
      equationsAt: (alpha) => reducedEquations({ ...model, alpha }, ridgelessRegime(model)),
    });
    if (found === undefined) continue;
    const { x, y } = found.point;
    return { start: { x, y }, evaluations: first.evaluations + found.evaluations };
  }
  return undefined;
}
