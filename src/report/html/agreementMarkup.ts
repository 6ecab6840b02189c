import { printedDecimals } from "../agrees.js";
import type { JudgedComparison, PartRecord } from "../pipeline/partRecord.js";
import { labelMarkup } from "./labelMarkup.js";
import { html, type Markup } from "./markup.js";
import { partNumber } from "./partNumber.js";
import { valueMarkup } from "./tableMarkup.js";

/** Digits of ours beyond the published ones: enough to see how near the rounding was. */
const MORE_DIGITS = 3;

/** Published numbers against ours, part by part; nothing where nothing is published. */
export function agreementMarkup(records: readonly PartRecord[]): Markup | undefined {
  const compared = records.filter(({ comparisons }) => comparisons.length > 0);
  if (compared.length === 0) return undefined;
  return html`<section id="agreement" aria-labelledby="agreement-title">
<h2 id="agreement-title">Published numbers</h2>
<p>A number is reproduced if ours rounds to it at the precision printed; the place of a flat minimum, if what is minimized there is the least within the published tolerance.</p>
<div class="scroll" role="region" tabindex="0" aria-labelledby="agreement-title">
<table class="agreement">
<thead><tr><th scope="col">quantity</th><th scope="col" class="number">published</th><th scope="col" class="number">ours</th><th scope="col" class="number">difference</th><th scope="col">agrees</th></tr></thead>
${compared.map(groupMarkup)}</table>
</div>
</section>
`;
}

function groupMarkup({ name, comparisons }: PartRecord): Markup {
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="5"><a href="#${name}">${partNumber(name)}</a></th></tr>
${comparisons.map(lineMarkup)}</tbody>
`;
}

function lineMarkup({ quantity, published, ours, difference, agrees, verdict }: JudgedComparison): Markup {
  const shown = ours === null ? "–" : ours.toFixed(Math.min(100, printedDecimals(published) + MORE_DIGITS));
  const distance = difference === null ? "–" : valueMarkup(difference === 0 ? "0" : difference.toExponential(1));
  return html`<tr><th scope="row">${labelMarkup(quantity)}</th><td class="number">${published}</td><td class="number">${shown}</td><td class="number">${distance}</td><td class="${agrees ? "agreed" : "disagreed"}">${labelMarkup(verdict)}</td></tr>
`;
}
