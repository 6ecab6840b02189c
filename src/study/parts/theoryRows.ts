import { modelOf, type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { interpolationThreshold, separabilityThreshold } from "../../../equations/thresholds.js";
import type { Model } from "../../../equations/types.js";
import { ParameterError } from "../../core/errors.js";
import { saddlePoint } from "../../solver/saddlePoint.js";
import { ConvergenceError, type Solution } from "../../solver/solution.js";
import { bayesOptimal, observables } from "../../solver/solve.js";
import { optimum } from "../../sweep/optimum.js";
import type { Compute, ParameterSet, ReplicaCompute } from "../plan/plan.js";
import type { ComputedRow } from "./computedRow.js";
import { completed } from "./neededParameters.js";
import { CONVERGED } from "./partColumns.js";

/** A computation of the theory. */
type TheoryCompute = Exclude<Compute, ReplicaCompute>;

/**
 * Computes rows of the theory one after the other.
 *
 * Every point is solved from scratch, as by `raf solve`: a row depends on its point alone, and not on its neighbors, on how the rows were
 * divided, or on what a run before had done. Only what points share without rounding, the channel and the spectrum, is kept from one row
 * to the next.
 *
 * @returns A function from the parameters of a row to its result. What cannot be computed is a row with its reason, never an exception.
 */
export function theoryRows(compute: TheoryCompute): (parameters: ParameterSet) => Promise<ComputedRow> {
  const modelFor = rememberedModel();
  return async (parameters) => {
    try {
      switch (compute.kind) {
        case "points": {
          const shared = modelFor(parameters);
          const model = shared instanceof Promise ? await shared : shared;
          return pointRow(saddlePoint(model));
        }
        case "optimum":
          return optimumRow(await pointOf(compute, parameters), compute);
        case "thresholds":
          return thresholdRow(await pointOf(compute, parameters));
        case "bayes":
          return bayesRow(parameters);
      }
    } catch (error) {
      return failedRow(error);
    }
  };
}

/** A row of a point that cannot be computed at all. */
export function failedRow(error: unknown): ComputedRow {
  if (error instanceof ConvergenceError)
    return { status: error.unsolved.status, cells: {}, reason: error.unsolved.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { status: error instanceof ParameterError ? "error" : "failed", cells: {}, reason };
}

async function pointOf(compute: TheoryCompute, parameters: ParameterSet): Promise<Point> {
  return resolvePoint(completed(compute, parameters) as unknown as PointInput);
}

/** The model of a point; of two points that differ in lambda and alpha only, the second takes the first's channel and spectrum. */
function rememberedModel(): (parameters: ParameterSet) => Model | Promise<Model> {
  let last: { readonly parameters: ParameterSet; readonly model: Model } | undefined;
  return (parameters) => {
    const { lambda, alpha } = parameters;
    if (
      last !== undefined &&
      alike(last.parameters, parameters) &&
      typeof alpha === "number" &&
      typeof lambda === "number"
    ) {
      const { name, channel, spectrum } = last.model;
      return { name, alpha, lambda, channel, spectrum };
    }
    return pointOf({ kind: "points" }, parameters).then((point) => {
      const model = modelOf(point);
      last = { parameters, model };
      return model;
    });
  };
}

function alike(one: ParameterSet, other: ParameterSet): boolean {
  for (const name in other) if (name !== "lambda" && name !== "alpha" && one[name] !== other[name]) return false;
  for (const name in one) if (!(name in other)) return false;
  return true;
}

function pointRow(solution: Solution): ComputedRow {
  const { status, regime, diagnostics } = solution;
  const { method, iterations, residual, contraction, errorEstimate } = diagnostics;
  const did = { regime, method, iterations, residual, contraction, errorEstimate };
  if (solution.status !== "converged") return { status, cells: did, reason: solution.message };
  return { status, cells: { ...solution.overlaps, ...solution.conjugates, ...observables(solution), ...did } };
}

function optimumRow(point: Point, options: Extract<Compute, { kind: "optimum" }>): ComputedRow {
  const best = optimum(point, options);
  const { value, lambda, gamma, delta, boundary, locationError, solution, degenerate, unsolved } = best;
  const cells = {
    ...{ value, lambda, gamma, delta, boundary, locationError, unsolved },
    ...observables(solution),
    ...solution.overlaps,
    errorEstimate: solution.diagnostics.errorEstimate,
    degenerate: degenerate === true ? 1 : 0,
  };
  if (unsolved === 0) return { status: CONVERGED, cells };
  const reason = `${unsolved} of the scanned points did not converge; the row is the best of the others`;
  return { status: "incomplete", cells, reason };
}

function thresholdRow(point: Point): ComputedRow {
  const { spectrum } = modelOf(point);
  const { alpha, relativeError, R, generalizationError } = separabilityThreshold(spectrum, point.epsilon);
  return {
    status: CONVERGED,
    cells: {
      separability: alpha,
      separabilityRelativeError: relativeError,
      R,
      generalizationError,
      interpolation: interpolationThreshold(spectrum),
    },
  };
}

function bayesRow({ alpha, epsilon }: ParameterSet): ComputedRow {
  const { status, q, qHat, generalizationError, diagnostics } = bayesOptimal({
    alpha: alpha as number,
    epsilon: epsilon as number,
  });
  const { iterations, residual, errorEstimate } = diagnostics;
  const cells = { generalizationError, q, qHat, iterations, residual, errorEstimate };
  if (status === CONVERGED) return { status, cells };
  return {
    status,
    cells: { iterations, residual, errorEstimate },
    reason: `residual ${residual} after ${iterations} steps`,
  };
}
