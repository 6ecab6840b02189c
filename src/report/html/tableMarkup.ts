import { decimalPadding, printedNumber } from "../tables/cellText.js";
import type { PrintedColumn, PrintedTable } from "../tables/printedTable.js";
import { labelMarkup } from "./labelMarkup.js";
import { html, type Markup } from "./markup.js";

/** Nothing, as a table shows it. */
const NOTHING = "–";

/**
 * A printed table as HTML: numbers with their decimal points below each other, the first column as the name of the row.
 *
 * It stands in a region that scrolls by itself, so that a wide table does not make the page wide; the title stands outside of it.
 *
 * @param id Identifier of the title, unique in the page.
 */
export function tableMarkup({ title, columns }: PrintedTable, id: string): Markup {
  const cells = columns.map(columnMarkup);
  const lines = (columns[0]?.cells ?? []).map((_cell, line) => cells.map((column) => column[line]));
  return html`<p class="table-title" id="${id}">${labelMarkup(title)}</p>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">
<table aria-labelledby="${id}">
<thead><tr>${columns.map(({ label, kind }) => html`<th scope="col" class="${kind}">${labelMarkup(label)}</th>`)}</tr></thead>
<tbody>
${lines.map((line) => html`<tr>${line}</tr>\n`)}</tbody>
</table>
</div>
`;
}

function columnMarkup({ kind, cells }: PrintedColumn, index: number): Markup[] {
  const padding = decimalPadding(cells);
  return cells.map((cell, line) => {
    const shown = cell === null ? NOTHING : valueMarkup(cell);
    const unseen = kind === "text" || padding[line] === "" ? "" : html`<span class="unseen">${padding[line]}</span>`;
    return index === 0
      ? html`<th scope="row" class="${kind}">${shown}${unseen}</th>`
      : html`<td class="${kind}">${shown}${unseen}</td>`;
  });
}

/** A printed number or a text as HTML. */
export function valueMarkup(cell: string): Markup {
  const number = printedNumber(cell);
  if (number === undefined) return labelMarkup(cell);
  const { negative, mantissa, exponent } = number;
  const sign = negative ? "−" : "";
  const digits = mantissa === "inf" ? "∞" : mantissa;
  if (exponent === undefined) return html`${sign}${digits}`;
  return html`${sign}${digits}×10<sup>${exponent.replace("-", "−")}</sup>`;
}
