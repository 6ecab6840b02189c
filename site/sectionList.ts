import { posix } from "node:path";
import { firstParagraph, type Page, pageOf } from "./page.js";
import type { Section } from "./sections.js";
import { pagesOf } from "./template.js";

/** The page that lists the pages of a section, each with its first paragraph. */
export function sectionList(section: Section, pages: readonly Page[]): Page {
  const items = pagesOf(section, pages).map(
    (page) =>
      `- **[${page.title}](${posix.relative(section.folder, page.path)})**<br>\n  ${withoutLinks(firstParagraph(page))}`,
  );
  return pageOf(`${section.folder}/index.html`, `# ${section.title}\n\n${section.lead}\n\n${items.join("\n")}\n`);
}

/** Links in a paragraph are relative to its own page, so the list has their words only. */
function withoutLinks(paragraph: string): string {
  return paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}
