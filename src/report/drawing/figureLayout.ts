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

/** A figure with everything at its place, in points. */
export interface FigureLayout {
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
  readonly legends: readonly PlacedLegend[];
  /** Titles of the rows, to be read upward from a baseline, each centered at a height. */
  readonly rowTitles: readonly { readonly label: string; readonly baseline: number; readonly center: number }[];
}

interface PlacedPanel {
  readonly frame: Frame;
  readonly left: number;
  readonly top: number;
  /** How far the heading stands off to leave room for a legend. */
  readonly headingRise: number;
  /** Labels in the frame. */
  readonly written: readonly WrittenLabel[];
}

interface PlacedLegend {
  readonly box: LegendBox;
  readonly left: number;
  readonly top: number;
}

/**
 * Places panels and legends.
 *
 * The panels' own legends go into empty corners of their frames. If one of them has no room, all go between heading and frame, so that
 * the panels stay alike. The legend of the whole figure goes on top.
 *
 * @param figure Checked figure.
 * @param width  In points.
 * @throws {ParameterError} from panelFrames.
 */
export function figureLayout(figure: Figure, width: number): FigureLayout {
  const { columns, frames, margins, lefts, rowTitles } = panelFrames(figure, width);
  const entries = legendEntries(figure);
  const written = frames.map(writtenLabels);
  const inside = legendsInside(figure, frames, written, entries.own);
  const above = frames.map((frame, index) => legendRows(inside === undefined ? entries.own[index]! : [], frame.width));
  const shared = legendRows(entries.shared, width - 2 * GAPS.edge);
  const panels: PlacedPanel[] = [];
  const legends: PlacedLegend[] = [{ box: shared, left: GAPS.edge, top: GAPS.edge }];
  const rows: FigureLayout["rowTitles"][number][] = [];
  const ascent = Math.max(0, ...rowTitles.map((title) => textExtent(title, TYPE_SIZES.title).ascent));
  let edge = GAPS.edge + (shared.height > 0 ? shared.height + GAPS.legend : 0);
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
  return { height: edge - GAPS.panel + GAPS.edge, panels, legends, rowTitles: rows };
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
    const drawn = [...drawnSegments(frame), ...written[index]!.flatMap((label) => outlined(label.box))];
    const corner = emptyCorner(frame, box, drawn, GAPS.legend);
    return corner === undefined ? "no room" : { box, x: corner.x, y: corner.y };
  });
  return places.every((place) => place !== "no room") ? places : undefined;
}
