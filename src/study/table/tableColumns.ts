import { isNumeric, PARAMETER_COLUMNS } from "../../../equations/vocabulary/parameters.js";
import { STATUS_COLUMN } from "../parts/computedRow.js";
import type { StudyPart } from "../parts/studyPart.js";
import { type Column, neededParameters } from "../plan/computations.js";
import type { ParameterSet } from "../plan/plan.js";

/** Name of the column that holds the labels of the cases. */
export const CASE_COLUMN = "case";

/** Parameters that are columns: those that the plan gives and the computation depends on, in the order of all parameters. */
export function parameterColumns({ fixed, cases, axes, compute }: StudyPart): Column[] {
  const sets: ParameterSet[] = cases.map(({ parameters }) => ({ ...fixed, ...parameters }));
  const varied = new Set(axes.flatMap(({ names }) => names));
  const shown = PARAMETER_COLUMNS.filter((name) =>
    sets.some(
      (own) => (own[name] !== undefined || varied.has(name)) && neededParameters(compute, own["model"]).has(name),
    ),
  );
  return [
    ...shown.map((name): Column => ({ name, type: isNumeric(name) ? "number" : "text" })),
    ...(compute.kind === "replicas"
      ? (["d", "replica"] as const).map((name): Column => ({ name, type: "integer" }))
      : []),
  ];
}

/** All columns of a part's table: the case, the parameters, the status, and the results that are kept. */
export function tableColumns(part: StudyPart): Column[] {
  const labeled = part.cases.some(({ label }) => label !== "");
  return [
    ...(labeled ? [{ name: CASE_COLUMN, type: "text" } as const] : []),
    ...parameterColumns(part),
    STATUS_COLUMN,
    ...part.columns,
  ];
}
