import type { Plan } from "../../study/plan/plan.js";
import type { RowIndex } from "../../study/store/rowIndex.js";
import { tableFormat } from "../../study/table/encodedTable.js";
import { tableBytes } from "../../study/table/tableBytes.js";
import { emptyReport, type FailedRow, type TableReport } from "../../study/table/tableRows.js";
import { UsageError } from "../errors/usageError.js";
import { partsNamed } from "../run/planFile.js";
import { counted } from "./counted.js";
import { EXIT_CODES, type Outcome } from "./outcome.js";
import type { OutputFile } from "./outputFile.js";
import { type OutputFiles, STANDARD_OUTPUT } from "./outputFiles.js";

/** Output files of the tables of a plan, one for each part. */
export interface TableFiles {
  readonly write: (index: RowIndex, planText: string) => Promise<readonly PartTable[]>;
}

/** Counts of the rows of a part. */
export interface ReportedPart {
  readonly part: string;
  readonly report: TableReport;
}

/** A written table: counts and path. */
export interface PartTable extends ReportedPart {
  readonly file: string;
}

/**
 * Files for the tables of a plan, checked before the work. Each of several parts has a file, such as out-points.csv.
 *
 * @param out Its ending decides the format; `-` is standard output, as CSV.
 * @throws {ParameterError} if the ending is unknown, or a file cannot be written.
 * @throws {UsageError} if several tables would go to standard output.
 */
export async function tableFiles(
  plan: Plan,
  {
    out,
    part,
    files: outputs,
  }: { readonly out: string; readonly part?: string | undefined; readonly files: OutputFiles },
): Promise<TableFiles> {
  const format = out === STANDARD_OUTPUT ? ".csv" : tableFormat(out);
  const parts = partsNamed(plan, part);
  if (out === STANDARD_OUTPUT && parts.length > 1) {
    const names = parts.map(({ name }) => name).join(", ");
    throw new UsageError(
      `--out - takes one table, and this plan has several: ${names}. Choose one with raf merge --part`,
    );
  }
  const stem = out.slice(0, out.length - format.length);
  const files: { readonly path: string; readonly file: OutputFile }[] = [];
  for (const { name } of parts) {
    const path = parts.length === 1 ? out : `${stem}-${name}${out.slice(stem.length)}`;
    files.push({ path, file: await outputs.open(parts.length === 1 ? "out" : `out for ${name}`, path) });
  }
  return {
    write: async (index, planText) => {
      const written: PartTable[] = [];
      for (const [i, own] of parts.entries()) {
        const report = emptyReport();
        const { path, file } = files[i]!;
        await file.write(await tableBytes(format, { part: own, index, plan: planText, report }));
        written.push({ part: own.name, file: path, report });
      }
      return written;
    },
  };
}

/**
 * Outcome of a command that wrote tables: the number of rows in each file, and which rows are missing or failed and why.
 *
 * @param notes Lines before the message.
 */
export function tablesOutcome(tables: readonly PartTable[], notes: readonly string[]): Outcome {
  const output = tables.map(({ file, report }) => `${file}: ${counted(report.rows, "row")}\n`);
  return reportedOutcome(output, tables, notes);
}

/** The same for rows in another output, such as a figure. */
export function reportedOutcome(
  output: readonly string[],
  parts: readonly ReportedPart[],
  notes: readonly string[],
): Outcome {
  const wrong = parts.filter(({ report }) => report.missing + report.failed + report.conflicts > 0);
  const lines = [
    ...notes,
    ...wrong.flatMap(({ part, report }) => [
      `${part}: ${countsInWords(report)}`,
      ...missingInWords(report),
      ...report.examples.map(failureInWords),
    ]),
  ];
  const exitCode = wrong.length === 0 ? EXIT_CODES.ok : EXIT_CODES.notConverged;
  return { exitCode, output, ...(lines.length === 0 ? {} : { message: lines.join("\n") }) };
}

/** "3 of 1000 rows missing, 2 failed" */
function countsInWords({ rows, missing, failed, conflicts }: TableReport): string {
  const total = rows + missing;
  return [
    ...(missing > 0 ? [`${missing} of ${total} rows are missing`] : []),
    ...(failed > 0 ? [`${failed} of ${total} rows have no result`] : []),
    ...(conflicts > 0 ? [`${conflicts} of ${total} rows were stored with two different results`] : []),
  ].join(", ");
}

/** The first missing rows: their shard is not finished, or its store was not given. */
function missingInWords({ missing, missingExamples }: TableReport): string[] {
  return missingExamples.length === 0
    ? []
    : [...missingExamples.map((text) => `  ${text}: missing`), ...(missing > missingExamples.length ? ["  ..."] : [])];
}

function failureInWords({ parameters, status, reason }: FailedRow): string {
  return `  ${parameters}: ${status}: ${reason}`;
}
