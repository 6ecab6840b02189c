import { posix } from "node:path";
import type { Page } from "./page.js";

/** Targets of a page's links in the built site. */
export interface SiteLinks {
  /** The address of a link as it stands in the built page. */
  readonly address: (page: Page, target: string) => string;
  /** Files of the repository that pages link to, by their place in the site: they are copied there. */
  readonly files: ReadonlyMap<string, string>;
}

/** Pages that stand outside docs/ in the repository, and their place in the site. */
export const PAGES_ELSEWHERE: Readonly<Record<string, string>> = {
  "equations/README.md": "reference/equations.html",
  "CHANGELOG.md": "reference/changelog.html",
};

/**
 * The place in the site of a file of the repository: pages become HTML, README files the pages of their folders, everything else is copied
 * to files/.
 */
export function placeOf(file: string): string {
  const elsewhere = PAGES_ELSEWHERE[file];
  if (elsewhere !== undefined) return elsewhere;
  if (file === "README.md") return "index.html";
  if (!file.startsWith("docs/")) return `files/${file}`;
  return file.slice("docs/".length).replace(/\.md$/, ".html");
}

/** The links of a site, which remembers the files that they need. */
export function siteLinks(): SiteLinks {
  const files = new Map<string, string>();
  return {
    files,
    address: (page, target) => {
      if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target)) return target;
      const [path = "", anchor] = target.split("#");
      const place = page.source === undefined ? fromPage(page, path) : fromSource(page.source, path, files);
      const relative = posix.relative(posix.dirname(page.path), place) || posix.basename(place);
      return anchor === undefined ? relative : `${relative}#${anchor}`;
    },
  };
}

function fromPage(page: Page, path: string): string {
  return posix.join(posix.dirname(page.path), path).replace(/\.md$/, ".html");
}

/** Folders of docs/ whose files the build writes. */
export const GENERATED_FOLDERS = ["reference", "gallery", "api", "explorer"] as const;

function fromSource(source: string, path: string, files: Map<string, string>): string {
  const file = posix.join(posix.dirname(source), decodeURIComponent(path));
  const place = placeOf(file);
  const isGenerated = GENERATED_FOLDERS.some((folder) => file.startsWith(`docs/${folder}/`));
  if (!place.endsWith(".html") && !isGenerated) files.set(place, file);
  return place;
}
