import { mathText } from "./mathText.js";

/** Position of a label, in points. */
export interface TextPlace {
  readonly x: number;
  /** The baseline; with `middle`, the height at which digits and capitals are centered. */
  readonly y: number;
  /** Type size. */
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
  readonly middle?: boolean;
  /** Reads upward, as the label of a vertical axis does; x is then the baseline and y the anchor. */
  readonly upward?: boolean;
  /** Turns the label about the place, in degrees clockwise. */
  readonly angle?: number;
  /** Defaults to black. */
  readonly color?: string;
}

/** Extent of a label, in points. */
export interface TextExtent {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** Half the height of digits and capitals, in type sizes. */
const HALF_CAPITAL = 0.335;

/**
 * A label as an SVG path, with its source as the accessible name.
 *
 * @throws {ParameterError} from mathText, naming `label`.
 */
export function textMark(label: string, { x, y, size, anchor, middle, upward, ...more }: TextPlace): string {
  const { outline, width } = mathText(label);
  if (outline === "") return "";
  const scale = size / 1000;
  const back = { start: 0, middle: 0.5, end: 1 }[anchor] * width * scale;
  const drop = middle === true ? HALF_CAPITAL * size : 0;
  const straight =
    upward === true ? `translate(${x + drop} ${y + back}) rotate(-90)` : `translate(${x - back} ${y + drop})`;
  const place =
    more.angle === undefined
      ? straight
      : `translate(${x} ${y}) rotate(${more.angle.toFixed(1)}) translate(${-back} ${drop})`;
  const glyphs = `transform="${place} scale(${scale})" d="${outline}"`;
  return `<path aria-label="${escapeXml(label)}" fill="${more.color ?? "#000000"}" ${glyphs}/>`;
}

/** Extent of a label at a type size. */
export function textExtent(label: string, size: number): TextExtent {
  const { width, ascent, descent } = mathText(label);
  const scale = size / 1000;
  return { width: width * scale, ascent: ascent * scale, descent: descent * scale };
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
