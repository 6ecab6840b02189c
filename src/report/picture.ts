import { ParameterError } from "../core/errors.js";

/** File endings that a picture can have. */
export const PICTURE_FORMATS = [".svg", ".png", ".pdf"] as const;

/** Said where the renderer of PNG has no build for this platform, or was left out when the package was installed. */
export const NO_PNG = "PNG is left out: @resvg/resvg-js does not load here; npm install @resvg/resvg-js may mend that";

/** The renderer of PNG: a binary of some megabytes, loaded when it is needed. Undefined where it does not load. */
function pngRenderer(): Promise<((svg: string) => Uint8Array) | undefined> {
  return import("./png.js").then(
    ({ png }) => png,
    () => undefined,
  );
}

/**
 * The bytes of a picture in the format that a file name asks for.
 *
 * @param svg      An SVG document, as from chart.
 * @param fileName Its ending decides, in capitals or not: .svg, .png (300 pixels per inch) or .pdf.
 * @throws {ParameterError} naming `file` for another ending, and for .png where its renderer does not load.
 */
export async function picture(svg: string, fileName: string): Promise<Uint8Array> {
  const format = PICTURE_FORMATS.find((ending) => fileName.toLowerCase().endsWith(ending));
  switch (format) {
    case ".svg":
      return new TextEncoder().encode(svg);
    case ".png": {
      const render = await pngRenderer();
      if (render === undefined)
        throw new ParameterError("picture", "file", fileName, "names that end in .svg, .pdf", NO_PNG);
      return render(svg);
    }
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
  const formats = (await hasPng()) ? PICTURE_FORMATS : PICTURE_FORMATS.filter((ending) => ending !== ".png");
  return Promise.all(
    formats.map(async (ending) => ({ name: `${name}${ending}`, content: await picture(svg, `${name}${ending}`) })),
  );
}

/** Whether PNG can be written here. */
export async function hasPng(): Promise<boolean> {
  return (await pngRenderer()) !== undefined;
}
