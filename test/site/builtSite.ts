import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** A built page: its place in the site, and its HTML. */
export interface BuiltPage {
  readonly place: string;
  readonly html: string;
}

/** The pages of a built site; the explorer is one of its own. */
export function builtPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html") && !name.startsWith("explorer/"))
    .map((place) => ({ place, html: readFileSync(join(folder, place), "utf8") }));
}

/** Links of a page that lead nowhere in the site: a file that is not there, an anchor that its page has not, or an address from the root. */
export function brokenLinks(folder: string, { place, html }: BuiltPage): string[] {
  const targets = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, target = ""]) =>
    target.replace(/&amp;/g, "&"),
  );
  return targets.filter((target) => {
    if (/^(?:https?:|mailto:|data:)/.test(target)) return false;
    if (target.startsWith("/")) return true;
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? place : posix.join(posix.dirname(place), path);
    if (!existsSync(join(folder, file))) return true;
    return (
      anchor !== undefined &&
      !file.startsWith("explorer/") &&
      !idsOf(readFileSync(join(folder, file), "utf8")).has(anchor)
    );
  });
}

function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
}
