import { cornerProblem, problemOf } from "../../equations/limits.js";
import { matrixMinimumReading } from "../../equations/observables/matrixMinimum.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import type { Reading } from "../../equations/observables/reading.js";
import { overlapsOf, type ReducedPoint, reducedEquations } from "../../equations/reduction.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { matrixMinimumErrors } from "./matrixErrors.js";
import type { ErrorEstimates, SolvedMinimum, SolvedVectorMinimum } from "./solution.js";
import { tailMagnification } from "./tailRounding.js";

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
 * @returns Zero where a value is exact, observables that are null as 0; NaN never.
 *
 * Source: equations/README.md (RE.7).
 */
export function minimumErrors(solution: SolvedMinimum): ErrorEstimates {
  return solution.state === undefined ? matrixMinimumErrors(solution) : vectorErrors(solution);
}

/** What the observables of a minimum are read from, whether features are given or learned. */
export function readingOfMinimum(solution: SolvedMinimum): Reading {
  return solution.state === undefined ? matrixMinimumReading(solution) : minimumReading(solution);
}

function vectorErrors(solution: SolvedVectorMinimum): ErrorEstimates {
  const { model, regime, state, coordinates } = solution;
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "minimum"));
  /** Null where a value does not exist, which is no number to have an error. */
  const valuesOf = (at: SolvedVectorMinimum["state"]): Values => {
    const reading = minimumReading({ ...solution, overlaps: overlapsOf(at), state: at });
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const base = valuesOf(state);
  const flip = (state.V * model.channel.loss.pull) / Math.hypot(state.m, state.tau);
  const errors = base.map((value, i) => {
    const tail = tailMagnification(names[i] as string, flip);
    return Number.isFinite(value) ? ROUNDING * tail * Math.abs(value) : 0;
  });
  const count = (from: Values, to: Values, scale: number): void => {
    for (let i = 0; i < names.length; i++) {
      const change = Math.abs((to[i] as number) - (from[i] as number)) / scale;
      if (Number.isFinite(change)) errors[i] = (errors[i] as number) + change;
    }
  };
  const named = (): ErrorEstimates => Object.fromEntries(names.map((name, i) => [name, errors[i]])) as ErrorEstimates;
  // The corner is not a limit of the model's own lambda.
  const solved = regime === "corner" ? cornerProblem(model) : problemOf(model);
  if (solved.kind !== "reduced") return named();
  const add = (name: (typeof names)[number], error: number): void => {
    const index = names.indexOf(name);
    if (index >= 0 && Number.isFinite(error)) errors[index] = (errors[index] as number) + error;
  };
  if (regime !== "interpolating") {
    const { channel, alpha } = model;
    const lossError = channel.lossError?.(state) ?? channel.relativeError(state) * channel.trainingLoss(state);
    add("trainingLoss", lossError);
    add("freeEnergy", alpha * lossError);
  }
  const equations = reducedEquations(solved.effective, solved.regime);
  const point = equations(coordinates.x, coordinates.y);
  // The self-consistent iteration has an m of its own, which is a step behind that of the reduced equations.
  const here = valuesOf(point.state);
  count(base, here, 1);
  for (const [dx, dy] of displacementsOf(point, solved.effective.channel.relativeError(state))) {
    const size = Math.max(Math.abs(dx), Math.abs(dy));
    if (!(size > 0)) continue;
    const scale = PROBE / size;
    const moved = equations(coordinates.x + scale * dx, coordinates.y + scale * dy);
    count(here, valuesOf(moved.state), scale);
  }
  return named();
}

/** In the order of the names. */
type Values = readonly number[];

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
