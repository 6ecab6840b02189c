import { GAPS, STROKES, TICK_LENGTHS, TYPE_SIZES } from "./chartStyle.js";
import { along, type Frame, tickExtent } from "./frame.js";
import type { MapFrame } from "./mapFrame.js";
import { textExtent, textMark } from "./textMark.js";

/** In points: frame to bar, width of the bar, height of the points at its ends that stand for values beyond. */
const SIZES = { gap: 7, bar: 9, point: 7 } as const;

/** Colors of a map and its bar: steps too small to be seen, and few enough for a small file. */
export const COLOR_STEPS = 60;

/** Room for the color bar, right of the frame; 0 without one. */
export function colorBarWidth({ map }: Frame): number {
  if (map === undefined || map.map.colorBar === "none") return 0;
  const label = textExtent(map.map.label, TYPE_SIZES.axisLabel);
  const labelWidth = map.map.label === "" ? 0 : GAPS.label + label.ascent + label.descent;
  return SIZES.gap + SIZES.bar + TICK_LENGTHS.major + GAPS.outerTick + tickExtent(map).width + labelWidth;
}

/**
 * The color bar of a heat map, as high as the frame, with the origin at the frame's upper left corner.
 *
 * The lines of the contours cross it at their levels. Where the data go beyond the colors the bar ends in a point.
 */
export function colorBarDrawing({ map, width, height }: Frame): string {
  if (map === undefined || map.map.colorBar === "none") return "";
  const left = width + SIZES.gap;
  const right = left + SIZES.bar;
  const { colors, ticks } = map;
  const up = (value: number): number => height - along({ scale: colors.type, domain: colors.domain }, value, height);
  const size = TYPE_SIZES.axisLabel;
  const labelLeft = right + TICK_LENGTHS.major + GAPS.outerTick;
  const baseline = labelLeft + tickExtent(map).width + GAPS.label + textExtent(map.map.label, size).ascent;
  return [
    // Each color reaches to the top and is covered by the next: where two would only touch, a light seam would show.
    ...Array.from({ length: COLOR_STEPS }, (_, step) => {
      const top = height * (1 - step / COLOR_STEPS);
      return `<rect x="${left}" y="0" width="${SIZES.bar}" height="${top}" fill="${colors.color((step + 0.5) / COLOR_STEPS)}"/>`;
    }),
    ...(map.map.contours ?? [])
      .filter((level) => level > colors.domain[0] && level < colors.domain[1])
      .map((level) => stroke(`M${left} ${up(level)}H${right}`, colors.ink(colors.share(level)), STROKES.contour)),
    ends(map, left, height),
    ...ticks.minor.map((value) =>
      stroke(`M${right} ${up(value)}H${right + TICK_LENGTHS.minor}`, "#000000", STROKES.minorTick),
    ),
    ...ticks.major.flatMap(({ value, label }) => [
      stroke(`M${right} ${up(value)}H${right + TICK_LENGTHS.major}`, "#000000", STROKES.tick),
      textMark(label, { x: labelLeft, y: up(value), size: TYPE_SIZES.tick, anchor: "start", middle: true }),
    ]),
    textMark(map.map.label, { x: baseline, y: height / 2, size, anchor: "middle", upward: true }),
  ].join("");
}

/** The outline of the bar and the points at its ends. */
function ends({ colors, beyond }: MapFrame, left: number, height: number): string {
  const [right, middle] = [left + SIZES.bar, left + SIZES.bar / 2];
  const above = `M${left} 0L${middle} ${-SIZES.point}L${right} 0`;
  const below = `M${left} ${height}L${middle} ${height + SIZES.point}L${right} ${height}`;
  const outline = [
    beyond.above ? above : `M${left} 0L${right} 0`,
    `L${right} ${height}`,
    beyond.below ? `L${middle} ${height + SIZES.point}` : "",
    `L${left} ${height}Z`,
  ].join("");
  return [
    beyond.above ? `<path d="${above}Z" fill="${colors.color(1)}"/>` : "",
    beyond.below ? `<path d="${below}Z" fill="${colors.color(0)}"/>` : "",
    stroke(outline, "#000000", STROKES.frame),
  ].join("");
}

function stroke(path: string, color: string, width: number): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}"/>`;
}
