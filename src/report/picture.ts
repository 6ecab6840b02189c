import { ParameterError } from "../core/errors.js";

/** File endings that a picture can have. */
export const PICTURE_FORMATS = [".svg", ".png", ".pdf"] as const;

/**
 * The bytes of a picture in the format that a file name asks for.
 *
 * The converters are loaded when they are needed: the one for PNG is a binary of some megabytes.
 *
 * @param svg      An SVG document, as from chart.
 * @param fileName Its ending decides, in capitals or not: .svg, .png (300 pixels per inch) or .pdf.
 * @throws {ParameterError} naming `file` for another ending.
 */
export async function picture(svg: string, fileName: string): Promise<Uint8Array> {
  const format = PICTURE_FORMATS.find((ending) => fileName.toLowerCase().endsWith(ending));
  switch (format) {
    case ".svg":
      return new TextEncoder().encode(svg);
    case ".png":
      return (await import("./png.js")).png(svg);
    case ".pdf":
      return (await import("./pdf.js")).pdf(svg);
    case undefined:
      throw new ParameterError("picture", "file", fileName, `names that end in ${PICTURE_FORMATS.join(", ")}`);
  }
}
