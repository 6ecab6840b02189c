import type { Cell } from "../parts/computedRow.js";
import type { Column } from "../plan/computations.js";
import type { TableBatch } from "./tableRows.js";

/** A CSV cell with one of these stands in quotes. */
const NEEDS_QUOTES = /[",\n\r]/;

/** A table as CSV: numbers with all their digits, empty where there is nothing, inf for infinity, 0 for lambda -> 0+. */
export function* csvText(columns: readonly Column[], batches: Iterable<TableBatch>): Generator<string> {
  yield `${columns.map(({ name }) => name).join(",")}\n`;
  for (const { rows, columns: data } of batches) {
    let text = "";
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < data.length; i++) text += (i === 0 ? "" : ",") + csvCell(data[i]![row]!);
      text += "\n";
    }
    yield text;
  }
}

function csvCell(cell: Cell): string {
  if (typeof cell === "string") return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  if (cell === null) return "";
  if (Number.isFinite(cell)) return String(cell);
  return cell > 0 ? "inf" : "-inf";
}

/** A table as NDJSON: one object a row, null where there is nothing, "inf" for infinity. */
export function* ndjsonText(columns: readonly Column[], batches: Iterable<TableBatch>): Generator<string> {
  for (const lines of rowTexts(columns, batches)) yield lines.map((line) => `${line}\n`).join("");
}

/** A table as one JSON array of objects, with the cells of ndjsonText. */
export function* jsonText(columns: readonly Column[], batches: Iterable<TableBatch>): Generator<string> {
  let before = "[\n";
  for (const lines of rowTexts(columns, batches)) {
    yield before + lines.join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** The rows of each batch as JSON objects. */
function* rowTexts(columns: readonly Column[], batches: Iterable<TableBatch>): Generator<string[]> {
  const heads = columns.map(({ name }, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
  for (const { rows, columns: data } of batches) {
    const lines: string[] = [];
    for (let row = 0; row < rows; row++) {
      let line = "";
      for (let i = 0; i < data.length; i++) line += heads[i]! + jsonCell(data[i]![row]!);
      lines.push(`${line}}`);
    }
    yield lines;
  }
}

function jsonCell(cell: Cell): string {
  if (typeof cell !== "number") return cell === null ? "null" : JSON.stringify(cell);
  if (Number.isFinite(cell)) return String(cell);
  return cell > 0 ? '"inf"' : '"-inf"';
}
