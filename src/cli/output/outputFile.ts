import { constants } from "node:fs";
import { access, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StoreError } from "../../study/store/storeError.js";
import { fileError } from "../errors/fileError.js";
import { systemCode } from "./streams.js";

const ALLOWED = "paths that can be written";
/** Any of the three write permissions. */
const WRITABLE_BITS = 0o222;

/** An output file, checked before the work starts. */
export interface OutputFile {
  /** Replaces the file at once: a reader never sees half of it, and a failure leaves the old file. */
  readonly write: (content: Iterable<string | Uint8Array>) => Promise<void>;
}

/**
 * Checks that a file can be written, so that a wrong path is refused before the work and not after it.
 *
 * The content goes to a temporary file beside the target, which is then renamed. Links are followed. Devices and pipes, such as
 * /dev/stdout, are written directly. A read-only file is not replaced, although a rename could do it.
 *
 * @param flag Flag that named the path, for messages.
 * @throws {ParameterError} naming the flag, the path and the reason.
 */
export async function outputFile(flag: string, path: string): Promise<OutputFile> {
  const refuse = (error: unknown): Error => fileError(flag, path, ALLOWED, error);
  let target: Target;
  try {
    target = await targetOf(path);
  } catch (error) {
    throw refuse(error);
  }
  return {
    write: async (content) => {
      try {
        await (target.special ? writeFile(target.path, content) : writeBeside(target, content));
      } catch (error) {
        // The content may come from a store; an unreadable store is not a fault of this path.
        throw error instanceof StoreError ? error : refuse(error);
      }
    },
  };
}

interface Target {
  readonly path: string;
  /** A device or a pipe. */
  readonly special: boolean;
  /** Permissions of the file that is replaced. */
  readonly mode?: number;
}

async function targetOf(path: string): Promise<Target> {
  const found = await stat(path).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) {
    await access(dirname(path), constants.W_OK);
    return { path, special: false };
  }
  if (found.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (!found.isFile()) return { path, special: true };
  const real = await realpath(path);
  if ((found.mode & WRITABLE_BITS) === 0) throw new Error("The file is read-only");
  for (const needed of [dirname(real), real]) await access(needed, constants.W_OK);
  return { path: real, special: false, mode: found.mode };
}

async function writeBeside({ path, mode }: Target, content: Iterable<string | Uint8Array>): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(draft, content, mode === undefined ? {} : { mode });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
