import { standingsInWords } from "../agreementTable.js";
import { printedDecimals } from "../agrees.js";
import type { JudgedComparison, PartRecord, ShownPart } from "../partRecord.js";
import { labelMarkup } from "./labelMarkup.js";
import { html, type Markup, raw } from "./markup.js";
import { partNumber, partSection } from "./partSection.js";
import { REPORT_STYLE } from "./reportStyle.js";
import { valueMarkup } from "./tableMarkup.js";

/** A page that may load nothing: what it shows is in it. */
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * The report: one HTML file with every figure and table, its parameters and the command that made it, the published numbers against
 * ours, and the versions of everything used.
 *
 * It needs nothing from outside, follows the reader's choice of light or dark, and prints. The same parts give the same bytes: it has no
 * date.
 *
 * @param parts In the order shown.
 */
export function reportPage(parts: readonly ShownPart[]): string {
  const records = parts.map(({ record }) => record);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<title>Rules and facts: figures and tables</title>
<style>
${raw(REPORT_STYLE)}</style>
</head>
<body>
<header>
<h1>Rules and facts</h1>
<p class="lead">Figures and tables of the Rules-and-Facts model (arXiv:2603.25579), computed from its equations</p>
${summaryMarkup(records)}</header>
<nav aria-label="Contents">
<ol>
${records.map(({ name, title }) => html`<li><a href="#${name}"><span class="eyebrow">${partNumber(name)}</span> ${labelMarkup(title)}</a></li>\n`)}</ol>
</nav>
<main>
${parts.map(partSection)}${agreementMarkup(records)}${versionsMarkup(records)}</main>
</body>
</html>
`.markup;
}

function summaryMarkup(records: readonly PartRecord[]): Markup {
  const comparisons = records.flatMap(({ comparisons: own }) => own);
  const standings = comparisons.map(({ standing }) => standing);
  const unsolved = records.reduce((sum, record) => sum + record.unsolved, 0);
  const points = records.reduce((sum, { data }) => sum + data.rows.length, 0);
  const verdict = (good: boolean): string => (good ? "agreed" : "disagreed");
  return html`<ul class="summary">
${
  comparisons.length === 0
    ? undefined
    : html`<li class="${verdict(!standings.includes("contradicted"))}"><a href="#agreement">${standingsInWords(standings)}</a></li>\n`
}<li class="${verdict(unsolved === 0)}">${unsolved === 0 ? `all ${points} points solved` : `${unsolved} of ${points} points not solved`}</li>
</ul>
`;
}

/** Every version that any of the parts was made with; they differ at most in that of Node.js. */
function versionsMarkup(records: readonly PartRecord[]): Markup {
  const used = new Map<string, Set<string>>();
  for (const [name, version] of records.flatMap(({ versions }) => Object.entries(versions))) {
    used.set(name, (used.get(name) ?? new Set()).add(version));
  }
  const shown = [...used].map(
    ([name, found]) => html`<dt>${name === "node" ? "Node.js" : name}</dt><dd>${[...found].join(", ")}</dd>\n`,
  );
  return html`<section id="versions" aria-labelledby="versions-title">
<h2 id="versions-title">Versions</h2>
<dl class="facts versions">
${shown}</dl>
</section>
`;
}

/** Digits of ours beyond the published ones: enough to see how near the rounding was. */
const MORE_DIGITS = 3;

/** Published numbers against ours, part by part; nothing where nothing is published. */
export function agreementMarkup(records: readonly PartRecord[]): Markup | undefined {
  const compared = records.filter(({ comparisons }) => comparisons.length > 0);
  if (compared.length === 0) return undefined;
  return html`<section id="agreement" aria-labelledby="agreement-title">
<h2 id="agreement-title">Published numbers</h2>
<p>A number is reproduced if ours rounds to it at the precision printed. The place of a flat minimum is explained where its digits differ and the minimized quantity there is the least within the published tolerance.</p>
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

function lineMarkup({ quantity, published, ours, difference, standing, verdict }: JudgedComparison): Markup {
  const shown = ours === null ? "–" : ours.toFixed(Math.min(100, printedDecimals(published) + MORE_DIGITS));
  const distance = difference === null ? "–" : valueMarkup(difference === 0 ? "0" : difference.toExponential(1));
  return html`<tr><th scope="row">${labelMarkup(quantity)}</th><td class="number">${published}</td><td class="number">${shown}</td><td class="number">${distance}</td><td class="${standing === "contradicted" ? "disagreed" : "agreed"}">${labelMarkup(verdict)}</td></tr>
`;
}
