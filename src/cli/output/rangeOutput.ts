import type { Figure } from "../../report/figure.js";
import type { TableFormat } from "../../study/table/encodedTable.js";
import { type Failure, failureOf } from "../errors/failure.js";
import { dataFormat } from "./dataFile.js";
import { outputFiles, STANDARD_OUTPUT } from "./outputFiles.js";
import { plotFile } from "./plotFile.js";
import type { Streams } from "./streams.js";

/** Files of the rows and the figure of a range. */
export interface RangeOutput {
  readonly format: TableFormat;
  /**
   * Writes the rows, then draws the figure.
   *
   * @returns Why there is no figure, if it could not be drawn: what was computed is not lost with it.
   */
  readonly write: (content: Iterable<string | Uint8Array>, figure: () => Figure) => Promise<Failure | undefined>;
}

/**
 * Checks --out and --plot before the work. Rows go to standard output where there is no --out.
 *
 * @param flags.eigenvalues File that is read, which no output may overwrite.
 * @param format            Value of --format; the ending of --out decides without it.
 * @throws {UsageError | ParameterError} if a file cannot be written, or two flags name one file.
 */
export async function rangeOutput(
  flags: { readonly out?: string; readonly plot?: string; readonly eigenvalues?: string },
  format: string | undefined,
  streams: Streams,
): Promise<RangeOutput> {
  const own = dataFormat(flags.out, format);
  const files = outputFiles(streams);
  if (flags.eigenvalues !== undefined) await files.reads("eigenvalues", flags.eigenvalues);
  const out = await files.open("out", flags.out ?? STANDARD_OUTPUT);
  const plot = flags.plot === undefined ? undefined : await plotFile(files, "plot", flags.plot);
  return {
    format: own,
    write: async (content, figure) => {
      await out.write(content);
      if (plot === undefined) return undefined;
      try {
        await plot.write(figure());
        return undefined;
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}
