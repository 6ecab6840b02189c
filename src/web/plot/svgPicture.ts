import type { MathText } from "../../report/drawing/mathText.js";
import { axesDrawing, type Frame, roomToTheLeft, textStyle } from "./axisDrawing.js";
import { colorBar, colorBarRoom } from "./colorBar.js";
import { curvePath } from "./curvePath.js";
import { heatDrawing } from "./heatDrawing.js";
import { escapeText } from "./labelText.js";
import { legendDrawing } from "./legendDrawing.js";
import { markerDrawing } from "./markerDrawing.js";
import type { Picture, PictureLine, PictureRule } from "./picture.js";
import { type Scale, scaleOf } from "./scale.js";
import { GREY_STROKE, REFERENCE_STROKE, stroke } from "./strokes.js";
import { type Theme, themeColor } from "./theme.js";

/** Colors and typeset labels of a chart. */
export interface ChartTheme {
  readonly theme: Theme;
  readonly typeset: (label: string) => MathText;
  /** Colors of a map, lowest first. */
  readonly heatColors: readonly string[];
}

/** Room around the frame, in pixels. */
const MARGINS = { left: 84, top: 12, right: 16, bottom: 54 } as const;
const GAP_MARK = 4;

/** The rectangle inside the axes. */
export function frameOf({ heat, y }: Partial<Pick<Picture, "heat" | "y">>, width: number, height: number): Frame {
  const [top, bottom] = [MARGINS.top, height - MARGINS.bottom];
  const left = Math.max(MARGINS.left, y === undefined ? 0 : roomToTheLeft(y, bottom - top));
  const right = width - MARGINS.right - (heat === undefined ? 0 : colorBarRoom(heat, bottom - top));
  return { left, top, right, bottom };
}

/** A group of a picture. The page replaces only the groups whose content has changed. */
export interface PictureGroup {
  readonly name: "clip" | "field" | "lines" | "axes" | "labels" | "marks";
  readonly attributes: { readonly [name: string]: string };
  /** Content of the group, as SVG. */
  readonly markup: string;
}

const CLIPPED = { "clip-path": "url(#frame)" } as const;
const LINES = { ...CLIPPED, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "butt" } as const;

/**
 * The groups of a picture, in the order in which they are drawn.
 *
 * @param picture       Content.
 * @param width, height Total size in pixels.
 * @param chartTheme    Colors and typeset labels.
 */
export function pictureGroups(
  picture: Picture,
  width: number,
  height: number,
  chartTheme: ChartTheme,
): readonly PictureGroup[] {
  const { theme, typeset, heatColors } = chartTheme;
  const frame = frameOf(picture, width, height);
  const scales = {
    x: scaleOf(picture.x, frame.left, frame.right),
    y: scaleOf(picture.y, frame.bottom, frame.top),
  };
  const { grid, rim, labels } = axesDrawing(picture, frame, scales, theme, typeset);
  const clip = `<clipPath id="frame"><rect x="${frame.left}" y="${frame.top}" width="${frame.right - frame.left}" height="${frame.bottom - frame.top}"/></clipPath>`;
  const heat = picture.heat;
  return [
    { name: "clip", attributes: {}, markup: `<defs>${clip}</defs>` },
    heat === undefined
      ? { name: "field", attributes: {}, markup: grid }
      : { name: "field", attributes: CLIPPED, markup: heatDrawing(heat, frame, scales.y, heatColors) },
    {
      name: "lines",
      attributes: LINES,
      markup: [
        ...picture.rules.map((rule) => ruleDrawing(rule, frame, scales, theme)),
        ...picture.lines.map((line) => lineDrawing(line, scales, theme, heat !== undefined)),
      ].join(""),
    },
    { name: "axes", attributes: {}, markup: rim },
    { name: "labels", attributes: {}, markup: labels },
    {
      name: "marks",
      attributes: {},
      markup: [
        ...picture.gaps.map((x) => gapDrawing(scales.x.place(x), frame, theme)),
        ...picture.markers.map((marker) => markerDrawing(marker, scales.x, scales.y, theme)),
        heat === undefined ? "" : colorBar(heat, frame, theme, heatColors, typeset),
      ].join(""),
    },
  ];
}

