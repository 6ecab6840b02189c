import { ParameterError } from "../../core/errors.js";
import { type Cell, CONVERGED, STATUS_COLUMN } from "../../study/parts/computedRow.js";
import type { StudyPart } from "../../study/parts/studyPart.js";
import type { PlanParameter } from "../../study/plan/plan.js";
import type { RowIndex } from "../../study/store/rowIndex.js";
import { CASE_COLUMN, tableColumns } from "../../study/table/tableColumns.js";
import { type TableReport, wantedRows } from "../../study/table/tableRows.js";
import { mathText } from "../drawing/mathText.js";
import { parameterText, valueText } from "../pointSubtitle.js";

/** Choice of what is drawn of a study. */
export interface StudyView {
  /** Parameter along the horizontal axis. */
  readonly x: string;
  /** Parameter along the vertical axis of a map; undefined for lines. */
  readonly y?: string;
  /** Parameter that colors the points of a joint design drawn along one axis. */
  readonly color?: string;
  /** Column of results. */
  readonly value: string;
  /** Parameters that are held at one value. */
  readonly at: { readonly [name in PlanParameter | typeof CASE_COLUMN]?: number | string };
}

/** A row of a table, as far as a figure needs it. */
export interface DrawnRow {
  readonly x: number;
  /** 0 where there is no second axis. */
  readonly y: number;
  /** null where there is no result. */
  readonly value: number | null;
  /** Result, as mathematics, where it is known and no number has a place for it. */
  readonly limit?: string;
  /** Name of its line or panel: the case, and the parameters that are neither axis nor held. */
  readonly series: string;
  /** The first of it: the label of the case, or empty. */
  readonly label: string;
  /** The rest of it, as mathematics. */
  readonly places: readonly string[];
  /** Column by name, for whatever else is shown. */
  readonly cell: (name: string) => Cell;
}

/** A result beyond all numbers. */
export const INFINITE = "$\\infty$";

const BATCH_ROWS = 4096;
/** Axes that are averaged or told apart otherwise. */
const SAMPLES = ["d", "replica"];

/** True if the points of a part lie on no grid: a joint design, unless it is held at one of them. */
export function isScattered({ axes }: StudyPart, { at }: Pick<StudyView, "at">): boolean {
  return axes.some(({ names }) => names.length > 1 && !names.some((name) => at[name] !== undefined));
}

/** Parameters that an axis of a figure can have: those whose values are numbers. Texts, such as activations, have no place on one. */
export function numericAxes({ axes }: StudyPart): string[] {
  return axes.flatMap(({ names, points }) =>
    names.filter((_name, i) => points.every((point) => typeof point[i] === "number")),
  );
}

/** Parameters that are neither drawn nor held and tell lines or panels apart; those of a joint design run with the axes. */
export function freeParameters(part: StudyPart, { x, y, color, at }: Omit<StudyView, "value">): string[] {
  const samples = isScattered(part, { at }) ? ["replica"] : SAMPLES;
  return part.axes
    .filter(({ names }) => names.length === 1 || names.some((name) => at[name] !== undefined))
    .flatMap(({ names }) => names)
    .filter((name) => ![x, y, color, ...samples].includes(name) && at[name] === undefined);
}

/**
 * The rows of a part that a view shows. Those that nobody has computed yet are among them, without a result: a line has a gap there.
 *
 * @param report Counts what of them is missing and what has failed.
 * @throws {ParameterError} naming a column that is not there, or a value that no row has.
 */
export function studyRows(part: StudyPart, index: RowIndex, view: StudyView, report: TableReport): DrawnRow[] {
  const { x, y, color, value, at } = view;
  const columns = tableColumns(part);
  const placeByName = new Map(columns.map(({ name }, place) => [name, place]));
  const varied = part.axes.flatMap(({ names }) => names);
  const drawable = numericAxes(part);
  const placeOf = (flag: string, name: string, allowed: readonly string[]): number => {
    if (!allowed.includes(name)) throw new ParameterError("plot", flag, name, `{${allowed.join(", ")}}`);
    return columns.findIndex((column) => column.name === name);
  };
  const numeric = part.columns.filter(({ type }) => type !== "text").map(({ name }) => name);
  const xPlace = placeOf("x", x, drawable);
  const yPlace = y === undefined ? undefined : placeOf("y", y, drawable);
  const valuePlace = placeOf("value", value, numeric);
  const casePlace = columns.findIndex(({ name }) => name === CASE_COLUMN);
  const held = Object.entries(at).map(([name, wanted]) => ({
    name,
    place: placeOf("at", name, [
      ...varied.filter((own) => own !== x && own !== y && own !== color),
      ...(casePlace < 0 ? [] : [CASE_COLUMN]),
    ]),
    wanted: heldValue(part, name, wanted),
  }));
  if (color !== undefined) placeOf("color", color, drawable);
  const others = freeParameters(part, view);
  const otherPlaces = others.map((name) => columns.findIndex((column) => column.name === name));
  const statusPlace = columns.findIndex(({ name }) => name === STATUS_COLUMN.name);
  const rows: DrawnRow[] = [];
  const seen = held.map(() => new Set<Cell>());
  const isHeld = (parameters: readonly Cell[]): boolean => {
    for (const [i, { place }] of held.entries()) seen[i]!.add(parameters[place]!);
    return held.every(({ place, wanted }) => parameters[place] === wanted);
  };
  for (const { rows: count, columns: data } of wantedRows(part, index, BATCH_ROWS, report, isHeld)) {
    for (let row = 0; row < count; row++) {
      const label = casePlace < 0 ? "" : (data[casePlace]![row] as string);
      const places = others.map((name, i) => parameterText(name, data[otherPlaces[i]!]![row]!));
      const result = data[statusPlace]![row] === CONVERGED ? data[valuePlace]![row]! : null;
      rows.push({
        x: data[xPlace]![row] as number,
        y: yPlace === undefined ? 0 : (data[yPlace]![row] as number),
        value: Number.isFinite(result) ? (result as number) : null,
        ...(result === Number.POSITIVE_INFINITY ? { limit: INFINITE } : {}),
        series: seriesOf(label, places),
        label,
        places,
        cell: (name) => data[placeByName.get(name) ?? -1]?.[row] ?? null,
      });
    }
  }
  for (const [i, { name, wanted }] of held.entries()) {
    if (seen[i]!.size === 0 || seen[i]!.has(wanted)) continue;
    throw unknownValue(name, wanted, [...seen[i]!]);
  }
  return rows;
}

