import type { PartRecord, ShownPart } from "../partRecord.js";
import { plainLabel } from "../tables/plainLabel.js";
import { printedTable } from "../tables/printedTable.js";
import { labelMarkup } from "./labelMarkup.js";
import { html, type Markup, raw } from "./markup.js";
import { tableMarkup } from "./tableMarkup.js";

/** A part in the report: its picture and caption, its tables, what to know of it, its parameters, and how it was made. */
export function partSection({ record, picture, files }: ShownPart): Markup {
  const { name, title, tables, options } = record;
  return html`<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title"><span class="eyebrow">${partNumber(name)}</span> ${labelMarkup(title)}</h2>
${picture === undefined ? html`<p class="caption">${labelMarkup(record.caption)}</p>\n` : figureMarkup(record, picture)}${tables.map((table) => tableMarkup(printedTable(table, options), `${name}-${table.name}`))}${notesMarkup(record)}<dl class="facts">
${record.parameters.map(([parameter, value]) => html`<dt>${labelMarkup(parameter)}</dt><dd>${labelMarkup(value)}</dd>\n`)}<dt>made by</dt><dd><code>${record.command}</code></dd>
<dt>files</dt><dd class="files">${files.map((file) => html`<a href="${encodeURI(file)}">${file}</a> `)}</dd>
</dl>
</section>
`;
}

/** The picture as it is printed, on white whatever the page's color, with its caption for those who do not see it. */
function figureMarkup({ title, caption }: PartRecord, picture: string): Markup {
  const described = html` role="img" aria-label="${plainLabel(`${title}. ${caption}`)}"`;
  const inline = picture.replace(/^[\s\S]*?<svg xmlns="[^"]*"/, `<svg${described.markup}`).trimEnd();
  return html`<figure>
<div class="plate" tabindex="0">${raw(inline)}</div>
<figcaption>${labelMarkup(caption)}</figcaption>
</figure>
`;
}

function notesMarkup({ notes, unsolved, data }: PartRecord): Markup | undefined {
  const gaps =
    unsolved === 0
      ? []
      : [
          html`<li class="warning">${unsolved} of ${data.rows.length} points were not solved; the data say which.</li>\n`,
        ];
  if (notes.length + gaps.length === 0) return undefined;
  return html`<ul class="notes">
${gaps}${notes.map((note) => html`<li>${labelMarkup(note)}</li>\n`)}</ul>
`;
}

/**
 * Number of a part in the paper, as it stands before its title, if it has one.
 *
 * @example
 * partNumber("figure-1") // => "Figure 1"
 * partNumber("capacity") // => "Beyond the paper"
 */
export function partNumber(name: string): string {
  const [, number] = /^figure-(\d+)$/.exec(name) ?? [];
  if (number !== undefined) return `Figure ${number}`;
  return name === "table" ? "Table" : "Beyond the paper";
}
