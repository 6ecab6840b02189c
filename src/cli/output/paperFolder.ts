import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MANIFEST_FILE } from "../../report/pipeline/manifest.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import { makeFolder } from "../../study/store/makeFolder.js";
import { fileError } from "../errors/fileError.js";
import { outputFile } from "./outputFile.js";

/**
 * A folder for output files. It is created if it does not exist, and checked before the work.
 *
 * @throws {ParameterError} naming `out`, the path and the reason; also from write.
 */
export async function paperFolder(path: string): Promise<PaperFolder> {
  try {
    await makeFolder(path);
  } catch (error) {
    throw fileError("out", path, "folders that can be written", error);
  }
  await outputFile("out", join(path, MANIFEST_FILE));
  return {
    // An unreadable file is written again; if that fails too, write says why.
    read: (name) => readFile(join(path, name)).catch(() => undefined),
    write: async ({ name, content }) => (await outputFile("out", join(path, name))).write([content]),
  };
}
