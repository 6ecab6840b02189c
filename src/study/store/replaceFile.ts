import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes the whole file or none of it, also for a reader of another process. The same content is left as it is. */
export async function replaceFile(folder: string, name: string, content: string): Promise<void> {
  const path = join(folder, name);
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before === content) return;
  // Machines that share a folder may have the same process numbers.
  const draft = join(folder, `.${name}.${randomUUID()}.part`);
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
