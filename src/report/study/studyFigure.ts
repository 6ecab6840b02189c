import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { ParameterError } from "../../core/errors.js";
import { type StudyPart, studyParts } from "../../study/parts/studyPart.js";
import type { Plan } from "../../study/plan/plan.js";
import type { RowIndex } from "../../study/store/rowIndex.js";
import { shellWord } from "../../study/store/shellWord.js";
import { CASE_COLUMN } from "../../study/table/tableColumns.js";
import { emptyReport, type TableReport } from "../../study/table/tableRows.js";
import type { Figure } from "../figure.js";
import { type MeasuredTable, type OwnSeries, ownData } from "../ownData.js";
import { parameterText, valueText } from "../pointSubtitle.js";
import { type FlooredRows, withFloor } from "./logScaleFloor.js";
import { everDecreasingLosses, inOneUnit } from "./resultUnits.js";
import { type LogAxes, onAxis, parameterAxis, resultLabel } from "./studyAxis.js";
import { studyCloud } from "./studyCloud.js";
import { studyLines } from "./studyLines.js";
import { type PhaseBoundary, studyMap } from "./studyMap.js";
import {
  type DrawnRow,
  freeParameters,
  gapReason,
  isScattered,
  numericAxes,
  requireGlyphs,
  type StudyView,
  seriesOf,
  studyRows,
} from "./studyRows.js";
import { studySubtitle } from "./studySubtitle.js";

/** A view of a study, and which of its computations it is of. */
export interface StudyFigureRequest extends StudyView {
  readonly part?: string;
  readonly log: LogAxes;
  /** Measurements that are drawn over lines, and their file's name for messages. */
  readonly data?: { readonly table: MeasuredTable; readonly file: string };
}

/**
 * A figure of any one or two parameters of a study, in the look of `raf paper`, under a line that says what is fixed.
 *
 * Along one parameter: lines of the theory, with the simulations over them if the plan has both. Over two: maps with contours, and the
 * phase boundaries if the plan computes thresholds. Of a joint design: its points.
 *
 * @param reports Gets what is missing and what has failed among the rows that are drawn, by the name of their part.
 * @throws {ParameterError} naming what cannot be drawn.
 */
export async function studyFigure(
  plan: Plan,
  index: RowIndex,
  request: StudyFigureRequest,
  reports: Map<string, TableReport> = new Map<string, TableReport>(),
): Promise<Figure> {
  const parts = studyParts(plan);
  const { x, y, log } = request;
  if (x === y) throw new ParameterError("plot", "y", y, "parameters other than that of --x");
  const part = partOf(parts, request);
  requireColor(part, request);
  if (request.at[CASE_COLUMN] === undefined) for (const { label } of part.cases) requireGlyphs(label);
  const simulated = simulationsOf(parts, part, request);
  const isSimulation = part.compute.kind === "replicas" && !isScattered(part, request);
  const rowsOf: RowsOf = (own, view) => {
    const report = emptyReport();
    reports.set(own.name, report);
    return studyRows(own, index, view, report);
  };
  const solved = isSimulation ? [] : rowsOf(part, request);
  const measured = simulated === undefined ? [] : rowsOf(simulated, request);
  const scale = log !== "automatic" && log.has("value") ? "log" : "linear";
  const { rows: sameUnit, label } = inOneUnit([...solved, ...measured], {
    value: request.value,
    scale,
    everDecreasing: await everDecreasingLosses(part),
  });
  const {
    rows: shown,
    floor,
    label: below,
  }: FlooredRows = scale === "log"
    ? withFloor(positive(sameUnit, request.value), y === undefined ? "height" : "color")
    : { rows: sameUnit };
  const isMeasured = new Set(measured.map(({ cell }) => cell));
  const replicas = shown.filter(({ cell }) => isMeasured.has(cell));
  const rows = shown.filter(({ cell }) => !isMeasured.has(cell));
  const everywhere = commonPlaces([...rows, ...replicas]);
  const isOneCase = new Set([...rows, ...replicas].map(({ label }) => label)).size === 1;
  const told = (row: DrawnRow): DrawnRow => {
    const places = row.places.filter((place) => !everywhere.includes(place));
    return { ...row, places, series: seriesOf(isOneCase ? "" : row.label, places) };
  };
  const [theory, samples] = [rows.map(told), replicas.map(told)];
  const common = {
    label: label ?? resultLabel(part.compute, request.value),
    remedy: remedyOf(part, request, [...theory, ...samples]),
    log,
    ...(floor === undefined ? {} : { floor }),
  };
  const darkest = y === undefined || below === undefined ? [] : [`${below} in the darkest color`];
  const placeless =
    y === undefined && !isScattered(part, request) ? [] : limitsWithoutPlace([...rows, ...replicas], request, log);
  const figure = (): Figure => {
    if (isScattered(part, request)) return studyCloud(request, { ...common, rows: theory });
    if (y === undefined) {
      const baseline = baselineOf(parts, part, rowsOf, request).map(told);
      return studyLines(request, { ...common, theory, samples, baseline, measured: measuredSeries(request) });
    }
    const boundaries = boundariesOf(parts, rowsOf, request, told);
    return studyMap({ ...request, y }, { ...common, rows: theory, boundaries });
  };
  return { ...figure(), subtitle: [...studySubtitle(part, request), ...everywhere, ...darkest, ...placeless] };
}

