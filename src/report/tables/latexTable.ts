import { decimalPadding, printedNumber } from "./cellText.js";
import { labelSegments } from "./labelSegments.js";
import type { PrintedColumn, PrintedTable } from "./printedTable.js";
import { typesetLabel } from "./typesetLabel.js";

/** Characters that LaTeX reserves, and those that its old encodings do not have. */
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    $: "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    _: "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    '"': "''",
    "–": "--",
    "—": "---",
    "−": "$-$",
    "±": "$\\pm$",
    "×": "$\\times$",
    "→": "$\\to$",
    "≤": "$\\le$",
    "≥": "$\\ge$",
    "∞": "$\\infty$",
  }),
);

/** Nothing, as a table shows it. */
const NOTHING = "--";

/**
 * A printed table for LaTeX: a tabular with the rules of booktabs, to be put into a table environment by \input.
 *
 * Numbers stand with their decimal points below each other, by invisible digits, so that no other package is needed.
 *
 * @param printed The table.
 * @param comment What made it, as a comment at the top.
 */
export function latexTable({ title, columns }: PrintedTable, comment: string): string {
  const cells = columns.map(latexCells);
  const lines = (columns[0]?.cells ?? []).map((_cell, line) => cells.map((column) => column[line] ?? ""));
  const row = (texts: readonly string[]): string => `  ${texts.join(" & ")} \\\\\n`;
  return [
    `% ${oneLine(title)}\n% ${oneLine(comment)}\n% Needs \\usepackage{booktabs}.\n`,
    `\\begin{tabular}{${columns.map(({ kind }) => (kind === "number" ? "r" : "l")).join("")}}\n  \\toprule\n`,
    row(columns.map(({ label }) => latexLabel(label))),
    "  \\midrule\n",
    ...lines.map(row),
    "  \\bottomrule\n\\end{tabular}\n",
  ].join("");
}

/**
 * A label in LaTeX: what is reserved is escaped, symbols are mathematics.
 *
 * @example
 * latexLabel("5% of alpha_c") // => "5\\% of $\\alpha_{\\mathrm{c}}$"
 */
export function latexLabel(label: string): string {
  return labelSegments(typesetLabel(label))
    .map(({ kind, content }) =>
      kind === "math" ? `$${content}$` : content.replace(/./gu, (character) => ESCAPES.get(character) ?? character),
    )
    .join("");
}

function latexCells({ cells }: PrintedColumn): string[] {
  const padding = decimalPadding(cells);
  return cells.map((cell, line) => {
    if (cell === null) return NOTHING;
    const number = printedNumber(cell);
    if (number === undefined) return latexLabel(cell);
    const { negative, mantissa, exponent } = number;
    const unseen = padding[line] === "" ? "" : `\\phantom{${padding[line] ?? ""}}`;
    const digits = mantissa === "inf" ? "\\infty" : mantissa;
    const power = exponent === undefined ? "" : `\\times10^{${exponent}}`;
    const plain = !negative && power === "" && mantissa !== "inf";
    return plain ? `${digits}${unseen}` : `$${negative ? "-" : ""}${digits}${power}$${unseen}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
