import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { typesetSheet } from "./equations/typesetSheet.js";
import { PAGES_ELSEWHERE, placeOf } from "./links.js";
import { type Page, pageOf } from "./page.js";
import { SECTIONS } from "./sections.js";

/**
 * The pages that are written by hand: docs/index.md, every Markdown file in the folders of the sections, and the pages that stand elsewhere.
 *
 * @param root The repository.
 */
export function readPages(root: string): readonly Page[] {
  const files = ["docs/index.md", ...SECTIONS.flatMap(({ folder }) => markdownFiles(root, `docs/${folder}`))];
  return [...files, ...Object.keys(PAGES_ELSEWHERE)].map((file) =>
    pageOf(placeOf(file), textOf(file, readFileSync(join(root, file), "utf8")), file),
  );
}

function markdownFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch {
    // A section may have generated pages only.
    return [];
  }
}

/** The equation sheet is typeset; every other page is as it is written. */
function textOf(file: string, text: string): string {
  return file === "equations/README.md" ? typesetSheet(text) : text;
}
