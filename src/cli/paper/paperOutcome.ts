import { join } from "node:path";
import type { PartRecord } from "../../report/partRecord.js";
import { agreementText } from "../../report/pipeline/agreementFiles.js";
import { type PaperRunResult, REPORT_FILE } from "../../report/pipeline/paperRun.js";
import { NO_PNG } from "../../report/png.js";
import { plainTable } from "../../report/tables/plainTable.js";
import { printedTable } from "../../report/tables/printedTable.js";
import { counted } from "../output/counted.js";
import { EXIT_CODES, type ExitCode, type Outcome } from "../output/outcome.js";

/** Options of the text about a run. */
export interface PaperTextOptions {
  /** True if the tables of the parts are printed. */
  readonly tables: boolean;
  readonly interrupted: boolean;
  /** Folder of the files. */
  readonly out: string;
  /** True if a report was asked for. */
  readonly report: boolean;
  /** True if PNG could be written. */
  readonly png: boolean;
}

/** The text of `raf paper`: tables, published numbers beside ours, parts that were made or reused, and the reason of a failure. */
export function paperOutcome(
  result: PaperRunResult,
  { tables, interrupted, out, report, png }: PaperTextOptions,
): Outcome {
  const records = result.shown.map(({ record }) => record);
  const printed = tables
    ? records.flatMap((record) => record.tables.map((table) => `${plainTable(printedTable(table, record.options))}\n`))
    : [];
  const agreement = agreementText(records);
  const made = result.shown.map(({ record: { name }, files }) => {
    const how = result.reused.has(name) ? "reused" : "made";
    return `${how} ${name}: ${files.length} files\n`;
  });
  const output = [
    ...printed,
    ...(agreement === undefined ? [] : [`${agreement}\n`]),
    ...made,
    ...(png ? [] : [`${NO_PNG}\n`]),
    ...(report && !interrupted ? [`report: ${join(out, REPORT_FILE)}\n`] : []),
  ];
  if (interrupted) {
    const message = `interrupted; finished parts are kept${made.length > 0 ? "" : ", but none was finished"}`;
    return { exitCode: EXIT_CODES.interrupted, output, message };
  }
  const complaints = [...failures(result), ...disagreements(records), ...gaps(records)];
  if (complaints.length === 0) return { exitCode: EXIT_CODES.ok, output };
  return { exitCode: exitCode(result), output, message: complaints.join("; ") };
}

function exitCode({ failed }: PaperRunResult): ExitCode {
  return failed.some(({ cause }) => cause === "defect") ? EXIT_CODES.defect : EXIT_CODES.notConverged;
}

function failures({ failed }: PaperRunResult): string[] {
  return failed.map(({ name, message, cause }) =>
    cause === "defect" ? `${name} failed: ${message} (a defect of raf)` : `${name} is not made: ${message}`,
  );
}

function disagreements(records: readonly PartRecord[]): string[] {
  return records.flatMap(({ name, comparisons }) =>
    comparisons
      .filter(({ standing }) => standing === "contradicted")
      .map(({ quantity, published, ours }) => {
        const found = ours === null ? "not converged" : String(Number(ours.toPrecision(8)));
        return `${name}: ${quantity} is published as ${published}, ours is ${found}`;
      }),
  );
}

function gaps(records: readonly PartRecord[]): string[] {
  return records
    .filter(({ unsolved }) => unsolved > 0)
    .map(
      ({ name, unsolved }) =>
        `${name}: ${counted(unsolved, "point")} did not converge; the figure has gaps and the data say where`,
    );
}
