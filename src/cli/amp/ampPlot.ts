import { ParameterError } from "../../core/errors.js";
import { type AmpFigureData, ampFigure } from "../../report/ampFigure.js";
import { chart } from "../../report/chart.js";
import { PICTURE_FORMATS, picture } from "../../report/picture.js";
import { outputFile } from "../output/outputFile.js";

/** A drawing that waits for its data. */
export interface AmpPlot {
  readonly write: (data: AmpFigureData) => Promise<void>;
}

/**
 * State evolution and message passing, as a file.
 *
 * @param file Its ending says what it becomes: .svg, .png or .pdf.
 * @throws {ParameterError} if the ending is another, or the file cannot be written.
 */
export async function ampPlot(file: string): Promise<AmpPlot> {
  if (!PICTURE_FORMATS.some((ending) => file.toLowerCase().endsWith(ending))) {
    throw new ParameterError("raf", "plot", file, `names that end in ${PICTURE_FORMATS.join(", ")}`);
  }
  const target = await outputFile("plot", file);
  return { write: async (data) => target.write([await picture(chart(ampFigure(data)), file)]) };
}
