import type { ImageSet } from "../../../validation/realData/imageSet.js";
import { textMark } from "../drawing/textMark.js";
import { FIGURE_WIDTHS } from "../figure.js";

/** Images under a heading. */
export interface SheetSection {
  readonly heading: string;
  readonly images: readonly {
    /** Place in the set. */
    readonly index: number;
    /** Lines below the image. */
    readonly caption: readonly string[];
  }[];
}

/** Rows, columns, and where the colors of a pixel stand among the inputs: one for gray, three for red, green and blue. */
interface PixelLayout {
  readonly rows: number;
  readonly columns: number;
  readonly colors: readonly ((pixel: number) => number)[];
}

const PER_ROW = 10;
const MARGIN = 10;
const GAP = 6;
const TEXT = 7;
const LINE = 9;
const HEADING = 9;

/** True if the samples of a set are pictures that a contact sheet can show. */
export function isPictures(set: ImageSet): boolean {
  return pixelLayout(set) !== undefined;
}

/**
 * Images of a set in rows, with their captions, as an SVG document of the width of a page. Gray values and colors run from the least to the
 * largest input of the set.
 */
export function contactSheet(set: ImageSet, title: string, sections: readonly SheetSection[]): string {
  const layout = pixelLayout(set)!;
  const width = FIGURE_WIDTHS["two-column"];
  const cell = (width - 2 * MARGIN - (PER_ROW - 1) * GAP) / PER_ROW;
  const height = (cell * layout.rows) / layout.columns;
  const range = rangeOf(set);
  const content: string[] = [];
  let top = MARGIN + HEADING;
  const write = (text: string, x: number, size: number): void => {
    content.push(textMark(text, { x, y: top, size, anchor: "start" }));
  };
  write(title, MARGIN, HEADING);
  for (const { heading, images } of sections) {
    top += 2 * LINE;
    write(heading, MARGIN, HEADING);
    top += GAP;
    for (let start = 0; start < images.length; start += PER_ROW) {
      const row = images.slice(start, start + PER_ROW);
      for (const [k, { index }] of row.entries()) {
        content.push(pictureMark(set, index, layout, range, { x: MARGIN + k * (cell + GAP), y: top, width: cell }));
      }
      top += height;
      for (let line = 0; row.some(({ caption }) => caption.length > line); line++) {
        top += LINE;
        for (const [k, { caption }] of row.entries()) write(caption[line] ?? "", MARGIN + k * (cell + GAP), TEXT);
      }
      top += GAP;
    }
  }
  const total = Math.ceil(top + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${total}pt" viewBox="0 0 ${width} ${total}">`,
    ...content,
    "</svg>\n",
  ].join("\n");
}

function pixelLayout({ d, shape = [d] }: ImageSet): PixelLayout | undefined {
  const [a = 0, b = 0, c = 0] = shape;
  const gray = [(pixel: number) => pixel];
  if (shape.length === 2) return { rows: a, columns: b, colors: gray };
  if (shape.length === 3 && a === 3) {
    return { rows: b, columns: c, colors: [0, 1, 2].map((color) => (pixel: number) => color * b * c + pixel) };
  }
  if (shape.length === 3 && c === 3) {
    return { rows: a, columns: b, colors: [0, 1, 2].map((color) => (pixel: number) => 3 * pixel + color) };
  }
  const side = Math.round(Math.sqrt(d));
  // Images are often stored as plain lists of pixels.
  return shape.length === 1 && side > 1 && side * side === d ? { rows: side, columns: side, colors: gray } : undefined;
}

function rangeOf({ values }: ImageSet): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** An image as one rectangle for each run of equal pixels in a row. */
function pictureMark(
  { d, values }: ImageSet,
  index: number,
  { rows, columns, colors }: PixelLayout,
  [low, high]: readonly [number, number],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): string {
  const shade = (input: number): string => {
    const share = high > low ? (values[index * d + input]! - low) / (high - low) : 0;
    return Math.round(255 * share)
      .toString(16)
      .padStart(2, "0");
  };
  const colorOf = (pixel: number): string => {
    const parts = colors.map((place) => shade(place(pixel)));
    return `#${(parts.length === 1 ? [...parts, ...parts, ...parts] : parts).join("")}`;
  };
  const runs: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let start = 0; start < columns; ) {
      const color = colorOf(row * columns + start);
      let end = start + 1;
      while (end < columns && colorOf(row * columns + end) === color) end += 1;
      runs.push(`<rect x="${start}" y="${row}" width="${end - start}" height="1" fill="${color}"/>`);
      start = end;
    }
  }
  const scale = width / columns;
  return `<g shape-rendering="crispEdges" transform="translate(${x} ${y}) scale(${scale})">${runs.join("")}</g>`;
}
