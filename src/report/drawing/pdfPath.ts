import { ParameterError } from "../../core/errors.js";

/** Control points of a quarter circle of radius 1 lie this far from its ends; the curve is then within 3e-4 of the circle. */
const QUARTER_CIRCLE = 0.5522847498;

/** Numbers as PDF reads them: no exponents. A thousandth of a point is as fine as the coordinates of our SVG pictures. */
export function pdfNumbers(...values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(3)) || 0)).join(" ");
}

/**
 * SVG path data as operators of PDF's page description.
 *
 * PDF has straight lines and cubic curves. A quadratic curve from P0 through P1 to P2 is the cubic one whose control points lie two
 * thirds of the way from the ends to P1. Commands that our pictures do not use (arcs, shorthands of curves,
 * most relative ones) are refused.
 *
 * @throws {ParameterError} naming the command.
 *
 * Source: ISO 32000-1 (PDF 1.7), section 8.5.2, path construction operators.
 *
 * @example
 * pdfPath("M0 0H3V2Z") // => "0 0 m 3 0 l 3 2 l h"
 */
export function pdfPath(data: string): string {
  let [x, y] = [0, 0];
  const to = (newX: number, newY: number): void => {
    [x, y] = [newX, newY];
  };
  const operator = (command: string, p: readonly number[]): string => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = p;
    switch (command) {
      case "M":
        to(a, b);
        return `${pdfNumbers(x, y)} m`;
      case "L":
        to(a, b);
        return `${pdfNumbers(x, y)} l`;
      case "H":
      case "h":
        to(command === "H" ? a : x + a, y);
        return `${pdfNumbers(x, y)} l`;
      case "V":
      case "v":
        to(x, command === "V" ? a : y + a);
        return `${pdfNumbers(x, y)} l`;
      case "Q": {
        const third = (end: number, control: number): number => (end + 2 * control) / 3;
        const controls = [third(x, a), third(y, b), third(c, a), third(d, b)];
        to(c, d);
        return `${pdfNumbers(...controls, x, y)} c`;
      }
      case "C":
        to(e, f);
        return `${pdfNumbers(a, b, c, d, e, f)} c`;
      case "Z":
        return "h";
      default:
        throw new ParameterError("pdf", "path command", command, "M, L, H, h, V, v, Q, C, Z");
    }
  };
  return [...data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)]
    .flatMap(([, command = "", list = ""]) => groups(command, list).map((group) => operator(command, group)))
    .join(" ");
}

/** A circle as four cubic curves. */
export function pdfCircle(x: number, y: number, r: number): string {
  const k = QUARTER_CIRCLE * r;
  return [
    `${pdfNumbers(x + r, y)} m`,
    `${pdfNumbers(x + r, y + k, x + k, y + r, x, y + r)} c`,
    `${pdfNumbers(x - k, y + r, x - r, y + k, x - r, y)} c`,
    `${pdfNumbers(x - r, y - k, x - k, y - r, x, y - r)} c`,
    `${pdfNumbers(x + k, y - r, x + r, y - k, x + r, y)} c h`,
  ].join(" ");
}

/** Number of arguments of each command; a longer list repeats it. */
const ARITY: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ M: 2, L: 2, H: 1, h: 1, V: 1, v: 1, Q: 4, C: 6 }),
);

function groups(command: string, list: string): number[][] {
  const numbers = (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g) ?? []).map(Number);
  const size = ARITY.get(command);
  if (size === undefined || numbers.length <= size) return [numbers];
  return Array.from({ length: numbers.length / size }, (_, index) => numbers.slice(index * size, (index + 1) * size));
}
