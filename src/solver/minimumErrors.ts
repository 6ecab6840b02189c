import { matrixMinimumReading } from "../../equations/observables/matrixMinimum.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import type { Reading } from "../../equations/observables/reading.js";
import { overlapsOf } from "../../equations/reduction.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { hypot } from "../numerics/elementary.js";
import { matrixMinimumErrors } from "./matrixErrors.js";
import type { ErrorEstimates, SolvedMinimum, SolvedVectorMinimum } from "./solution.js";
import { stateErrors } from "./stateErrors.js";
import { tailMagnification } from "./tailRounding.js";

/** Rounding of the observables' own formulas. */
const ROUNDING = 1e-15;

/**
 * Absolute error estimates of overlaps and observables at a solution: of its state, of the formulas' rounding, and of the mean loss's own
 * quadrature.
 *
 * @returns Zero where a value is exact, observables that are null as 0; NaN never.
 *
 * Source: equations/README.md (RE.7).
 */
export function minimumErrors(solution: SolvedMinimum): ErrorEstimates {
  return solution.state === undefined ? matrixMinimumErrors(solution) : vectorErrors(solution);
}

/** Reading of a minimum, for its observables, whether features are given or learned. */
export function readingOfMinimum(solution: SolvedMinimum): Reading {
  return solution.state === undefined ? matrixMinimumReading(solution) : minimumReading(solution);
}

function vectorErrors(solution: SolvedVectorMinimum): ErrorEstimates {
  const { model, regime, state } = solution;
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "minimum"));
  /** Null where a value does not exist, which is no number to have an error. */
  const valuesOf = (at: SolvedVectorMinimum["state"]): readonly number[] => {
    const reading = minimumReading({ ...solution, overlaps: overlapsOf(at), state: at });
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const carried = stateErrors(solution, valuesOf);
  const flip = (state.V * model.channel.loss.pull) / hypot(state.m, state.tau);
  const errors = valuesOf(state).map((value, i) => {
    const tail = tailMagnification(names[i] as string, flip);
    return carried[i]! + (Number.isFinite(value) ? ROUNDING * tail * Math.abs(value) : 0);
  });
  const add = (name: (typeof names)[number], error: number): void => {
    const index = names.indexOf(name);
    if (index >= 0 && Number.isFinite(error)) errors[index] = (errors[index] as number) + error;
  };
  // At lambda = Infinity the mean loss is that of u = 0, and where data are interpolated it is the least one.
  if (regime !== "interpolating" && regime !== "infinite") {
    const { channel, alpha } = model;
    const lossError = channel.lossError?.(state) ?? channel.relativeError(state) * channel.trainingLoss(state);
    add("trainingLoss", lossError);
    add("freeEnergy", alpha * lossError);
  }
  return Object.fromEntries(names.map((name, i) => [name, errors[i]])) as ErrorEstimates;
}
