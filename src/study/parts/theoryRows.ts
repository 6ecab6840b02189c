import { interpolationOf, separabilityOf } from "../../../equations/fitThresholds.js";
import { anyModelOf, type Point, resolvePoint } from "../../../equations/point.js";
import type { AnyModel } from "../../../equations/types.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { questionOf } from "../../../equations/vocabulary/questions.js";
import { ParameterError, placeless } from "../../core/errors.js";
import { saddlePoint } from "../../solver/saddlePoint.js";
import { ConvergenceError } from "../../solver/solution.js";
import { bayesOptimal, observables, solve } from "../../solver/solve.js";
import { optimum } from "../../sweep/optimum.js";
import { type Column, completePoint } from "../plan/computations.js";
import type { Compute, ParameterSet, ReplicaCompute } from "../plan/plan.js";
import { CONVERGED, type ComputedRow, cellsOf } from "./computedRow.js";
import { pointCells } from "./pointCells.js";
import { rowParameters, type StudyPart } from "./studyPart.js";

/** A computation of the theory. */
type TheoryCompute = Exclude<Compute, ReplicaCompute>;

/**
 * Computes rows of the theory one after the other.
 *
 * Every point is solved from scratch, as by `raf solve`: a row depends on its point alone, and not on its neighbors, on how the rows were
 * divided, or on what a run before had done. Only what points share without rounding, the channel and the spectrum, is kept from one row
 * to the next.
 *
 * @returns A function from the number of a row to its result. What cannot be computed is a row with its reason, never an exception.
 * @throws if the part is one of replicas.
 */
export function theoryRows(part: StudyPart): (row: number) => Promise<ComputedRow> | ComputedRow {
  const { compute, columns } = part;
  if (compute.kind === "replicas") throw new Error("replicas are no rows of the theory");
  const failed = (error: unknown): ComputedRow => failedRow(error, columns);
  const parameters = (row: number): ParameterSet => rowParameters(part, row);
  if (compute.kind === "points") return pointRows(part, failed);
  const computed = async (row: number): Promise<ComputedRow> => {
    switch (compute.kind) {
      case "optimum":
        return optimumRow(await pointOf(compute, parameters(row)), compute, columns);
      case "thresholds":
        return thresholdRow(await pointOf(compute, parameters(row)), columns);
      case "bayes":
        return bayesRow(parameters(row), columns);
    }
  };
  return (row) => computed(row).catch(failed);
}

/** Points of the saddle-point equations: where only lambda or alpha has changed, channel and spectrum have not. */
function pointRows(
  part: StudyPart,
  failed: (error: unknown) => ComputedRow,
): (row: number) => Promise<ComputedRow> | ComputedRow {
  const toRow = pointCells(part.columns);
  const last = part.axes.at(-1);
  const name =
    last?.names.length === 1 && (last.names[0] === "lambda" || last.names[0] === "alpha") ? last.names[0] : undefined;
  const values = name === undefined ? [] : last!.points.map(([value]) => value as number);
  let shared: { readonly line: number; readonly model: AnyModel } | undefined;
  const fresh = async (row: number, line: number): Promise<ComputedRow> => {
    const point = await pointOf({ kind: "points" }, rowParameters(part, row));
    // Another question than the minimum has a solver of its own.
    if (questionOf(point) !== "minimum") return toRow(solve(point));
    const model = anyModelOf(point);
    if (name !== undefined) shared = { line, model };
    return toRow(saddlePoint(model));
  };
  return (row) => {
    const line = name === undefined ? -1 : Math.floor(row / values.length);
    if (name === undefined || shared?.line !== line) return fresh(row, line).catch(failed);
    try {
      return toRow(saddlePoint({ ...shared.model, [name]: values[row % values.length]! }));
    } catch (error) {
      return failed(error);
    }
  };
}

/** A row of a point that cannot be computed at all. */
export function failedRow(error: unknown, columns: readonly Column[]): ComputedRow {
  const cells = columns.map(() => null);
  if (error instanceof ConvergenceError)
    return { status: error.unsolved.status, cells, reason: error.unsolved.message };
  if (error instanceof ParameterError) return { status: "error", cells, reason: placeless(error) };
  return { status: "failed", cells, reason: error instanceof Error ? error.message : String(error) };
}

async function pointOf(compute: TheoryCompute, parameters: ParameterSet): Promise<Point> {
  return resolvePoint(completePoint(compute, parameters));
}

/**
 * The best lambda, angle, or both at a point, as a row. It is incomplete where scanned points did not converge.
 *
 * @param columns As of columnsOf.
 */
export function optimumRow(
  point: Point,
  options: Extract<Compute, { kind: "optimum" }>,
  columns: readonly Column[],
): ComputedRow {
  const best = optimum(point, options);
  const { value, lambda, gamma, delta, time, steps } = best;
  const { boundary, locationError, solution, degenerate, flat, unsolved } = best;
  const cells = cellsOf(columns, {
    ...{ value, lambda, gamma, delta, time, steps, boundary, locationError, unsolved },
    ...observables(solution),
    ...solution.overlaps,
    errorEstimate: solution.diagnostics.errorEstimate,
    degenerate: degenerate === true ? 1 : 0,
    flat: flat === true ? 1 : 0,
  });
  if (unsolved === 0) return { status: CONVERGED, cells };
  const reason = `${unsolved} of the scanned points did not converge; the row is the best of the others`;
  return { status: "incomplete", cells, reason };
}

function thresholdRow(point: Point, columns: readonly Column[]): ComputedRow {
  const model = anyModelOf(point);
  const { alpha, relativeError, R, [E_GEN]: generalization } = separabilityOf(model);
  return {
    status: CONVERGED,
    cells: cellsOf(columns, {
      separability: alpha,
      separabilityRelativeError: relativeError,
      R,
      [E_GEN]: generalization,
      interpolation: interpolationOf(model),
    }),
  };
}

function bayesRow({ alpha, epsilon, width }: ParameterSet, columns: readonly Column[]): ComputedRow {
  const {
    status,
    q,
    qHat,
    [E_GEN]: generalization,
    diagnostics,
  } = bayesOptimal({
    alpha: alpha as number,
    epsilon: epsilon as number,
    ...(width === undefined ? {} : { width: width as number }),
  });
  const { iterations, residual, errorEstimate } = diagnostics;
  const did = { iterations, residual, errorEstimate };
  if (status === CONVERGED) return { status, cells: cellsOf(columns, { [E_GEN]: generalization, q, qHat, ...did }) };
  return { status, cells: cellsOf(columns, did), reason: `residual ${residual} after ${iterations} steps` };
}
