import { GAPS } from "./chartStyle.js";
import { drawnSegments } from "./drawnSegments.js";
import { emptyCorner } from "./emptyCorner.js";
import type { Figure } from "./figure.js";
import type { Frame } from "./frame.js";
import { type LegendBox, legendColumn, legendRows } from "./legendBox.js";
import { legendEntries } from "./legendEntries.js";
import { panelFrames } from "./panelFrames.js";

/** A figure with everything at its place, in points. */
export interface FigureLayout {
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
  readonly legends: readonly PlacedLegend[];
}

interface PlacedPanel {
  readonly frame: Frame;
  readonly left: number;
  readonly top: number;
  /** How far the heading stands off to leave room for a legend. */
  readonly headingRise: number;
}

interface PlacedLegend {
  readonly box: LegendBox;
  readonly left: number;
  readonly top: number;
}

/**
 * Places panels and legends.
 *
 * A panel's own legend goes into an empty corner of its frame. Where there is none, it goes between heading and frame, and its row of
 * panels moves down. The legend of the whole figure goes on top.
 *
 * @param figure Checked figure.
 * @param width  In points.
 * @throws {ParameterError} from panelFrames.
 */
export function figureLayout(figure: Figure, width: number): FigureLayout {
  const { columns, frames, margins, lefts } = panelFrames(figure, width);
  const entries = legendEntries(figure);
  const shared = legendRows(entries.shared, width - 2 * GAPS.edge);
  const corners = frames.map((frame, index) => {
    const box = legendColumn(entries.own[index]!);
    const corner = figure.legend === "outside" ? undefined : emptyCorner(frame, box, drawnSegments(frame), GAPS.legend);
    return corner === undefined ? undefined : { box, corner };
  });
  const headers = frames.map((frame, index) =>
    corners[index] === undefined ? legendRows(entries.own[index]!, frame.width) : undefined,
  );
  const panels: PlacedPanel[] = [];
  const legends: PlacedLegend[] = [{ box: shared, left: GAPS.edge, top: GAPS.edge }];
  let edge = GAPS.edge + (shared.height > 0 ? shared.height + GAPS.legend : 0);
  for (let row = 0; row * columns < frames.length; row++) {
    const indices = frames.map((_frame, index) => index).filter((index) => Math.floor(index / columns) === row);
    const most = (size: (index: number) => number): number => Math.max(...indices.map(size));
    const header = most((index) => (headers[index]?.height ?? 0) > 0 ? headers[index]!.height + GAPS.label : 0);
    const top = edge + most((index) => margins[index]!.top) + header;
    for (const index of indices) {
      const frame = frames[index]!;
      const left = lefts[index % columns]!;
      panels.push({ frame, left, top, headingRise: header });
      const { box, corner } = corners[index] ?? {};
      if (box !== undefined && corner !== undefined) legends.push({ box, left: left + corner.x, top: top + corner.y });
      const own = headers[index];
      if (own !== undefined) legends.push({ box: own, left, top: top - own.height - GAPS.label });
    }
    edge = top + frames[indices[0]!]!.height + most((index) => margins[index]!.bottom) + GAPS.panel;
  }
  return { height: edge - GAPS.panel + GAPS.edge, panels, legends };
}
