import { TYPE, textStyle } from "./axisDrawing.js";
import { escapeText, labelSvg } from "./labelText.js";
import { markSample } from "./markerDrawing.js";
import type { Picture } from "./picture.js";
import { stroke } from "./strokes.js";
import type { Theme } from "./theme.js";

/** Line height, length of samples, gap after them and top margin in pixels, and columns of marks. */
const LEGEND = { line: 21, sample: 30, gap: 9, top: 10, columns: 2 } as const;
/** Upper bound of a character's width in units of the type size, and the gap between columns in pixels. */
const CHARACTER = 0.6;
const BETWEEN = 14;
/** More curves than this are set in several columns, if their labels fit. */
const MANY = 4;
const COLUMNS = [3, 2] as const;

/** A legend below a picture, and its height. */
export interface Legend {
  readonly markup: string;
  readonly height: number;
}

/**
 * The legend of a saved picture: curves, then marks. A label that is wider than its column is shortened; its title element has all of it.
 *
 * @param left, width Position and width of the legend, in pixels.
 * @param top         Top of the legend, in pixels.
 */
export function legendDrawing(
  { entries, marks }: Pick<Picture, "entries" | "marks">,
  left: number,
  width: number,
  top: number,
  theme: Theme,
): Legend {
  const columns = columnsOf(
    entries.map(({ label }) => label),
    width,
  );
  const curveRows = Math.ceil(entries.length / columns);
  const rows = curveRows + Math.ceil(marks.length / LEGEND.columns);
  const heightOf = (row: number): number => top + LEGEND.top + (row + 0.5) * LEGEND.line;
  const text = (label: string, x: number, y: number, room: number): string => {
    const short = shortened(label, room - LEGEND.sample - LEGEND.gap);
    const full = short === label ? "" : `<title>${escapeText(label)}</title>`;
    return `<text x="${x + LEGEND.sample + LEGEND.gap}" y="${y + 0.35 * TYPE.legend}" ${textStyle(TYPE.legend, theme.ink)}>${full}${labelSvg(short, TYPE.legend)}</text>`;
  };
  const column = width / columns;
  const curves = entries.map(({ label, color }, index) => {
    const [x, y] = [left + (index % columns) * column, heightOf(Math.floor(index / columns))];
    const sample = `<path d="M${x.toFixed(1)} ${y}h${LEGEND.sample}" ${stroke(color, theme)}/>`;
    return sample + text(label, x, y, columns === 1 ? width : column - BETWEEN);
  });
  const markColumn = width / LEGEND.columns;
  const samples = marks.map(({ sample, label }, index) => {
    const y = heightOf(curveRows + Math.floor(index / LEGEND.columns));
    const x = left + (index % LEGEND.columns) * markColumn;
    return markSample(sample, x + LEGEND.sample / 2, y, theme) + text(label, x, y, markColumn);
  });
  return { markup: [...curves, ...samples].join(""), height: rows === 0 ? 0 : LEGEND.top + rows * LEGEND.line };
}

/** The largest number of columns into which all labels fit. */
function columnsOf(labels: readonly string[], width: number): number {
  if (labels.length <= MANY) return 1;
  const widest = LEGEND.sample + LEGEND.gap + Math.max(...labels.map(widthOf)) + BETWEEN;
  return COLUMNS.find((columns) => widest <= width / columns) ?? 1;
}

function widthOf(label: string): number {
  return CHARACTER * TYPE.legend * Array.from(label).length;
}

function shortened(label: string, room: number): string {
  if (widthOf(label) <= room) return label;
  const characters = Math.max(1, Math.floor(room / (CHARACTER * TYPE.legend)) - 1);
  return `${Array.from(label).slice(0, characters).join("").trimEnd()}…`;
}
