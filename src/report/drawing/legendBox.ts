import { ParameterError } from "../../core/errors.js";
import type { Hatch } from "../heatMap.js";
import { MARKER_RADIUS, TYPE_SIZES } from "./chartStyle.js";
import { hatching } from "./hatching.js";
import { hatchMarks } from "./heatDrawing.js";
import type { LegendEntry } from "./legendEntries.js";
import { markerMarks } from "./markerMarks.js";
import { curveMarks, gapMark, referenceSample } from "./panelMarks.js";
import { plotFragment } from "./plotFragment.js";
import { textExtent, textMark } from "./textMark.js";

/** A legend with the position of each entry relative to the upper left corner. Sizes in points. */
export interface LegendBox {
  readonly width: number;
  readonly height: number;
  readonly entries: readonly PlacedEntry[];
}

interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly y: number;
  readonly sample: number;
}

/** Lengths in points: samples of lines, of markers; sample to label; label to next sample; row to row. */
const SIZES = {
  line: 24,
  marker: 2 * MARKER_RADIUS + 3,
  label: 4,
  entry: 13,
  row: 11.5,
  region: { width: 14, height: 7.5 },
} as const;

/** A legend of one entry a row, with the labels below each other. */
export function legendColumn(entries: readonly LegendEntry[]): LegendBox {
  const sample = Math.max(0, ...entries.map(sampleWidth));
  return {
    width: Math.max(0, ...entries.map((entry) => sample + SIZES.label + labelWidth(entry))),
    height: SIZES.row * entries.length,
    entries: entries.map((entry, row) => ({ entry, x: 0, y: SIZES.row * (row + 0.5), sample })),
  };
}

/**
 * A legend in rows, filled one after the other. They begin below each other, and the longest is centered.
 *
 * A kind of entries (curves, then markers, then reference lines) begins a new row rather than being split, if it fits in one. If it
 * does not, its rows are about as long as each other, and their entries stand below each other where there is room.
 *
 * @param width Room for a row, in points.
 * @throws {ParameterError} naming a label that is longer than that.
 */
export function legendRows(entries: readonly LegendEntry[], width: number): LegendBox {
  const long = entries.find((entry) => entryWidth(entry) > width);
  if (long !== undefined) {
    throw new ParameterError(
      "chart",
      "legend label",
      long.label,
      `labels that fit beside a sample in ${Math.floor(width)} points`,
    );
  }
  const rows: LegendCell[][] = [[]];
  const fits = (row: readonly LegendCell[]): boolean => rowWidth(row) <= width;
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const group = entries.filter((entry) => entry.kind === kind).map((entry) => ({ entry, width: entryWidth(entry) }));
    if (fits([...rows.at(-1)!, ...group])) rows.at(-1)!.push(...group);
    else if (rows.at(-1)!.length === 0) rows.splice(-1, 1, ...splitRows(group, fits));
    else rows.push(...splitRows(group, fits));
  }
  const start = Math.max(0, (width - Math.max(...rows.map(rowWidth))) / 2);
  const placed = rows.flatMap((row, index) => {
    let x = start;
    return row.map((cell) => {
      const place = { entry: cell.entry, x, y: SIZES.row * (index + 0.5), sample: sampleWidth(cell.entry) };
      x += cell.width + SIZES.entry;
      return place;
    });
  });
  return { width, height: entries.length === 0 ? 0 : SIZES.row * rows.length, entries: placed };
}

/** The legend as SVG elements, with the origin at its upper left corner. The samples are drawn by the marks of the panels. */
export function legendDrawing(box: LegendBox): string {
  if (box.entries.length === 0) return "";
  const samples = plotFragment({
    width: box.width,
    height: box.height,
    x: { type: "identity" },
    y: { type: "identity" },
    marks: box.entries.flatMap(sampleMarks),
  });
  const labels = box.entries.map(({ entry, x, y, sample }) =>
    textMark(entry.label, {
      x: x + sample + SIZES.label,
      y,
      size: TYPE_SIZES.legend,
      anchor: "start",
      middle: true,
    }),
  );
  return samples + labels.join("");
}

function sampleMarks({ entry, x, y, sample }: PlacedEntry): ReturnType<typeof curveMarks> {
  const center = x + sample / 2;
  switch (entry.kind) {
    case "line":
      return curveMarks({ ...entry, x: [x, x + sample], y: [y, y] });
    case "reference":
      return [referenceSample(entry.style, [x, x + sample], y)];
    case "marker":
      return markerMarks([{ ...entry, x: center, y, color: "black" }]);
    case "region":
      return regionSample(entry.look, x, y);
    case "gap":
      return [gapMark([center], y)];
  }
}

/** A small piece of the region in a box. */
function regionSample(look: Hatch | "blank", left: number, y: number): ReturnType<typeof curveMarks> {
  const { width, height } = SIZES.region;
  const [top, right, bottom] = [y - height / 2, left + width, y + height / 2];
  const isInside = (): boolean => true;
  const hatches = look === "blank" ? [] : hatching(SIZES.region, isInside, look);
  const outline: [number, number][] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  return hatchMarks([...hatches.map((line) => line.map(([a, b]) => [left + a, top + b] as const)), outline]);
}

function sampleWidth(entry: LegendEntry): number {
  if (entry.kind === "region") return SIZES.region.width;
  return entry.kind === "line" || entry.kind === "reference" ? SIZES.line : SIZES.marker;
}

function labelWidth(entry: LegendEntry): number {
  return textExtent(entry.label, TYPE_SIZES.legend).width;
}

function entryWidth(entry: LegendEntry): number {
  return sampleWidth(entry) + SIZES.label + labelWidth(entry);
}

function rowWidth(row: readonly LegendCell[]): number {
  return row.reduce((sum, cell) => sum + cell.width, SIZES.entry * Math.max(0, row.length - 1));
}

/** An entry with the width kept for it, in points. */
interface LegendCell {
  readonly entry: LegendEntry;
  readonly width: number;
}

/** The fewest rows that hold all entries, evenly filled. Entries below each other are given one width if the rows still fit. */
function splitRows(group: readonly LegendCell[], fits: (row: readonly LegendCell[]) => boolean): LegendCell[][] {
  for (let count = 1; ; count++) {
    const length = Math.ceil(group.length / count);
    const rows = Array.from({ length: Math.ceil(group.length / length) }, (_, row) =>
      group.slice(row * length, (row + 1) * length),
    );
    if (!rows.every(fits) && length > 1) continue;
    const widest = (column: number): number => Math.max(...rows.map((row) => row[column]?.width ?? 0));
    const aligned = rows.map((row) => row.map((cell, column) => ({ ...cell, width: widest(column) })));
    return aligned.every(fits) ? aligned : rows;
  }
}
