import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The folder that holds package.json. */
export const ROOT = resolve(import.meta.dirname, "../..");

const NOT_OURS = new Set(["node_modules", "dist", "dist-test", "coverage", ".git"]);

/**
 * All files below the folders whose names end in the extension, sorted by path.
 *
 * @param folders   Folders from the root; one that is absent holds no files.
 * @param extension With the dot.
 */
export function readTree(folders: readonly string[], extension: string): SourceFile[] {
  return pathsBelow(folders)
    .filter((path) => path.endsWith(extension))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** Paths of all files below folders, from the root that the folders lie in, with forward slashes, sorted. */
export function pathsBelow(folders: readonly string[], root = ROOT): string[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .map((path) => relative(root, path).split(sep).join("/"))
    .sort();
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
