import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** A folder with those above it. Node's own way to do so never returns in a file system that makes no folders, such as /proc. */
export async function makeFolder(folder: string): Promise<void> {
  const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
  if (await stat(folder).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error as Error))))
    return;
  const parent = dirname(resolve(folder));
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    // Another process may have been first.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
}
