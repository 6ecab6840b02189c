import { Resvg } from "@resvg/resvg-js";
import { ParameterError } from "../core/errors.js";

/** Resolutions that can be asked for, in pixels per inch: a thumbnail to more than a printing plate. */
const RESOLUTION_RANGE = [36, 2400] as const;

/**
 * Renders an SVG picture as PNG, on white.
 *
 * The pictures of this package hold no text, so no font is looked for and the result does not depend on those installed.
 *
 * @param svg           An SVG document whose size is in points, as from chart.
 * @param pixelsPerInch Resolution, [36, 2400]; defaults to 300, that of print.
 * @returns             The bytes of the file.
 * @throws {ParameterError} naming `pixelsPerInch` or `svg`.
 */
export function png(svg: string, pixelsPerInch = 300): Uint8Array {
  const [low, high] = RESOLUTION_RANGE;
  if (!(pixelsPerInch >= low && pixelsPerInch <= high)) {
    throw new ParameterError("png", "pixelsPerInch", pixelsPerInch, `[${low}, ${high}]`);
  }
  const [, width] = /<svg [^>]*\bwidth="([\d.]+)pt"/.exec(svg) ?? [];
  if (width === undefined)
    throw new ParameterError("png", "svg", svg.slice(0, 60), "SVG documents with a width in points");
  const picture = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "width", value: Math.round((Number(width) / 72) * pixelsPerInch) },
    font: { loadSystemFonts: false },
  });
  return picture.render().asPng();
}
