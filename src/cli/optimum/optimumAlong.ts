import { type Point, type PointInput, withParameter } from "../../../equations/point.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import { isModelName, MODEL_NAMES, parametersOf } from "../../../equations/vocabulary/models.js";
import type { ObservableName } from "../../../equations/vocabulary/observables.js";
import { isSwept, PARAMETERS, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { requireName } from "../../core/nearMiss.js";
import { curveChart, PARAMETER_LABELS } from "../../report/curveChart.js";
import type { Figure, Panel } from "../../report/figure.js";
import { type Cell, CONVERGED, type ComputedRow, STATUS_COLUMN } from "../../study/parts/computedRow.js";
import { optimumRow } from "../../study/parts/theoryRows.js";
import { type Column, columnsOf } from "../../study/plan/computations.js";
import type { Compute } from "../../study/plan/plan.js";
import type { DataTable } from "../output/dataFile.js";

/** Best points along a parameter. */
export interface OptimaAlong {
  readonly along: SweptParameter;
  readonly values: readonly number[];
  readonly columns: readonly Column[];
  readonly rows: readonly ComputedRow[];
}

/** Parameters that the optimum can follow: the numbers of the model that are not optimized, those of training aside. */
export function alongParameters(
  model: string | undefined,
  varied: readonly SweptParameter[],
): readonly SweptParameter[] {
  const names = new Set((isModelName(model) ? [model] : MODEL_NAMES).flatMap((name) => parametersOf(name)));
  const training: readonly string[] = ["trainingAttack", ...ENSEMBLE_PARAMETERS, ...TRAINING_PARAMETERS];
  return [...names].filter(isSwept).filter((name) => !varied.includes(name) && !training.includes(name));
}

/**
 * The parameter that --along names.
 *
 * @throws {ParameterError} if the model does not have it, or it is optimized.
 */
export function alongParameter(
  along: string,
  model: string | undefined,
  varied: readonly SweptParameter[],
): SweptParameter {
  return requireName("raf", "along", along, alongParameters(model, varied));
}

/**
 * The best point for each value of a parameter.
 *
 * @param point As resolved, with any value of the parameter.
 */
export function optimaAlong(
  point: Point,
  input: PointInput,
  options: Pick<Extract<Compute, { readonly kind: "optimum" }>, "over" | "objective">,
  along: SweptParameter,
  values: readonly number[],
): OptimaAlong {
  const compute = { kind: "optimum", ...options } as const;
  const { model, loss } = point;
  const fixed = {
    model,
    loss: typeof input.loss === "string" ? input.loss : typeof loss === "string" ? loss : loss.name,
  };
  const columns = columnsOf(compute, { fixed, cases: [], axes: [] });
  const rows = values.map((value) => optimumRow(withParameter(point, along, value), compute, columns));
  return { along, values, columns, rows };
}

/** Best points as a table: the parameter, the status, and the columns that an optimum has in a study. */
export function optimaTable({ along, values, columns, rows }: OptimaAlong): DataTable {
  return {
    columns: [{ name: along, type: "number" }, STATUS_COLUMN, ...columns],
    count: rows.length,
    rows: () =>
      rows.map(({ status, cells }, index) => [values[index]!, status, ...cells.map((cell): Cell => cell ?? null)]),
  };
}

/** The observables at the best points, and below them the best values themselves. */
export function optimaFigure(
  optima: OptimaAlong,
  drawn: readonly ObservableName[],
  varied: readonly SweptParameter[],
  scale: "linear" | "log",
): Figure {
  const { along, values } = optima;
  const chart = curveChart({
    parameter: along,
    scale,
    parameterValues: values,
    observables: drawn.map((observable) => ({ observable, values: column(optima, observable) })),
  });
  return {
    ...chart,
    columns: 1,
    panels: [...chart.panels, ...varied.map((name) => placePanel(optima, name, scale))],
  };
}

/** The best values of a parameter. A logarithmic axis cannot show the limits 0+ and infinity: they are marked at its foot. */
function placePanel(optima: OptimaAlong, name: SweptParameter, scale: "linear" | "log"): Panel {
  const { along, values } = optima;
  const places = column(optima, name);
  const isLimit = (place: number | null): boolean =>
    place === null || (PARAMETERS[name].limits !== undefined && (place === 0 || !Number.isFinite(place)));
  const limits = values.filter((_value, index) => isLimit(places[index]!));
  return {
    x: { label: PARAMETER_LABELS[along], scale },
    y: { label: `best ${PARAMETER_LABELS[name]}`, scale: PARAMETERS[name].limits === undefined ? "linear" : "log" },
    lines: [{ label: "", x: values, y: places.map((place) => (isLimit(place) ? null : place)), color: 0 }],
    ...(limits.length === 0 ? {} : { gaps: { label: "at a limit", x: limits } }),
  };
}

function column({ columns, rows }: OptimaAlong, name: string): (number | null)[] {
  const place = columns.findIndex((own) => own.name === name);
  return rows.map(({ cells }) => {
    const cell = cells[place];
    return typeof cell === "number" ? cell : null;
  });
}

/** The message if some rows are incomplete. */
export function incompleteText({ along, values, rows }: OptimaAlong): string | undefined {
  const incomplete = rows.flatMap((row, index) => (row.status === CONVERGED ? [] : [{ row, value: values[index]! }]));
  const [first] = incomplete;
  if (first === undefined) return undefined;
  return `${incomplete.length} of ${rows.length} optima are incomplete, first at ${along} = ${Number(first.value.toPrecision(6))} (${first.row.reason ?? first.row.status})`;
}
