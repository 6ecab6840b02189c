import { lossFromExpression } from "../../../equations/lossExpression.js";
import type { Loss } from "../../../equations/losses.js";
import { namedLoss } from "../../../equations/vocabulary/losses.js";
import { isObservableName, OBSERVABLES, type ObservableEntry } from "../../../equations/vocabulary/observables.js";
import { ParameterError } from "../../core/errors.js";
import type { StudyPart } from "../../study/parts/studyPart.js";
import { type DrawnRow, INFINITE } from "./studyRows.js";

/** Label of a result at lambda = infinity, where weights vanish as 1/lambda and tables give it in units of a power of 1/lambda. */
function labelAtInfinity({ words, tex = "", infinitePower }: ObservableEntry): string {
  const unit = infinitePower === 2 ? "\\lambda^2" : "\\lambda";
  return `${words} $${unit} ${tex}$ at $\\lambda \\to \\infty$`;
}

/** Label of a result where the weights diverge as lambda -> 0+ and tables give it for the direction at unit margin. */
function labelAtUnitMargin({ words, tex = "" }: ObservableEntry): string {
  return `${words} $${tex}$ at unit margin`;
}

/** Properties of a figure that decide the unit of its results. */
export interface UnitOptions {
  /** The column that is drawn. */
  readonly value: string;
  readonly scale: "linear" | "log";
  /** Losses that decrease forever: on separable data their weights diverge as lambda -> 0+. */
  readonly everDecreasing: ReadonlySet<string>;
}

/** Rows in one unit. */
export interface RowsInOneUnit {
  readonly rows: readonly DrawnRow[];
  /** Of the results, where their unit is not that of the column. */
  readonly label?: string;
}

/**
 * The rows of a figure in one unit, so that they may share an axis: a table gives m, q, V and the norm at lambda = infinity in powers of
 * 1/lambda, and, where the weights diverge as lambda -> 0+, at unit margin.
 *
 * Rows that all are such limits keep their numbers, under a label that says so. Among others the limit itself counts: at lambda = infinity
 * 0, which a logarithmic axis has no place for; what diverges has none on any axis, V on the interpolating side of 0+ too.
 *
 * @throws {ParameterError} naming the column if nothing is left.
 */
export function inOneUnit(all: readonly DrawnRow[], { value, scale, everDecreasing }: UnitOptions): RowsInOneUnit {
  const entry = isObservableName(value) ? OBSERVABLES[value] : undefined;
  if (entry?.infinitePower === undefined || all.length === 0) return { rows: all };
  const known = all.filter((row) => row.value !== null);
  if (known.length > 0 && known.every(isAtInfinity)) return { rows: all, label: labelAtInfinity(entry) };
  const diverges = (row: DrawnRow): boolean => entry.atUnitMargin === true && hasDivergingWeights(row, everDecreasing);
  if (known.length > 0 && known.every(diverges)) return { rows: all, label: labelAtUnitMargin(entry) };
  const rows = all.map((row): DrawnRow => {
    if (row.value === null) return row;
    if (diverges(row)) return { ...row, value: null, limit: INFINITE };
    if (!isAtInfinity(row)) return row;
    return scale === "log" ? { ...row, value: null, limit: "0" } : { ...row, value: 0 };
  });
  if (rows.some(({ limit }) => limit === undefined)) return { rows };
  const allowed = "columns with a finite value somewhere in the view";
  throw new ParameterError("plot", "value", value, allowed, "Here it diverges, or vanishes on a logarithmic axis");
}

/** An optimum without its lambda tells where it lies. */
function isAtInfinity(row: DrawnRow): boolean {
  return row.cell("lambda") === Number.POSITIVE_INFINITY || row.cell("boundary") === "lambda -> infinity";
}

function hasDivergingWeights(row: DrawnRow, everDecreasing: ReadonlySet<string>): boolean {
  const isAtZero = row.cell("lambda") === 0 || row.cell("boundary") === "lambda -> 0+";
  if (!isAtZero || !everDecreasing.has(String(row.cell("loss")))) return false;
  const regime = row.cell("regime");
  if (regime !== null) return regime === "interpolating";
  // Unless a column says that the data are not separable they may be, and a number in doubt is none.
  return (row.cell("trainingError") ?? 0) === 0;
}

/** The losses of a part that decrease forever, such as the logistic: on separable data their weights diverge as lambda -> 0+. */
export async function everDecreasingLosses({ fixed, cases, axes }: StudyPart): Promise<ReadonlySet<string>> {
  const given = [
    fixed["loss"],
    ...cases.map(({ parameters }) => parameters["loss"]),
    ...axes.flatMap(({ names, points }) =>
      names.includes("loss") ? points.map((point) => point[names.indexOf("loss")]) : [],
    ),
  ];
  const names = [...new Set(given)].filter((name) => typeof name === "string");
  const losses = await Promise.all(names.map((name) => resolved(name)));
  return new Set(names.filter((_name, i) => losses[i]!.minimizers.from === Number.POSITIVE_INFINITY));
}

async function resolved(name: string): Promise<Loss> {
  return namedLoss(name) ?? lossFromExpression(name);
}
