import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFacts } from "../../study/store/buildFacts.js";

/** The code that numbers and pictures come from. The command line only says where they go. */
const FOLDERS = ["equations", "validation", "src/core", "src/numerics", "src/solver", "src/sweep", "src/report"];

/** From this file to the folder that holds those. */
const ROOT = "../../../";

/**
 * A hash of the code that is running, so that a result is not taken for that of other code with the same version number.
 *
 * The bundler writes it down; from the sources it is that of the files of the same ending as this one. A change of a comment counts as a
 * change of the code; to make a figure once too often is the cheaper mistake.
 *
 * @param root Folder that holds src and equations; without it, of the code that is running.
 * @returns    Null where the code cannot be read.
 */
export async function sourceFingerprint(root?: string): Promise<string | null> {
  const built = root === undefined ? buildFacts() : undefined;
  return built === undefined
    ? hashOf(root ?? fileURLToPath(new URL(ROOT, import.meta.url)), import.meta.url.endsWith(".ts") ? ".ts" : ".js")
    : built.fingerprint;
}

async function hashOf(root: string, ending: string): Promise<string | null> {
  const paths = (await Promise.all(FOLDERS.map((folder) => filesBelow(join(root, folder))))).flat();
  const code = paths.filter((path) => path.endsWith(ending)).sort();
  if (code.length === 0) return null;
  const hash = createHash("sha256");
  const contents = await Promise.all(code.map((path) => readFile(path)));
  for (const [index, path] of code.entries()) {
    hash
      .update(`${relative(root, path).split(sep).join("/")}\0`)
      .update(contents[index]!)
      .update("\0");
  }
  return hash.digest("hex");
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
