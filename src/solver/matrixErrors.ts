import { matrixProblemOf } from "../../equations/matrixLimits.js";
import type { MatrixState } from "../../equations/matrixReduction.js";
import { matrixMinimumReading } from "../../equations/observables/matrixMinimum.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { hypot } from "../numerics/elementary.js";
import { matrixOverlaps } from "./matrixSaddlePoint.js";
import { equationsOf, placeOf } from "./matrixStarts.js";
import { linearSolution } from "./newtonSystem.js";
import type { ErrorEstimates, SolvedMatrixMinimum } from "./solution.js";
import { tailMagnification } from "./tailRounding.js";

/** Displacement along which observables are differenced. */
const PROBE = 1e-5;
/** Rounding of the averages over the spectrum and of the observables' own formulas. */
const ROUNDING = 2e-15;

/**
 * Absolute error estimates of overlaps and observables of a learner of matrices.
 *
 * The remaining residuals and the errors of the averages are carried through the inverse Jacobian to the state and from there to every
 * observable.
 *
 * @returns Zero where a value is exact or does not exist; NaN never.
 *
 * Source: equations/README.md (RE.7).
 */
export function matrixMinimumErrors(solution: SolvedMatrixMinimum): ErrorEstimates {
  const { model, matrix, coordinates } = solution;
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "minimum"));
  const errors = names.map(() => 0);
  const named = (): ErrorEstimates => Object.fromEntries(names.map((name, i) => [name, errors[i]])) as ErrorEstimates;
  const problem = matrixProblemOf(model);
  const { z } = coordinates;
  if (matrix === undefined || problem.kind !== "reduced" || z === undefined) return named();
  const valuesOf = (at: MatrixState): readonly number[] => {
    const reading = matrixMinimumReading({ ...solution, overlaps: matrixOverlaps(at), matrix: at });
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const base = valuesOf(matrix);
  const add = (i: number, error: number): void => {
    if (Number.isFinite(error)) errors[i] = errors[i]! + error;
  };
  const { channel, alpha } = model;
  const distance = 1 - matrix.ridge / model.spectrum.edge(matrix.mHat, matrix.qHat);
  const relative = channel.relativeError(matrix) + ROUNDING / distance + (matrix.positive.spreadError ?? 0);
  const flip = (matrix.V * channel.loss.pull) / hypot(matrix.m, matrix.tau);
  for (const [i, name] of names.entries()) add(i, ROUNDING * tailMagnification(name, flip) * Math.abs(base[i]!));
  if (solution.regime !== "interpolating") {
    const lossError = channel.lossError?.(matrix) ?? channel.relativeError(matrix) * channel.trainingLoss(matrix);
    add(names.indexOf("trainingLoss"), lossError);
    add(names.indexOf("freeEnergy"), alpha * lossError);
  }
  const equations = equationsOf(model, problem.regime);
  const place = placeOf({ x: coordinates.x, y: coordinates.y, z });
  const point = equations(place);
  if (point === undefined) return named();
  point.residuals.forEach((residual, k) => {
    const right = point.residuals.map((_, i) => (i === k ? Math.abs(residual) + relative : 0));
    const displacement = linearSolution(point.jacobian, right);
    const size = Math.max(...displacement.map(Math.abs));
    const scale = size > 0 ? PROBE / size : 0;
    const moved = scale > 0 ? equations(place.map((value, i) => value + scale * displacement[i]!)) : undefined;
    if (moved === undefined) return;
    for (const [i, value] of valuesOf(moved.state).entries()) add(i, Math.abs(value - base[i]!) / scale);
  });
  return named();
}
