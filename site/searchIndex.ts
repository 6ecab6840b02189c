import MiniSearch from "minisearch";
import { SEARCH_OPTIONS, type SearchEntry } from "./browser/searchOptions.js";
import type { RenderedPage } from "./renderPage.js";
import { plainTitle } from "./template.js";

/** The search index of the site as a script: one entry for each heading. A page that was opened from a folder may load a script, and nothing else. */
export function searchScript(pages: readonly RenderedPage[]): string {
  const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
  for (const { page, passages } of pages) {
    for (const { heading, text } of passages) {
      index.add({
        id: heading.level === 1 ? page.path : `${page.path}#${heading.anchor}`,
        page: plainTitle(page),
        heading: heading.text,
        text,
      });
    }
  }
  return `window.RAF_SEARCH = ${JSON.stringify(index)};\n`;
}
