import type { Cell, DataTable } from "../paperPart.js";
import { plainLabel } from "./plainLabel.js";
import type { PrintedTable } from "./printedTable.js";

/**
 * Data as CSV, row by row, so that a long table is never one string.
 *
 * Numbers with all their digits; `inf` for infinity, 0 for the limit 0+, empty where there is nothing. Quotes only where RFC 4180 needs
 * them.
 */
export function* csvText({ columns, rows }: DataTable): Generator<string> {
  yield csvLine(columns.map(plainLabel));
  for (const row of rows) yield csvLine(row.map(dataText));
}

/** A printed table as CSV, at its digits. */
export function printedCsv({ columns }: PrintedTable): string {
  const names = columns.map(({ label, errorOf }) => (errorOf === undefined ? label : `${errorOf}: error estimate`));
  const lines = (columns[0]?.cells ?? []).map((_cell, line) => columns.map(({ cells }) => cells[line] ?? ""));
  return [names.map(plainLabel), ...lines].map(csvLine).join("");
}

function dataText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell === null || Number.isNaN(cell)) return "";
  return Number.isFinite(cell) ? String(cell) : cell > 0 ? "inf" : "-inf";
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",")}\n`;
}
