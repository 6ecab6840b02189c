import { hebbState, type ReducedProblem } from "../../equations/limits.js";
import { RESPONSE_FLOOR, type Regime, regularRegime } from "../../equations/reduction.js";
import { type ReducedCoordinates, squareSolution } from "../../equations/squareSolution.js";
import type { Model } from "../../equations/types.js";
import { log } from "../numerics/elementary.js";
import { continuation, thinning } from "./continuation.js";
import { meritOf, nestedBracket, type PlanarEquations } from "./newton.js";

/** Start of Newton's method, and the evaluations of the equations that finding it took. */
export interface Start {
  readonly coordinates: ReducedCoordinates;
  readonly evaluations: number;
}

/** The square loss at lambda -> 0 has a peak that no margin loss has; a ridge of at least this rounds it off. */
const ROUNDING_RIDGE = 1e-3;

/**
 * The starts of Newton's method without a neighboring solution, one after the other until one of them leads to the solution.
 *
 *   1. the square loss's solution and Hebb's rule, the better one first
 *   2. where `persistent`: the end of a path of falling lambda, the end of a path of falling alpha, a bracket of both unknowns
 *
 * A generator, because each costs more than the one before: for random features the second costs as much as a Newton step.
 */
export function* startsOf(
  { effective, regime }: ReducedProblem,
  equations: PlanarEquations,
  persistent: boolean,
): Generator<Start, void, undefined> {
  const square = squareStart(effective, regime);
  const hebb = hebbStart(effective, regime, square);
  const [squareMerit, hebbMerit] = [square, hebb].map(({ x, y }) => meritOf(equations(x, y))) as [number, number];
  const [first, second] = squareMerit <= hebbMerit ? [square, hebb] : [hebb, square];
  yield { coordinates: first, evaluations: 2 };
  yield { coordinates: second, evaluations: 0 };
  if (!persistent) return;
  const strongStart = (strong: Model): ReducedCoordinates => hebbStart(strong, regularRegime(strong), square);
  const rescues = [
    () => continuation(effective, regime, strongStart),
    () => thinning(effective, regime, strongStart),
    () => nestedBracket(equations),
  ];
  for (const rescue of rescues) {
    const found = rescue();
    if (found !== undefined) yield { coordinates: found.start, evaluations: found.evaluations };
  }
}

/** Solution for the square loss in a regime: exact for the square loss itself. */
export function squareCoordinates({ spectrum, alpha, channel, lambda }: Model, regime: Regime): ReducedCoordinates {
  // In the corner lambda is the unit.
  return squareSolution(spectrum, alpha, channel.epsilon, regime.name === "corner" ? 1 : lambda);
}

/** The square loss's solution away from its own interpolation peak. */
function squareStart(model: Model, regime: Regime): ReducedCoordinates {
  const solution = squareCoordinates({ ...model, lambda: Math.max(model.lambda, ROUNDING_RIDGE) }, regime);
  // Ridgeless: x is the logarithm of V; order one is as good as any.
  return regime.name === "ridgeless" ? { x: 0, y: solution.y } : solution;
}

/** Hebb's rule scaled by 1 / lambda, with zeta from the channel's response there. */
function hebbStart(model: Model, regime: Regime, fallback: ReducedCoordinates): ReducedCoordinates {
  if (regime.name === "interpolating") return { x: log(model.spectrum.means.t), y: fallback.y };
  if (regime.name !== "regular") return { x: log(1 / model.alpha), y: fallback.y };
  const hebb = hebbState(model);
  const tau = hebb.tau / model.lambda;
  const V = hebb.V / model.lambda;
  const { VHat } = model.channel.fluctuation({ V, m: hebb.m / model.lambda, tau });
  const zeta = model.spectrum.means.nu / (model.alpha * VHat + RESPONSE_FLOOR);
  return { x: log(zeta), y: log(tau) };
}
