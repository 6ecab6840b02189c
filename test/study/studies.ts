import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type StudyPart, studyParts } from "../../src/study/parts/studyPart.js";
import type { Plan } from "../../src/study/plan/plan.js";
import { readPlan } from "../../src/study/plan/readPlan.js";
import { type SweepOptions, type SweepResult, sweepStudy } from "../../src/study/run/sweepStudy.js";
import { type RowIndex, rowIndex } from "../../src/study/store/rowIndex.js";
import { checksumNumber, sealedLine } from "../../src/study/store/sealedLine.js";
import { tableColumns } from "../../src/study/table/tableColumns.js";
import { emptyReport, type TableReport, tableRows } from "../../src/study/table/tableRows.js";

/** A plan that is computed in milliseconds: 60 points, a few of them cheap optima. */
export const PLAN_TEXT = `
name: small study
fixed: {model: kernel, loss: hinge, epsilon: 0.1, activation: erf}
axes:
  alpha: {from: 0.5, to: 50, count: 12, scale: log}
  lambda: {from: 0.01, to: 10, count: 3, scale: log, limits: included}
compute: [points, bayes]
keep: [generalizationError, memorizationError, V]
`;

/**
 * A stored line after an edit, with the checksum that a run would have given it.
 *
 * @param header The header line of its segment; without it the line is itself a header.
 */
export function resealed(line: string, edit: (content: string) => string, header?: string): string {
  const seed = header === undefined ? 0 : checksumNumber(`${header}\n`);
  return sealedLine(edit(line.replace(/,"[0-9a-f]{8}"\]\n?$/, "")), seed).trimEnd();
}

/** Lines of a segment that are rows. */
export function rowLines(text: string): string[] {
  return text.split("\n").filter((line) => /^\["[0-9a-f]/.test(line));
}

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "raf-study-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Runs a plan into a store. */
export async function swept(
  store: string,
  text: string = PLAN_TEXT,
  options: Partial<SweepOptions> = {},
): Promise<SweepResult> {
  const plan = await readPlan(text, "plan.yaml");
  return sweepStudy({ plan, source: { text, file: "plan.yaml", size: "full" }, store, ...options });
}

/** The table of every part of a plan, as text, and what was found: the same whether rows are found in the plan's order or by their keys. */
export async function tablesOf(
  stores: readonly string[],
  plan: Plan,
): Promise<{ readonly text: string; readonly report: TableReport }> {
  const parts = studyParts(plan);
  const tables = tablesOfIndex(parts, await rowIndex(stores, parts));
  expect(tablesOfIndex(parts, await rowIndex(stores))).toEqual(tables);
  return tables;
}

/** The same of an index. */
export function tablesOfIndex(
  parts: readonly StudyPart[],
  index: RowIndex,
): { readonly text: string; readonly report: TableReport } {
  const report = emptyReport();
  const text = parts.map((part) => {
    const names = tableColumns(part).map(({ name }) => name);
    const lines = [...tableRows(part, index, 7, report)].flatMap(({ rows, columns }) =>
      Array.from({ length: rows }, (_, row) => columns.map((column) => String(column[row])).join(",")),
    );
    return [names.join(","), ...lines].join("\n");
  });
  return { text: text.join("\n\n"), report };
}