/** A picture as the content of an SVG element, for files. Arguments are those of pictureGroups. */
export function svgPicture(picture: Picture, width: number, height: number, chartTheme: ChartTheme): string {
  return pictureGroups(picture, width, height, chartTheme)
    .map(({ attributes, markup }) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<g${written.join("")}>${markup}</g>`;
    })
    .join("");
}

/** Baselines of title and caption, height and type sizes of the heading of a saved picture, in pixels. */
const HEADING = { title: 24, caption: 44, height: 50, titleSize: 15, captionSize: 12.5 } as const;

/**
 * A picture as an SVG file: title, parameters, chart and legend.
 *
 * @param command The command line that computes the current curve, for the description of the file.
 */
export function svgFile(
  picture: Picture,
  width: number,
  height: number,
  chartTheme: ChartTheme,
  command: string | undefined,
): string {
  const { theme } = chartTheme;
  const { title, caption } = picture;
  const room = width - MARGINS.left - MARGINS.right;
  const { markup, height: below } = legendDrawing(picture, MARGINS.left, room, height, theme);
  const total = HEADING.height + height + below;
  const text = (words: string, y: number, size: number, weight: string): string =>
    `<text x="${MARGINS.left}" y="${y}" font-weight="${weight}" ${textStyle(size, theme.ink)}>${escapeText(words)}</text>`;
  const about = [caption, command].filter((part) => part !== undefined && part !== "").join("; ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" role="img">`,
    `<title>${escapeText(title)}</title><desc>${escapeText(about)}</desc>`,
    `<rect width="${width}" height="${total}" fill="${theme.page}"/>`,
    text(title, HEADING.title, HEADING.titleSize, "600"),
    text(caption, HEADING.caption, HEADING.captionSize, "400"),
    `<g transform="translate(0 ${HEADING.height})">${svgPicture(picture, width, height, chartTheme)}${markup}</g></svg>\n`,
  ].join("");
}

function lineDrawing(
  { x, y, corners, color, role, common, faded }: PictureLine,
  scales: { readonly x: Scale; readonly y: Scale },
  theme: Theme,
  onColors: boolean,
): string {
  const path = curvePath(x, y, scales.x, scales.y, corners);
  if (path === "") return "";
  if (role === "curve") return `<path d="${path}" ${stroke(color, theme)}${faded === true ? ' opacity="0.45"' : ""}/>`;
  if (role === "reference") {
    return `<path d="${path}" stroke="${common === false ? themeColor(theme, color) : theme.ink}" ${REFERENCE_STROKE}/>`;
  }
  const ink = onColors ? "#ffffff" : themeColor(theme, color);
  return `<path d="${path}" stroke="${ink}" stroke-width="${onColors ? 2 : 1.4}" stroke-dasharray="1.5 3"/>`;
}

function ruleDrawing(
  { at, direction, role, color }: PictureRule,
  { left, top, right, bottom }: Frame,
  scales: { readonly x: Scale; readonly y: Scale },
  theme: Theme,
): string {
  const place = (direction === "vertical" ? scales.x : scales.y).place(at).toFixed(1);
  if (place === "NaN") return "";
  const path = direction === "vertical" ? `M${place} ${top}V${bottom}` : `M${left} ${place}H${right}`;
  return role === "reference"
    ? `<path d="${path}" stroke="${color === undefined ? theme.ink : themeColor(theme, color)}" ${REFERENCE_STROKE}/>`
    : `<path d="${path}" stroke="${theme.quiet}" ${GREY_STROKE}/>`;
}

function gapDrawing(x: number, { bottom }: Frame, theme: Theme): string {
  if (!Number.isFinite(x)) return "";
  const [left, right] = [(x - GAP_MARK).toFixed(1), (x + GAP_MARK).toFixed(1)];
  const [top, foot] = [bottom - 2 * GAP_MARK - 3, bottom - 3];
  return `<path d="M${left} ${top}L${right} ${foot}M${left} ${foot}L${right} ${top}" stroke="${theme.quiet}" stroke-width="1.4"/>`;
}
