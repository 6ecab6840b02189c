import { zeroNetworkLambda } from "../../equations/matrixLimits.js";
import {
  type MatrixCoordinates,
  type MatrixPoint,
  type MatrixRegime,
  matrixEquations,
} from "../../equations/matrixReduction.js";
import type { MatrixModel } from "../../equations/types.js";
import { exp, log } from "../numerics/elementary.js";
import { meritOf, newtonSystem } from "./newtonSystem.js";

/** Steps of the damped self-consistent iteration before Newton's method starts, and their damping. */
const ITERATIONS = 10;
const DAMPING = 0.7;
/** Longest change of a logarithm in one of them. */
const LONGEST = 2;
const HALVINGS = 40;
/** The path begins at these odds, lambda against what is missing of the lambda from which on the network is zero; they change by a factor a step. */
const EASY_ODDS = 0.4;
const FACTOR = 3;
const SMALLEST_FACTOR = 1.01;
/** Evaluations of a step of the path, and of a whole path. */
const STEP_BUDGET = 60;
const PATH_BUDGET = 4000;
/** Samples per parameter from which the path of rising alpha begins. */
const EASY_ALPHA = 10;
/** Length of the residuals of a point on a path that need not be a solution. */
const GOOD_ENOUGH = 1e-9;
const REGULAR: MatrixRegime = { name: "regular" };
/** The limit 0+ is approached to these odds. */
const SMALLEST_ODDS = 1e-9;

/** Coordinates as the list of numbers that Newton's method moves. */
export function placeOf({ x, y, z }: MatrixCoordinates): readonly [number, number, number] {
  return [x, y, z];
}

/** The equations as a function of that list. */
export function equationsOf(
  model: MatrixModel,
  regime: MatrixRegime,
): (place: readonly number[]) => MatrixPoint | undefined {
  const equations = matrixEquations(model, regime);
  return (place) => equations({ x: place[0]!, y: place[1]!, z: place[2]! });
}

/** A start for Newton's method, and the evaluations that it took. */
export interface MatrixStart {
  readonly place: readonly number[];
  readonly evaluations: number;
}

/**
 * A few damped steps of the self-consistent iteration, from overlaps of order one and a response small enough for the field to have a
 * positive part.
 *
 * @param scale The lambda from which on the network is zero.
 *
 * Source: equations/README.md (LF.7).
 */
export function iteratedStart(model: MatrixModel, regime: MatrixRegime, scale: number): MatrixStart | undefined {
  const equations = equationsOf(model, regime);
  let place: readonly number[] = [regime.name === "interpolating" ? 0 : -log(scale), -1, -1];
  let evaluations = 1;
  let point = equations(place);
  for (let k = 0; k < HALVINGS && point === undefined; k++) {
    // Just below the lambda of the zero network all overlaps are small.
    place = place.map((value) => value - 1);
    point = equations(place);
    evaluations++;
  }
  for (let k = 0; k < ITERATIONS && point !== undefined; k++) {
    const { residuals } = point;
    const [first, second, third] = [-residuals[0], -residuals[1], residuals[2]];
    // In the interpolating regime the response is not free: a larger ridge makes it smaller.
    const target = [regime.name === "interpolating" ? -first : first, third, second];
    let next: readonly number[] = place;
    let moved: MatrixPoint | undefined;
    let damping = DAMPING;
    for (let halving = 0; halving < HALVINGS && moved === undefined; halving++) {
      const factor = damping;
      next = place.map((value, i) => value + factor * Math.max(-LONGEST, Math.min(LONGEST, target[i]!)));
      moved = equations(next);
      evaluations++;
      damping *= 0.5;
    }
    if (moved === undefined) break;
    place = next;
    point = moved;
  }
  return point === undefined ? undefined : { place, evaluations };
}

/** A path of models from an easy one to the one in question, along a positive number. */
interface ModelPath {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => MatrixModel;
  readonly regime: MatrixRegime;
}

/** Follows a solution along a path, by steps that shrink where it is lost; each starts on the line through the two before. */
function followed(path: ModelPath, start: MatrixStart): MatrixStart | undefined {
  const { from, to, at, regime } = path;
  let { evaluations, place: guess } = start;
  let value = from;
  let factor = FACTOR;
  const known: { readonly value: number; readonly place: readonly number[] }[] = [];
  while (evaluations < PATH_BUDGET) {
    const found = newtonSystem(equationsOf(at(value), regime), guess, STEP_BUDGET);
    evaluations += found?.evaluations ?? 1;
    // The point is good enough to go on from where rounding ends Newton's method.
    if (found !== undefined && (found.status === "converged" || meritOf(found.point) < GOOD_ENOUGH)) {
      known.push({ value, place: found.place });
      if (value === to) return { place: found.place, evaluations };
      factor = Math.min(FACTOR, factor * factor);
    } else {
      factor = Math.sqrt(factor);
      if (factor < SMALLEST_FACTOR || known.length === 0) return undefined;
    }
    const last = known[known.length - 1]!;
    const before = known[known.length - 2];
    value = to > from ? Math.min(to, last.value * factor) : Math.max(to, last.value / factor);
    const share = before === undefined ? 0 : log(value / last.value) / log(last.value / before.value);
    guess = last.place.map((one, i) => one + share * (one - (before?.place[i] ?? one)));
  }
  return undefined;
}

/**
 * The solution followed from a lambda where it is easy down or up to that of the model.
 *
 * @param scale The lambda from which on the network is zero.
 * @returns Coordinates in the model's own regime.
 */
export function followedStart(model: MatrixModel, regime: MatrixRegime, scale: number): MatrixStart | undefined {
  const to = Math.max(model.lambda / (scale - model.lambda), SMALLEST_ODDS);
  const at = (odds: number): MatrixModel => ({
    ...model,
    lambda: odds === to && model.lambda > 0 ? model.lambda : (scale * odds) / (1 + odds),
  });
  const start = iteratedStart(at(EASY_ODDS), REGULAR, scale);
  if (start === undefined) return undefined;
  const end = followed({ from: EASY_ODDS, to, at, regime: REGULAR }, start);
  return end && { ...end, place: inRegime(end.place, regime, at(to).lambda) };
}

/**
 * The solution followed from few samples, where all is easy: for nearly noiseless labels at large alpha, where the equations hold to rounding
 * on a long line.
 */
export function thickenedStart(model: MatrixModel, regime: MatrixRegime): MatrixStart | undefined {
  const at = (alpha: number): MatrixModel => ({ ...model, alpha });
  const isEasy = model.alpha <= EASY_ALPHA || model.lambda >= zeroNetworkLambda(at(EASY_ALPHA));
  if (isEasy || regime.name === "ridgeless") return undefined;
  const start = followedStart(at(EASY_ALPHA), regime, zeroNetworkLambda(at(EASY_ALPHA)));
  return start && followed({ from: EASY_ALPHA, to: model.alpha, at, regime }, start);
}

/** The first coordinate of the interpolating regime is the logarithm of lambda V. */
function inRegime(place: readonly number[], { name }: MatrixRegime, lambda: number): readonly number[] {
  return name === "interpolating" ? [log(lambda * exp(place[0]!)), place[1]!, place[2]!] : place;
}
