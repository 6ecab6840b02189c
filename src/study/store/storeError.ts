import { basename } from "node:path";

/** A store that cannot be used, and why. Rows that are in it stay there. */
export class StoreError extends Error {
  constructor(
    readonly folder: string,
    readonly reason: string,
  ) {
    super(`store ${folder}: ${reason}`);
    this.name = "StoreError";
  }

  /** An error of the system as one about the store; others as they are. */
  static of(folder: string, error: unknown): unknown {
    const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
    if (error instanceof StoreError || typeof code !== "string") return error;
    return new StoreError(folder, REASONS.get(code) ?? (error as Error).message);
  }

  /** An error of the system in reading a file of a store, which is not one about where the results go. */
  static reading(folder: string, path: string, error: unknown): unknown {
    const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
    if (error instanceof StoreError || typeof code !== "string") return error;
    return new StoreError(folder, `${basename(path)} cannot be read: ${READING.get(code) ?? (error as Error).message}`);
  }
}

const KEPT = "Finished work is kept: run the same command again to go on";

/** Errors of reading in words. */
const READING: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ENOENT: "It is gone",
    EACCES: "Permission is denied",
    EPERM: "Permission is denied",
    EISDIR: "It is a folder",
    EMFILE: "This process has too many files open",
    ENFILE: "This machine has too many files open",
    EIO: "The disk has failed",
  }),
);

/** Errors of the system in words. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ENOENT: "The folder cannot be made there",
    ENOTDIR: "A part of the path is a file, not a folder",
    EEXIST: "It is a file, not a folder",
    EACCES: "Permission is denied",
    EPERM: "Permission is denied",
    EROFS: "The file system is read-only",
    ENOSPC: `The disk is full. ${KEPT}`,
    EDQUOT: `The disk quota is used up. ${KEPT}`,
    EFBIG: `A file has reached the size that this process may write. ${KEPT}`,
  }),
);
