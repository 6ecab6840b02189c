import type { Figure } from "../figure.js";
import { GAPS, TYPE_SIZES } from "./chartStyle.js";
import { drawnSegments } from "./drawnSegments.js";
import { emptyCorner } from "./emptyCorner.js";
import type { Frame } from "./frame.js";
import { type LegendBox, legendColumn, legendRows } from "./legendBox.js";
import { type LegendEntry, legendEntries } from "./legendEntries.js";
import { panelFrames } from "./panelFrames.js";
import { textExtent } from "./textMark.js";
import { outlined, type WrittenLabel, writtenLabels } from "./writtenLabels.js";

/** A figure with the position of each part, in points. */
export interface FigureLayout {
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
  readonly legends: readonly PlacedLegend[];
  /** Titles of the rows, to be read upward from a baseline, each centered at a height. */
  readonly rowTitles: readonly { readonly label: string; readonly baseline: number; readonly center: number }[];
  /** Lines of the subtitle, centered, from above. */
  readonly subtitle: readonly { readonly label: string; readonly baseline: number }[];
}

interface PlacedPanel {
  readonly frame: Frame;
  readonly left: number;
  readonly top: number;
  /** Extra distance between frame and heading, for a legend. */
  readonly headingRise: number;
  /** Labels in the frame. */
  readonly written: readonly WrittenLabel[];
}

interface PlacedLegend {
  readonly box: LegendBox;
  readonly left: number;
  readonly top: number;
}

/** Height of a figure that leaves room for a caption on a page of the Physical Review, in points. */
const PAGE_HEIGHT = 610;

/** Rows of the subtitle: their height, the part of it below the baseline, and what is left free below the last. In points. */
const SUBTITLE = { row: 11, descent: 3, below: 3 } as const;

/** Frames are not made flatter than this to fit a page: height divided by width. */
const FLATTEST = 0.3;

/**
 * Places panels and legends.
 *
 * A figure without an aspect of its own that would be higher than a page gets flatter frames, as far as the labels of the vertical axes allow.
 *
 * The panels' own legends go into empty corners of their frames. If one of them has no room, all go between heading and frame, so that
 * the panels stay alike. The legend of the whole figure goes on top, below the subtitle.
 *
 * @param figure Checked figure.
 * @param width  In points.
 * @throws {ParameterError} from panelFrames.
 */
export function figureLayout(figure: Figure, width: number): FigureLayout {
  const layout = layoutOf(figure, width);
  const excess = layout.height - PAGE_HEIGHT;
  if (figure.aspect !== undefined || excess <= 0) return layout;
  const rows = new Set(layout.panels.map(({ top }) => top)).size;
  const { width: frameWidth, height } = layout.panels[0]!.frame;
  const labels = layout.panels.map(({ frame }) => textExtent(frame.y.label, TYPE_SIZES.axisLabel).width);
  const least = Math.max(FLATTEST * frameWidth, ...labels);
  return layoutOf({ ...figure, aspect: Math.max(least, height - excess / rows) / frameWidth }, width);
}

