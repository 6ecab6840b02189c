import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const CACHE = join(ROOT, "node_modules/.cache/raf-docs");
/** Folders that figures and the library's pages are made from. */
const SOURCES = ["src", "equations", "validation", "examples", "package-lock.json"];

let fingerprint: string | undefined;

/** A hash of every source of the program. */
function sourcesHash(): string {
  if (fingerprint !== undefined) return fingerprint;
  const hash = createHash("sha256");
  const add = (path: string): void => {
    const whole = join(ROOT, path);
    if (/\.\w+$/.test(path)) hash.update(path).update(readFileSync(whole));
    else for (const name of readdirSync(whole).sort()) add(`${path}/${name}`);
  };
  for (const path of SOURCES) add(path);
  fingerprint = hash.digest("hex");
  return fingerprint;
}

/**
 * A folder of files that take a while to make, made once for each state of the sources.
 *
 * @param key  What is made, in words.
 * @param make Writes the files into an empty folder.
 * @returns    The folder, which is not to be changed.
 */
export async function cachedFolder(key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const name = createHash("sha256").update(`${key} ${sourcesHash()}`).digest("hex").slice(0, 32);
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const begun = `${folder}-${process.pid}`;
  mkdirSync(begun, { recursive: true });
  await make(begun);
  renameSync(begun, folder);
  return folder;
}
