import { textExtent } from "./textMark.js";

/**
 * What holds for the whole figure, in as few lines as its width allows.
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
