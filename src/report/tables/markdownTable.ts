import { printedNumber } from "./cellText.js";
import { labelSegments } from "./labelSegments.js";
import type { PrintedTable } from "./printedTable.js";
import { typesetLabel } from "./typesetLabel.js";

/** Nothing, as a table shows it. */
const NOTHING = "–";

/**
 * A printed table as Markdown: a pipe table with its title above, numbers flush right, symbols as $math$.
 *
 * It reads in GitHub, Pandoc and everything that knows both extensions.
 */
export function markdownTable({ title, columns }: PrintedTable): string {
  const lines = (columns[0]?.cells ?? []).map((_cell, line) => columns.map(({ cells }) => cellOf(cells[line] ?? null)));
  const rule = columns.map(({ kind }) => (kind === "number" ? "---:" : "---"));
  const rows = [columns.map(({ label }) => markdownLabel(label)), rule, ...lines];
  return `**${markdownLabel(title)}**\n\n${rows.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}`;
}

/**
 * A label in Markdown. Whatever would be markup is escaped; a vertical bar would end the cell even in mathematics, and has a name there.
 *
 * @example
 * markdownLabel("a|b, lambda") // => "a\\|b, $\\lambda$"
 */
export function markdownLabel(label: string): string {
  return labelSegments(typesetLabel(label))
    .map(({ kind, content }) =>
      kind === "math" ? `$${content.replaceAll("|", "\\vert ")}$` : content.replace(/[\\`*_{}[\]<>#|~$]/g, "\\$&"),
    )
    .join("")
    .replace(/\s*\n\s*/g, " ");
}

function cellOf(cell: string | null): string {
  if (cell === null) return NOTHING;
  const number = printedNumber(cell);
  if (number === undefined) return markdownLabel(cell);
  const { negative, mantissa, exponent } = number;
  if (mantissa === "inf") return negative ? "$-\\infty$" : "$\\infty$";
  return exponent === undefined ? cell : `$${negative ? "-" : ""}${mantissa} \\times 10^{${exponent}}$`;
}