/**
 * Measurements of the drawn column.
 *
 * @throws {ParameterError} naming `data` where the figure has no lines, or the file not the columns.
 */
export function measuredSeries({ x, y, value, data }: StudyFigureRequest): readonly OwnSeries<string>[] {
  if (data === undefined) return [];
  if (y === undefined) return ownData(data.table, data.file, x, [value]);
  throw new ParameterError("plot", "data", data.file, "files drawn along --x alone", "Leave --y out");
}

/** The Bayes-optimal errors of a plan that computes them, below a generalization error along the same parameter. */
function baselineOf(
  parts: readonly StudyPart[],
  { compute }: StudyPart,
  rowsOf: RowsOf,
  { x, value, at }: StudyFigureRequest,
): readonly DrawnRow[] {
  const isLeast = compute.kind === "optimum" && compute.objective === "generalization" && value === "value";
  const bound = parts.find((own) => own.compute.kind === "bayes" && has(own, { x, value: E_GEN, at }));
  if (bound === undefined || compute.kind === "bayes" || !(isLeast || value === E_GEN)) return [];
  const varied = axisNames(bound);
  const held = Object.fromEntries(Object.entries(at).filter(([name]) => varied.includes(name)));
  return isScattered(bound, { at: held }) ? [] : rowsOf(bound, { x, value: E_GEN, at: held });
}

/** The rows of a part that a view shows, of which a report is kept. */
type RowsOf = (part: StudyPart, view: StudyView) => DrawnRow[];

/** Limits among the rows of a map or of a joint design, where they have no place; so has 0 on a logarithmic axis. */
function limitsWithoutPlace(rows: readonly DrawnRow[], { x, y }: StudyView, log: LogAxes): string[] {
  const axes = [
    { name: x, which: "x", values: rows.map((row) => row.x) },
    ...(y === undefined ? [] : [{ name: y, which: "y", values: rows.map((row) => row.y) } as const]),
  ] as const;
  return axes.flatMap(({ name, which, values }) => {
    const axis = parameterAxis(name, which, values, log);
    const limits = [0, Number.POSITIVE_INFINITY].filter(
      (limit) => values.includes(limit) && (!onAxis(axis, limit) || name === "lambda"),
    );
    return limits.length === 0 ? [] : [`without ${limits.map((limit) => parameterText(name, limit)).join(" and ")}`];
  });
}

/** A result that is not positive has no place on a logarithmic scale; the figure says so. */
function positive(rows: readonly DrawnRow[], value: string): DrawnRow[] {
  const placed = rows.map((row) =>
    row.value !== null && row.value <= 0 ? { ...row, value: null, limit: gapReason([row], value) } : row,
  );
  if (rows.length === 0 || placed.some((row) => row.value !== null)) return placed;
  const found = "Here all are limits, 0 or negative: leave --log value out";
  throw new ParameterError("plot", "log", "value", "x and y where no value is positive and finite", found);
}

/** Axes of one value: they are told for the whole figure and need no place in a legend. */
function commonPlaces(rows: readonly DrawnRow[]): readonly string[] {
  return (rows[0]?.places ?? []).filter((place, i) => rows.every(({ places }) => places[i] === place));
}

function requireColor(part: StudyPart, { y, color, at }: StudyView): void {
  if (color === undefined) return;
  const allowed = "joint designs along --x alone";
  if (y !== undefined) throw new ParameterError("plot", "color", color, allowed, "With --y the color is the value");
  if (isScattered(part, { at })) return;
  throw new ParameterError("plot", "color", color, allowed, "This plan has a grid: leave --color out");
}

/** The experiments that are drawn with a part, or are it. */
function simulationsOf(parts: readonly StudyPart[], part: StudyPart, view: StudyView): StudyPart | undefined {
  if (isScattered(part, view)) return undefined;
  if (view.y !== undefined) {
    if (part.compute.kind !== "replicas") return undefined;
    const allowed = "computations of the theory where --y is given";
    throw new ParameterError("plot", "part", part.name, allowed, "Draw replicas along --x");
  }
  if (part.compute.kind === "replicas") return part;
  return part.compute.kind === "points"
    ? parts.find((own) => own.compute.kind === "replicas" && has(own, view))
    : undefined;
}

