import { posix } from "node:path";
import { firstParagraph, inOrder, type Page } from "./page.js";
import type { RenderedPage } from "./renderPage.js";
import { SECTIONS, type Section } from "./sections.js";
import { escaped, GLYPHS_HERE } from "./typesetMath.js";

/** Frame of every page of the site, around its own text. */
export interface SiteFrame {
  readonly version: string;
  readonly pages: readonly Page[];
}

/** Levels of headings in the list beside a page. */
const LISTED = new Set([2, 3]);

/** A whole HTML page. All addresses are relative, so that the site works below any address and from a folder. */
export function htmlPage(rendered: RenderedPage, { version, pages }: SiteFrame): string {
  const { page, markup, headings, withMath } = rendered;
  const to = (place: string): string => posix.relative(posix.dirname(page.path), place) || posix.basename(place);
  const root = to("index.html").replace(/index\.html$/, "");
  const title = page.section === "" ? "raf-theory" : `${plainTitle(page)} · raf-theory`;
  const listed = headings.filter(({ level }) => LISTED.has(level));
  const neighbors = neighborsOf(page, pages);
  const contents =
    listed.length < 2
      ? ""
      : `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${listed
          .map((one) => `<li class="level-${one.level}"><a href="#${one.anchor}">${one.markup}</a></li>`)
          .join("")}</ul></nav>`;
  return withMath(`<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(firstParagraph(page).replace(/[[\]`*]|\]\([^)]*\)/g, ""))}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/site.css">
<script>try{document.documentElement.dataset.theme=localStorage.getItem("raf-theme")||""}catch{}</script>
<script defer src="${root}assets/site.js"></script>
</head>
<body>
${GLYPHS_HERE}<a class="skip" href="#text">To the text</a>
<header>
<a class="brand" href="${to("index.html")}">raf-theory <span>${escaped(version)}</span></a>
<button type="button" id="menu" aria-expanded="false" aria-controls="pages">Pages</button>
<form class="search" role="search"><input type="search" id="query" placeholder="Search" aria-label="Search the documentation" autocomplete="off" aria-controls="found"><div id="found" class="found" hidden></div></form>
<a class="explorer" href="${to("explorer/index.html")}">Explorer</a>
<button type="button" id="theme" aria-label="Light or dark">◐</button>
</header>
<div class="body">
<nav id="pages" class="pages" aria-label="Pages">${navigation(page, pages, to)}</nav>
<main id="text"><article>${markup}</article>${neighbors === "" ? "" : `<nav class="neighbors" aria-label="Previous and next page">${neighbors}</nav>`}</main>
${contents}
</div>
</body>
</html>
`);
}

/** The pages of a section, in their order, without its list of them. */
export function pagesOf(section: Section, pages: readonly Page[]): readonly Page[] {
  return inOrder(pages.filter((one) => one.section === section.folder && !isList(one)));
}

/** True if a page is the list of its section. */
function isList({ path, section }: Page): boolean {
  return path === `${section}/index.html`;
}

/** The title without the marks of code and mathematics. */
export function plainTitle({ title }: Page): string {
  return title.replace(/[`$]/g, "");
}

function navigation(open: Page, pages: readonly Page[], to: (place: string) => string): string {
  return SECTIONS.map((section) => {
    const own = pagesOf(section, pages);
    const current = open.section === section.folder;
    const mark = (path: string): string => (path === open.path ? ' aria-current="page"' : "");
    const index = `${section.folder}/index.html`;
    const items = own.map(
      (one) => `<li><a href="${to(one.path)}"${mark(one.path)}>${escaped(plainTitle(one))}</a></li>`,
    );
    const list = section.folded === true && !current ? "" : `<ul>${items.join("")}</ul>`;
    return `<section><h2><a href="${to(index)}"${mark(index)}>${section.title}</a></h2>${list}</section>`;
  }).join("");
}

function neighborsOf(page: Page, pages: readonly Page[]): string {
  const section = SECTIONS.find(({ folder, folded }) => folder === page.section && folded !== true);
  if (section === undefined || isList(page)) return "";
  const own = pagesOf(section, pages);
  const at = own.findIndex(({ path }) => path === page.path);
  const link = (one: Page | undefined, kind: string): string =>
    one === undefined
      ? "<span></span>"
      : `<a class="${kind}" href="${posix.relative(posix.dirname(page.path), one.path)}"><small>${kind}</small>${escaped(plainTitle(one))}</a>`;
  return link(own[at - 1], "previous") + link(own[at + 1], "next");
}