function layoutOf(figure: Figure, width: number): FigureLayout {
  const { columns, frames, margins, lefts, rowTitles } = panelFrames(figure, width);
  const written = writtenAlike(frames);
  const entries = legendEntries(figure, written.map(namesIn));
  const inside = legendsInside(figure, frames, written, entries.own);
  const above = frames.map((frame, index) => legendRows(inside === undefined ? entries.own[index]! : [], frame.width));
  const shared = legendRows(entries.shared, width - 2 * GAPS.edge);
  const panels: PlacedPanel[] = [];
  const subtitle = subtitleLines(figure.subtitle ?? [], width - 2 * GAPS.edge, TYPE_SIZES.subtitle).map(
    (label, index) => ({ label, baseline: GAPS.edge + SUBTITLE.row * (index + 1) - SUBTITLE.descent }),
  );
  const start = GAPS.edge + (subtitle.length > 0 ? SUBTITLE.row * subtitle.length + SUBTITLE.below : 0);
  const legends: PlacedLegend[] = [{ box: shared, left: GAPS.edge, top: start }];
  const rows: FigureLayout["rowTitles"][number][] = [];
  const ascent = Math.max(0, ...rowTitles.map((title) => textExtent(title, TYPE_SIZES.title).ascent));
  let edge = start + (shared.height > 0 ? shared.height + GAPS.legend : 0);
  for (let first = 0; first < frames.length; first += columns) {
    const row = frames.slice(first, first + columns).map((_frame, column) => first + column);
    const most = (size: (index: number) => number): number => Math.max(...row.map(size));
    const rise = most((index) => (above[index]!.height > 0 ? above[index]!.height + GAPS.label : 0));
    const top = edge + most((index) => margins[index]!.top) + rise;
    for (const index of row) {
      const left = lefts[index % columns]!;
      panels.push({ frame: frames[index]!, left, top, headingRise: rise, written: written[index]! });
      legends.push({ box: above[index]!, left, top: top - rise });
      const own = inside?.[index];
      if (own !== undefined) legends.push({ box: own.box, left: left + own.x, top: top + own.y });
    }
    const label = rowTitles[first / columns];
    if (label !== undefined)
      rows.push({ label, baseline: GAPS.edge + ascent, center: top + frames[first]!.height / 2 });
    edge = top + most((index) => frames[index]!.height + margins[index]!.bottom) + GAPS.panel;
  }
  return { height: edge - GAPS.panel + GAPS.edge, panels, legends, rowTitles: rows, subtitle };
}

function namesIn(labels: readonly WrittenLabel[]): ReadonlySet<WrittenLabel["names"]> {
  return new Set(labels.map(({ names }) => names));
}

/** Labels that are written into the frames. A label that does not fit into one of the frames goes into the legend instead, for all of them. */
function writtenAlike(frames: readonly Frame[]): WrittenLabel[][] {
  const written = frames.map(writtenLabels);
  const homeless = new Set(
    frames.flatMap(({ panel }, index) => {
      const placed = namesIn(written[index]!);
      const references = [...(panel.verticalLines ?? []), ...(panel.horizontalLines ?? [])];
      const wanted = [...references.filter((line) => line.labelPlace === "line"), ...(panel.guides ?? [])];
      return wanted.filter((line) => !placed.has(line)).map(({ label }) => label);
    }),
  );
  return written.map((labels) => labels.filter(({ label }) => !homeless.has(label)));
}

/** Places for the panels' own legends in their frames, or undefined if one of them has no room. */
function legendsInside(
  figure: Figure,
  frames: readonly Frame[],
  written: readonly (readonly WrittenLabel[])[],
  own: readonly (readonly LegendEntry[])[],
): ({ readonly box: LegendBox; readonly x: number; readonly y: number } | undefined)[] | undefined {
  if (figure.legend === "outside") return undefined;
  const places = frames.map((frame, index) => {
    const box = legendColumn(own[index]!);
    if (box.entries.length === 0) return undefined;
    if (frame.map !== undefined) return "no room";
    const drawn = [...drawnSegments(frame), ...written[index]!.flatMap((label) => outlined(label.box))];
    const corner = emptyCorner(frame, box, drawn, GAPS.legend);
    return corner === undefined ? "no room" : { box, x: corner.x, y: corner.y };
  });
  return places.every((place) => place !== "no room") ? places : undefined;
}

/**
 * The subtitle of a figure, broken into as few lines as its width allows.
 *
 * @param parts Pieces that are not broken, such as `"$\\varepsilon = 0.1$"`; they are joined by commas.
 * @param width Room for a line, in points. A piece that is longer has a line of its own.
 * @param size  Type size.
 *
 * @example
 * subtitleLines(["hinge loss", "$\\alpha = 2$"], 200, 8) // => ["hinge loss, $\\alpha = 2$"]
 */
export function subtitleLines(parts: readonly string[], width: number, size: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)!}, ${part}`;
    if (lines.length > 0 && textExtent(longer, size).width <= width) lines.splice(-1, 1, longer);
    else {
      if (lines.length > 0) lines.splice(-1, 1, `${lines.at(-1)!},`);
      lines.push(part);
    }
  }
  return lines;
}
