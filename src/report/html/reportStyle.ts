/**
 * The report's style. Light and dark are two sets of six colors, and paper is a third; pictures lie on white in all of them, because
 * their colors are chosen for it.
 */
export const REPORT_STYLE = `
:root {
  --page: #fbfaf7; --ink: #1d1c1a; --quiet: #66625b; --rule: #dcd8cf; --link: #0b5a91; --good: #1b6b3a; --bad: #a3271b;
  --text: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", Georgia, "Liberation Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #17181a; --ink: #e6e3dc; --quiet: #a09b91; --rule: #35363a; --link: #85bdea; --good: #7fc796; --bad: #f0968a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 50rem; padding: 2.5rem 1.25rem 5rem; background: var(--page); color: var(--ink); font: 1.0625rem/1.55 var(--text); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
h1 { margin: 0; font-size: 2.25rem; font-weight: 600; letter-spacing: -.01em; line-height: 1.15; }
h2 { margin: 0 0 1.25rem; font-size: 1.45rem; font-weight: 600; line-height: 1.25; }
.lead { margin: .5rem 0 0; color: var(--quiet); font-size: 1.15rem; }
.eyebrow { color: var(--quiet); font: 600 .75rem/1.6 var(--sans); letter-spacing: .06em; text-transform: uppercase; }
h2 .eyebrow { display: block; }
.summary { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1.25rem 0 0; padding: 0; list-style: none; font: .9rem/1.5 var(--sans); }
.summary a { color: inherit; }
.agreed { color: var(--good); }
.agreed::before { content: "\\2713\\00a0"; }
.disagreed, .warning { color: var(--bad); font-weight: 600; }
.disagreed::before { content: "\\2717\\00a0"; }
nav ol { margin: 2rem 0 0; padding: .75rem 0; border: solid var(--rule); border-width: 1px 0; list-style: none; }
nav li { padding: .15rem 0; }
nav a { color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .eyebrow { display: inline-block; min-width: 10.5rem; }
section { margin-top: 4rem; }
figure { margin: 0; }
.plate { overflow-x: auto; padding: 1rem; border: 1px solid var(--rule); border-radius: 4px; background: #fff; text-align: center; }
.plate svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption, .caption { margin: .9rem 0 0; }
.notes { margin: 1.25rem 0 0; padding-left: 1.25rem; color: var(--quiet); font-size: .95rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 1.5rem 0 0; font-size: .95rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.files a { display: inline-block; margin-right: .6rem; }
.files, code { font: .85em/1.6 var(--mono); }
.table-title { margin: 1.75rem 0 .6rem; color: var(--quiet); font-size: .95rem; }
.scroll { overflow-x: auto; }
table { min-width: 60%; border-collapse: collapse; border: solid var(--ink); border-width: 1.5px 0; font-size: .95rem; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
th, td { padding: .25rem 1.25rem .25rem 0; text-align: left; font-weight: 400; vertical-align: baseline; }
th:first-child { padding-left: .1rem; }
td { white-space: nowrap; }
sup { font-size: .72em; line-height: 0; vertical-align: .42em; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; }
th.number, td.number { text-align: right; white-space: nowrap; }
thead th.number { white-space: normal; }
.agreement { min-width: 100%; }
.agreement :is(th, td) { padding-right: 1rem; }
.agreement th[scope="row"] { min-width: 9.5rem; }
.agreement td:last-child { min-width: 8rem; white-space: normal; }
.group th { padding-top: .9rem; font: 600 .75rem/1.6 var(--sans); letter-spacing: .06em; text-transform: uppercase; }
.group a { color: var(--quiet); text-decoration: none; }
.unseen { visibility: hidden; }
.formula { white-space: nowrap; }
.formula svg { overflow: visible; fill: currentColor; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; font-size: 1rem; }
  h1 { font-size: 1.85rem; }
  .plate { margin: 0 -1rem; padding: .75rem; border-width: 1px 0; border-radius: 0; }
  .plate svg { min-width: 35rem; }
  nav .eyebrow { display: block; }
}
@media print {
  :root { --page: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000; --good: #000; --bad: #000; }
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .files { display: none; }
  .facts dt:has(+ .files) { display: none; }
  a { text-decoration: none; }
  section { margin-top: 2.5rem; }
  h2, .table-title { break-inside: avoid; break-after: avoid; }
  figure, table, .facts { break-inside: avoid; }
  .plate { padding: 0; border: 0; }
  .plate svg { min-width: 0; }
  .scroll, .plate { overflow: visible; }
}
`;
