import { table } from "../table.js";
import { plainLabel } from "./plainLabel.js";
import type { PrintedTable } from "./printedTable.js";

/** A printed table for a terminal: its title, and aligned columns. */
export function plainTable({ title, columns }: PrintedTable): string {
  const lines = (columns[0]?.cells ?? []).map((_cell, line) =>
    columns.map(({ cells }) => {
      const cell = cells[line] ?? null;
      return cell === null ? null : plainLabel(cell);
    }),
  );
  const headers = columns.map(({ label }) => plainLabel(label));
  return `${plainLabel(title)}\n\n${table(headers, lines)}\n`;
}
