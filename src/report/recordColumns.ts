import type { SolutionRecord } from "../solver/record.js";

/** Columns of a table of records: the field's names, each with its place in a record. */
const COLUMNS: readonly (readonly [string, (record: SolutionRecord) => string | number | null | undefined])[] = [
  ["status", (record) => record.status],
  ["m", (record) => record.overlaps?.m],
  ["q", (record) => record.overlaps?.q],
  ["V", (record) => record.overlaps && (record.overlaps.V ?? "inf")],
  ["mHat", (record) => record.conjugates?.mHat],
  ["qHat", (record) => record.conjugates?.qHat],
  ["VHat", (record) => record.conjugates?.VHat],
  ["generalizationError", (record) => record.generalizationError],
  ["memorizationError", (record) => record.memorizationError],
  ["ruleTrainingError", (record) => record.ruleTrainingError],
  ["trainingError", (record) => record.trainingError],
  ["trainingLoss", (record) => record.trainingLoss],
  ["norm", (record) => record.norm],
  ["margin", (record) => record.margin],
  ["freeEnergy", (record) => record.freeEnergy],
  ["regime", (record) => record.regime],
  ["method", (record) => record.diagnostics.method],
  ["iterations", (record) => record.diagnostics.iterations],
  ["residual", (record) => record.diagnostics.residual],
  ["contraction", (record) => record.diagnostics.contraction],
  ["errorEstimate", (record) => record.diagnostics.errorEstimate],
];

/** Names of the columns, in order. */
export const RECORD_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** Cells of a record: null where there is no value, "inf" for a diverging V. */
export function recordCells(record: SolutionRecord): (string | number | null)[] {
  return COLUMNS.map(([, cell]) => cell(record) ?? null);
}
