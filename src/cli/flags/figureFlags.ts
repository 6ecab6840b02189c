import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { requireName } from "../../core/nearMiss.js";
import type { Figure } from "../../report/figure.js";
import { csvTable, type MeasuredTable } from "../../report/ownData.js";
import { THEMES, type ThemeName } from "../../report/theme.js";
import { fileError } from "../errors/fileError.js";
import { numberOf } from "./numberFlag.js";

/** Style of a figure, and the data drawn over it. */
export interface FigureFlags {
  readonly title?: string;
  readonly figureWidth?: Figure["width"];
  readonly theme?: ThemeName;
  /** Path of the file of measurements. */
  readonly data?: string;
}

/** Names of the flags. */
export const FIGURE_FLAGS = ["title", "figureWidth", "theme", "data"] as const satisfies readonly (keyof FigureFlags)[];

/** Adds --title, --figure-width, --theme and --data to a command that draws. */
export function addFigureFlags(command: Command): void {
  command
    .option("--title <text>", "title of the figure; LaTeX between dollar signs")
    .addOption(
      new Option(
        "--figure-width <width>",
        "width of the figure: one-column, two-column, or points; default: one-column",
      ).argParser(widthOf),
    )
    .addOption(
      new Option("--theme <name>", `colors of the figure: ${THEMES.join(", ")}; default: light`).argParser((text) =>
        requireName("raf", "theme", text, THEMES),
      ),
    )
    .option(
      "--data <file>",
      "your own measurements, drawn over the figure: CSV or Parquet with columns named as those of the rows, standard errors in e.g. generalizationErrorStandardError; prints their differences",
    );
}

/** The figure with the title, width and theme of the flags. A title stands over the first panel. */
export function withFigureFlags(figure: Figure, { title, figureWidth, theme }: FigureFlags): Figure {
  const [first, ...others] = figure.panels;
  return {
    ...figure,
    ...(figureWidth === undefined ? {} : { width: figureWidth }),
    ...(theme === undefined ? {} : { theme }),
    ...(title === undefined || first === undefined ? {} : { panels: [{ ...first, title }, ...others] }),
  };
}

/**
 * Reads a table of measurements: Parquet by its ending, anything else as CSV.
 *
 * @throws {ParameterError} naming `data` if the file cannot be read.
 */
export async function readMeasurements(file: string): Promise<MeasuredTable> {
  const allowed = "CSV or Parquet files that can be read";
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileError("data", file, allowed, error);
  });
  if (!file.toLowerCase().endsWith(".parquet")) return csvTable(bytes.toString("utf8"));
  const { parquetTable } = await import("../../report/parquetTable.js");
  return parquetTable(bytes, file);
}

/** A width as a journal calls it, or in points. */
function widthOf(text: string): Figure["width"] {
  if (text === "one-column" || text === "two-column") return text;
  return numberOf("figure-width", text, "one-column, two-column, or [120, 2000] points");
}
