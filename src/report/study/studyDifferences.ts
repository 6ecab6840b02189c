import { resolvePoint } from "../../../equations/point.js";
import { E_GEN, isObservableName } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal, observable, solve } from "../../solver/solve.js";
import { type StudyPart, studyParts } from "../../study/parts/studyPart.js";
import type { Plan } from "../../study/plan/plan.js";
import { CASE_COLUMN } from "../../study/table/tableColumns.js";
import { optimum } from "../../sweep/optimum.js";
import type { Difference } from "../differenceTable.js";
import { measuredSeries, partOf, type StudyFigureRequest } from "./studyFigure.js";
import { freeParameters, heldValue } from "./studyRows.js";

/**
 * Measurements beside the theory at their own places, which is solved there: a study has other places.
 *
 * @returns Undefined where the figure has several lines: which of them is meant?
 */
export async function studyDifferences(plan: Plan, request: StudyFigureRequest): Promise<Difference[] | undefined> {
  const part = partOf(studyParts(plan), request);
  const cases = part.cases.filter(({ label }) => [undefined, label].includes(request.at[CASE_COLUMN] as string));
  if (cases.length > 1 || freeParameters(part, request).length > 0) return undefined;
  const held = Object.entries(request.at).filter(([name]) => name !== CASE_COLUMN);
  const fixed = {
    ...part.fixed,
    ...cases[0]?.parameters,
    ...Object.fromEntries(held.map(([name, value]) => [name, heldValue(part, name, value)])),
  };
  const found: Difference[] = [];
  for (const { observable: name, x, y, yErrors } of measuredSeries(request)) {
    for (const [i, value] of x.entries()) {
      const theory = await theoryAt(part, { ...fixed, [request.x]: value }, request.value);
      found.push({ observable: name, x: value, data: y[i]!, standardError: yErrors?.[i] ?? null, theory });
    }
  }
  return found;
}

/** The theory of a column at a point; null where it is not solved, or the column has no theory of its own. */
async function theoryAt({ compute }: StudyPart, parameters: object, column: string): Promise<number | null> {
  if (compute.kind === "bayes") {
    const { status, generalizationError } = bayesOptimal(parameters as { alpha: number; epsilon: number });
    return status === "converged" && column === E_GEN ? generalizationError : null;
  }
  const point = await resolvePoint({ lambda: 1, ...parameters });
  if (compute.kind === "optimum" && column === "value") return optimum(point, compute).value;
  if ((compute.kind !== "points" && compute.kind !== "replicas") || !isObservableName(column)) return null;
  const solution = solve(point);
  return solution.status === "converged" ? observable(solution, column) : null;
}
