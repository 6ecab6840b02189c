import { dynamicsFigure } from "../../report/dynamicsFigure.js";
import type { TableFormat } from "../../study/table/encodedTable.js";
import { failureOf } from "../errors/failure.js";
import { damageText } from "../output/damageText.js";
import { dataContent } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import type { OutputFile } from "../output/outputFile.js";
import type { PlotFile } from "../output/plotFile.js";
import { resumeText } from "../run/storedRuns.js";
import type { JobReport } from "./dynamicsJob.js";
import { trajectoryData, trajectoryTable } from "./dynamicsText.js";

/** Files of the report, beside standard output. */
export interface DynamicsFiles {
  readonly out: { readonly format: TableFormat; readonly file: OutputFile } | undefined;
  readonly plot: PlotFile | undefined;
}

/**
 * The tables, the files, and the exit code.
 *
 * @param count Replicas that were asked for.
 * @param store Where they are kept.
 */
export async function dynamicsOutcome(
  report: JobReport,
  { count, store }: { readonly count: number; readonly store: string | undefined },
  { out, plot }: DynamicsFiles,
): Promise<Outcome> {
  const { table, headline, more, damaged, finished } = report;
  const empty = table.rows.length === 0;
  if (!empty) await out?.file.write(await dataContent(out.format, trajectoryData(table)));
  // A figure that could not be drawn does not lose the numbers.
  const undrawn =
    empty || plot === undefined
      ? undefined
      : await plot.write(dynamicsFigure(report.figure)).then(() => undefined, failureOf);
  const parts = [headline, empty ? "" : trajectoryTable(table), ...more];
  const output = [`${parts.filter((part) => part !== "").join("\n\n")}\n`];
  const interrupted = finished < count;
  const kept = `interrupted after ${finished} of ${count} replicas${store === undefined ? "" : `, kept in ${store}`}`;
  const troubles = [
    ...(interrupted ? [`${kept}; ${resumeText(store)}`] : []),
    ...report.troubles,
    ...(empty ? ["too few replicas for a comparison, and no file is written"] : []),
    ...(undrawn === undefined ? [] : [`no plot: ${undrawn.message}`]),
  ].join("; ");
  const message = [...(damaged === undefined ? [] : damageText(damaged)), ...(troubles === "" ? [] : [troubles])].join(
    "\n",
  );
  const failed = report.troubles.length > 0 ? EXIT_CODES.notConverged : (undrawn?.exitCode ?? EXIT_CODES.ok);
  const exitCode = interrupted ? EXIT_CODES.interrupted : failed;
  return { exitCode, output, ...(message === "" ? {} : { message }) };
}
