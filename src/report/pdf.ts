import { parseHTML } from "linkedom";
import { ParameterError } from "../core/errors.js";
import { aboutOf } from "./about.js";
import { pdfPage } from "./drawing/pdfPage.js";
import { pdfCircle, pdfNumbers, pdfPath } from "./drawing/pdfPath.js";

/** Stroke and fill of an element, inherited by the elements in it as in SVG. */
type Paint = Readonly<Record<keyof typeof DEFAULT_PAINT, string>>;

/** SVG's own defaults. */
const DEFAULT_PAINT = {
  fill: "#000000",
  stroke: "none",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-miterlimit": "4",
};

/** Numbers of PDF's line caps and line joins. */
const CAPS: ReadonlyMap<string, number> = new Map([
  ["butt", 0],
  ["round", 1],
  ["square", 2],
]);
const JOINS: ReadonlyMap<string, number> = new Map([
  ["miter", 0],
  ["round", 1],
  ["bevel", 2],
]);

const { DOMParser } = parseHTML("<!doctype html>");

/**
 * Converts an SVG picture to a PDF of one page, as vector graphics.
 *
 * Written for the pictures of this package: paths, lines, rectangles and circles in groups. They hold no text, so the file needs no
 * font and fits any document. Anything else is refused rather than left out.
 *
 * @param svg An SVG document whose size is in points, as from chart. The page has that size.
 * @returns   The bytes of the file.
 * @throws {ParameterError} naming what cannot be drawn.
 */
export function pdf(svg: string): Uint8Array {
  // linkedom has types of its own, and null where there is no root.
  const parsed: unknown = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const root = parsed as Element | null;
  const size = (name: string): number => Number(/^([\d.]+)pt$/.exec(root?.getAttribute(name) ?? "")?.[1]);
  const [width, height] = [size("width"), size("height")];
  if (root?.nodeName !== "svg" || Number.isNaN(width + height)) {
    throw new ParameterError("pdf", "svg", svg.slice(0, 60), "SVG documents with a size in points");
  }
  // SVG's vertical axis points down, PDF's up.
  const upright = `1 0 0 -1 0 ${pdfNumbers(height)} cm`;
  return pdfPage(
    width,
    height,
    [upright, ...[...root.children].filter(isDrawn).map((child) => elementOperators(child, DEFAULT_PAINT))].join("\n"),
    aboutOf(svg),
  );
}

/** Descriptions are not drawn: they go into the file's own. */
function isDrawn({ nodeName }: Element): boolean {
  return !["title", "desc", "metadata"].includes(nodeName);
}

/** The operators that draw an element, between a save and a restore of the graphics state. */
function elementOperators(element: Element, inherited: Paint): string {
  const names = Object.keys(DEFAULT_PAINT) as (keyof Paint)[];
  const paint = Object.fromEntries(names.map((name) => [name, element.getAttribute(name) ?? inherited[name]])) as Paint;
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0);
  const placed = transform(element.getAttribute("transform") ?? "");
  const inside = (): string[] => [...element.children].map((child) => elementOperators(child, paint));
  const operators = (): string[] => {
    switch (element.nodeName) {
      case "svg":
        return [
          `1 0 0 1 ${pdfNumbers(number("x"), number("y"))} cm`,
          `0 0 ${pdfNumbers(number("width"), number("height"))} re W n`,
          ...inside(),
        ];
      case "g":
        return inside();
      case "path":
        return pathOperators(pdfPath(element.getAttribute("d") ?? ""), paint);
      case "rect":
        return pathOperators(`${pdfNumbers(number("x"), number("y"), number("width"), number("height"))} re`, paint);
      case "circle":
        return pathOperators(pdfCircle(number("cx"), number("cy"), number("r")), paint);
      case "line": {
        const line = `${pdfNumbers(number("x1"), number("y1"))} m ${pdfNumbers(number("x2"), number("y2"))} l`;
        return pathOperators(line, { ...paint, fill: "none" });
      }
      default:
        throw new ParameterError("pdf", "element", element.nodeName, "path, line, rect, circle, g, svg");
    }
  };
  return ["q", ...placed, ...operators(), "Q"].join("\n");
}

/** An SVG transform list as changes of PDF's coordinates. */
function transform(list: string): string[] {
  return [...list.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, kind = "", values = ""]) => {
    const [a = 0, b = 0] = values.split(/[ ,]+/).map(Number);
    switch (kind) {
      case "translate":
        return `1 0 0 1 ${pdfNumbers(a, b)} cm`;
      case "scale":
        return `${a} 0 0 ${a} 0 0 cm`;
      case "rotate": {
        const [cosine, sine] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
        return `${pdfNumbers(cosine, sine, -sine, cosine)} 0 0 cm`;
      }
      default:
        throw new ParameterError("pdf", "transform", list, "translate, scale, rotate");
    }
  });
}

/** A path with its stroke and fill. */
function pathOperators(path: string, paint: Paint): string[] {
  const { fill, stroke } = paint;
  const dashes = paint["stroke-dasharray"];
  const ends = `${CAPS.get(paint["stroke-linecap"]) ?? 0} J ${JOINS.get(paint["stroke-linejoin"]) ?? 0} j`;
  return [
    ...(fill === "none" ? [] : [`${color(fill)} rg`]),
    ...(stroke === "none"
      ? []
      : [`${color(stroke)} RG ${paint["stroke-width"]} w ${ends} ${paint["stroke-miterlimit"]} M`]),
    ...(stroke === "none" || dashes === "none" ? [] : [`[${dashes.replace(/,/g, " ")}] 0 d`]),
    path,
    fill === "none" ? (stroke === "none" ? "n" : "S") : stroke === "none" ? "f" : "B",
  ];
}

/** A color #rrggbb or #rgb as three numbers in [0, 1]. */
function color(name: string): string {
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(name) ?? [];
  if (digits === undefined) throw new ParameterError("pdf", "color", name, "#rrggbb, #rgb, none");
  const width = digits.length / 3;
  const parts = [0, 1, 2].map((index) => digits.slice(index * width, (index + 1) * width).repeat(3 - width));
  return pdfNumbers(...parts.map((part) => Number.parseInt(part, 16) / 255));
}