/** Advice that makes fewer lines or panels: a value for each parameter that is free. */
function remedyOf(part: StudyPart, view: StudyView, rows: readonly DrawnRow[]): string {
  const free = freeParameters(part, view);
  const labels = [...new Set(rows.map(({ label }) => label))];
  const flags = [
    ...(labels.length > 1 ? [`--at ${shellWord(`${CASE_COLUMN}=${labels[0]!}`)}`] : []),
    ...free.map((name) => `--at ${name}=${valueText(rows[0]?.cell(name) ?? null)}`),
  ];
  const second = isScattered(part, view) ? undefined : free.find((name) => numericAxes(part).includes(name));
  const map = view.y === undefined && second !== undefined ? `, or draw a map with --y ${second}` : "";
  return `Hold some of what tells them apart, such as ${flags.join(" ")}${map}`;
}

function has(part: StudyPart, { value, x, y }: StudyView): boolean {
  const varied = numericAxes(part);
  return (
    part.columns.some(({ name }) => name === value) && varied.includes(x) && (y === undefined || varied.includes(y))
  );
}

/** The part that is named, or the first that has the column over these axes. */
export function partOf(parts: readonly StudyPart[], request: StudyFigureRequest): StudyPart {
  const named = request.part === undefined ? parts : parts.filter(({ name }) => name === request.part);
  if (named.length === 0) {
    throw new ParameterError("plot", "part", request.part, `{${parts.map(({ name }) => name).join(", ")}}`);
  }
  const found = named.find((part) => has(part, request));
  if (found !== undefined) return found;
  const numeric = [...new Set(named.flatMap(numericAxes))];
  const drawn = [request.x, ...(request.y === undefined ? [] : [request.y])];
  for (const name of drawn) {
    if (numeric.includes(name)) continue;
    const remedy = named.some((part) => axisNames(part).includes(name)) ? ofTexts(name, request) : undefined;
    throw new ParameterError("plot", name === request.x ? "x" : "y", name, `{${numeric.join(", ")}}`, remedy);
  }
  const along = named.filter((part) => drawn.every((name) => numericAxes(part).includes(name)));
  const columns = [...new Set(along.flatMap(numericColumns))];
  const allowed = columns.length === 0 ? "columns of a computation along both axes" : `{${columns.join(", ")}}`;
  const owner = named.find((part) => numericColumns(part).includes(request.value));
  throw new ParameterError("plot", "value", request.value, allowed, owner && elsewhere(owner, request.value, drawn));
}

function numericColumns({ columns }: StudyPart): string[] {
  return columns.filter(({ type }) => type !== "text").map(({ name }) => name);
}

function axisNames({ axes }: StudyPart): string[] {
  return axes.flatMap(({ names }) => names);
}

/** Advice for a parameter whose values are texts. */
function ofTexts(name: string, { y }: StudyView): string {
  return `The values of ${name} are texts: each makes a ${y === undefined ? "line" : "map"} of its own`;
}

/** Why a column that the plan has cannot be drawn along these axes, and along which it can. */
function elsewhere(owner: StudyPart, value: string, drawn: readonly string[]): string {
  const own = axisNames(owner);
  const without = drawn.filter((name) => !own.includes(name)).join(" or ");
  const instead = own.length === 0 ? "it is one number a case" : `draw it along ${own.join(" or ")}`;
  return `In this plan ${value} (of ${owner.name}) does not depend on ${without}: ${instead}`;
}

const THRESHOLDS = [
  { column: "separability", label: "separability" },
  { column: "interpolation", label: "interpolation" },
] as const;

/** Thresholds over the plane of alpha and epsilon, from the plan's own part of them. */
function boundariesOf(
  parts: readonly StudyPart[],
  rowsOf: RowsOf,
  { x, y, at }: StudyView,
  told: (row: DrawnRow) => DrawnRow,
): PhaseBoundary[] {
  const part = parts.find(({ compute }) => compute.kind === "thresholds");
  const overBoth = (x === "alpha" && y === "epsilon") || (x === "epsilon" && y === "alpha");
  if (part === undefined || !overBoth) return [];
  return THRESHOLDS.filter(({ column }) => part.columns.some(({ name }) => name === column)).map(
    ({ column, label }) => ({
      label: `${label} threshold`,
      points: rowsOf(part, { x: "epsilon", value: column, at: heldIn(part, at) }).flatMap((row) =>
        row.value === null ? [] : [{ alpha: row.value, epsilon: row.x, row: told(row) }],
      ),
    }),
  );
}

function heldIn({ axes, cases }: StudyPart, at: StudyView["at"]): StudyView["at"] {
  const varied = new Set<string>(axes.flatMap(({ names }) => names));
  if (cases.some(({ label }) => label !== "")) varied.add("case");
  return Object.fromEntries(Object.entries(at).filter(([name]) => varied.has(name)));
}
