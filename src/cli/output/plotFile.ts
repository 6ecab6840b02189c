import { ParameterError } from "../../core/errors.js";
import { aboutFigure } from "../../report/about.js";
import type { Figure } from "../../report/figure.js";
import { PICTURE_FORMATS, picture } from "../../report/picture.js";
import { type OutputFiles, STANDARD_OUTPUT } from "./outputFiles.js";

/** A file for a picture, checked before the work. */
export interface PlotFile {
  /** Draws the figure and writes it. */
  readonly write: (figure: Figure) => Promise<void>;
}

/**
 * A file for a picture.
 *
 * @param flag Flag that named the path.
 * @param path Its ending decides the format: .svg, .png or .pdf. Standard output, `-`, gets SVG.
 * @throws {ParameterError} if the ending is another, or the file cannot be written.
 */
export async function plotFile(files: OutputFiles, flag: string, path: string): Promise<PlotFile> {
  const name = path === STANDARD_OUTPUT ? `figure${PICTURE_FORMATS[0]}` : path;
  if (!PICTURE_FORMATS.some((ending) => name.toLowerCase().endsWith(ending))) {
    throw new ParameterError("raf", flag, path, `names that end in ${PICTURE_FORMATS.join(", ")}`);
  }
  const target = await files.open(flag, path);
  return {
    write: async (figure) => {
      // The renderer is loaded only if a picture is asked for.
      const { chart } = await import("../../report/chart.js");
      const about = figure.about ?? aboutFigure(figure, files.command);
      await target.write([await picture(chart({ ...figure, about }), name)]);
    },
  };
}