/** The name of a line or a panel: the label of its case and where it is. */
export function seriesOf(label: string, places: readonly string[]): string {
  return [...(label === "" ? [] : [label]), ...places].join(", ");
}

/** Values that a message lists. */
const MOST_SHOWN = 40;
/** Legends and messages tell values with four digits, and what they tell can be held. */
const SAME_VALUE = 1e-3;

/** The value of an axis that is meant: exactly this one, or the only one that is as good as it. */
export function heldValue({ axes, cases }: StudyPart, name: string, wanted: number | string): Cell {
  const axis = axes.find(({ names }) => names.some((own) => own === name));
  const values: readonly Cell[] =
    axis === undefined
      ? cases.map(({ label }) => label)
      : [...new Set(axis.points.map((point) => point[axis.names.indexOf(name as PlanParameter)]!))];
  if (values.includes(wanted)) return wanted;
  const close = values.filter(
    (value) =>
      typeof value === "number" &&
      typeof wanted === "number" &&
      Math.abs(value - wanted) <= SAME_VALUE * Math.abs(value) &&
      Number.isFinite(value),
  );
  if (close.length === 1) return close[0]!;
  if (close.length === 0) throw unknownValue(name, wanted, values);
  const several = close.slice(0, MOST_SHOWN).map(String).join(", ");
  throw new ParameterError(
    "plot",
    `at ${name}`,
    wanted,
    `{${several}}`,
    "Several values are as close: give all digits",
  );
}

function unknownValue(name: string, wanted: Cell, values: readonly Cell[]): ParameterError {
  const short = values.map(valueText);
  // Values that look the same with four digits are listed with all of them.
  const texts = new Set(short).size < values.length ? values.map(String) : short;
  const listed = [...texts.slice(0, MOST_SHOWN), ...(values.length > MOST_SHOWN ? ["..."] : [])];
  return new ParameterError("plot", `at ${name}`, wanted, `{${listed.join(", ")}}`);
}

/**
 * Makes sure that the label of a case can be drawn. The font of figures has no letters of many scripts, which a table may have.
 *
 * @throws {ParameterError} naming the label, the characters and what to write in their place.
 */
export function requireGlyphs(label: string): void {
  if (hasGlyphs(label)) return;
  const strange = [...new Set(Array.from(label.replace(/\$[^$]*\$/g, "")))].filter(
    (character) => !hasGlyphs(character),
  );
  if (strange.length === 0) return;
  const remedy =
    "Write the label in the plan without them, or as LaTeX such as $\\lambda$, and run raf sweep again, which computes nothing";
  const found = strange.map((character) => JSON.stringify(character)).join(", ");
  throw new ParameterError("plot", "case", label, `labels without ${found}, of which figures have no glyphs`, remedy);
}

function hasGlyphs(text: string): boolean {
  try {
    mathText(text);
    return true;
  } catch (error) {
    if (error instanceof ParameterError) return false;
    throw error;
  }
}

/**
 * Rows that are not drawn, and why: results that the axis or the scale of the colors has no place for, such as lambda -> 0+, or points that nobody
 * could solve.
 *
 * @param rows Without a place; undefined where the study has no row.
 */
export function gapReason(rows: readonly (DrawnRow | undefined)[], value: string): string {
  const labels = rows.map((row) => {
    if (row === undefined || (row.value === null && row.limit === undefined)) return "no result";
    if (row.value === null) return row.limit!;
    if (row.value < 0) return "negative";
    return value === "lambda" ? "$0^+$" : "0";
  });
  return [...new Set(labels)].sort().join(" or ");
}
