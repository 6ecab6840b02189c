import { createRequire } from "node:module";
import { ParameterError } from "../core/errors.js";
import { aboutOf } from "./about.js";
import { withPngText } from "./pngText.js";

/** The part of @resvg/resvg-js that is used here. */
interface Renderer {
  readonly Resvg: new (svg: string, options: object) => { render(): { asPng(): Uint8Array } };
}

/**
 * The renderer, a binary of some megabytes; undefined where it has no build for this platform or is not installed.
 *
 * By require: where the binary is missing Node throws the error of an import once more, where nobody can catch it.
 */
function renderer(): Renderer | undefined {
  try {
    return createRequire(import.meta.url)("@resvg/resvg-js") as Renderer;
  } catch {
    return undefined;
  }
}

/** True if PNG can be written here. */
export function hasPng(): boolean {
  return renderer() !== undefined;
}

/** Said where it cannot. */
export const NO_PNG = "PNG is left out: @resvg/resvg-js does not load here; npm install @resvg/resvg-js may mend that";

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
 * @throws {ParameterError} naming `pixelsPerInch` or `svg`, and where the renderer does not load.
 */
export function png(svg: string, pixelsPerInch = 300): Uint8Array {
  const [low, high] = RESOLUTION_RANGE;
  if (!(pixelsPerInch >= low && pixelsPerInch <= high)) {
    throw new ParameterError("png", "pixelsPerInch", pixelsPerInch, `[${low}, ${high}]`);
  }
  const [, width] = /<svg [^>]*\bwidth="([\d.]+)pt"/.exec(svg) ?? [];
  if (width === undefined)
    throw new ParameterError("png", "svg", svg.slice(0, 60), "SVG documents with a width in points");
  const found = renderer();
  if (found === undefined) throw new ParameterError("png", "picture", "PNG", "SVG and PDF", NO_PNG);
  const picture = new found.Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "width", value: Math.round((Number(width) / 72) * pixelsPerInch) },
    font: { loadSystemFonts: false },
  });
  const bytes = picture.render().asPng();
  const about = aboutOf(svg);
  return about === undefined ? bytes : withPngText(bytes, about);
}
