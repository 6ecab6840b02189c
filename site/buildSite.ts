import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { packageVersion } from "../src/study/store/packageVersion.js";
import { galleryPage } from "./gallery/galleryPage.js";
import { libraryPages } from "./libraryPages.js";
import { siteLinks } from "./links.js";
import { readPages } from "./readPages.js";
import { referencePages } from "./reference/referencePages.js";
import { renderPage } from "./renderPage.js";
import { searchScript } from "./searchIndex.js";
import { sectionList } from "./sectionList.js";
import { SECTIONS } from "./sections.js";
import { htmlPage } from "./template.js";

/** The repository. */
const ROOT = join(import.meta.dirname, "..");

/** The compiled program, which makes the figures, and the explorer's page. */
export interface Program {
  readonly bin: string;
  readonly explorer: string;
}

/** Options of a build. */
export interface SiteOptions {
  /** Figures of the gallery that take longer are left out, in seconds. */
  readonly figuresWithin?: number;
}

/**
 * Writes the site into a folder. Figures and the library's pages are made again only after a change of the sources.
 *
 * @returns The places of its pages.
 * @throws {Error} naming the page whose mathematics is malformed, or the command that failed.
 */
export async function buildSite(
  out: string,
  program: Program,
  { figuresWithin = Number.POSITIVE_INFINITY }: SiteOptions = {},
): Promise<readonly string[]> {
  const written = [
    ...readPages(ROOT),
    ...(await referencePages()),
    await galleryPage(out, program.bin, figuresWithin),
    ...(await libraryPages()),
  ];
  const lists = SECTIONS.filter(({ folder }) => !written.some(({ path }) => path === `${folder}/index.html`)).map(
    (section) => sectionList(section, written),
  );
  const pages = [...written, ...lists];
  const { address, files } = siteLinks();
  const rendered = pages.map((page) => renderPage(page, address));
  const frame = { version: packageVersion(), pages };
  const write = (place: string, content: string): void => {
    mkdirSync(dirname(join(out, place)), { recursive: true });
    writeFileSync(join(out, place), content);
  };
  for (const one of rendered) write(one.page.path, htmlPage(one, frame));
  for (const [place, file] of files) cpSync(join(ROOT, file), join(out, place), { recursive: true });
  cpSync(program.explorer, join(out, "explorer"), { recursive: true });
  write("assets/site.css", readFileSync(join(import.meta.dirname, "browser/site.css"), "utf8"));
  write("assets/search.js", searchScript(rendered));
  await build({
    entryPoints: [join(import.meta.dirname, "browser/site.ts")],
    outfile: join(out, "assets/site.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    logLevel: "error",
  });
  return pages.map(({ path }) => path);
}
