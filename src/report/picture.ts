import { ParameterError } from "../core/errors.js";

/** File endings that a picture can have. */
export const PICTURE_FORMATS = [".svg", ".png", ".pdf"] as const;

/**
 * The bytes of a picture in the format that a file name asks for.
 *
 * @param svg      An SVG document, as from chart.
 * @param fileName Its ending decides, in capitals or not: .svg, .png (300 pixels per inch) or .pdf.
 * @throws {ParameterError} naming `file` for another ending, and `picture` for PNG where its renderer does not load.
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

/** A picture's files, one in each format; without the PNG where its renderer does not load. */
export async function everyPicture(
  svg: string,
  name: string,
): Promise<{ readonly name: string; readonly content: Uint8Array }[]> {
  const { hasPng } = await import("./png.js");
  const formats = hasPng() ? PICTURE_FORMATS : PICTURE_FORMATS.filter((ending) => ending !== ".png");
  return Promise.all(
    formats.map(async (ending) => ({ name: `${name}${ending}`, content: await picture(svg, `${name}${ending}`) })),
  );
}
