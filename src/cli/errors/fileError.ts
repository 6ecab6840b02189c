import { ParameterError } from "../../core/errors.js";
import { systemCode } from "../output/streams.js";

/** System errors in words: the codes that a wrong path or a full disk gives. */
const REASONS: { readonly [code: string]: string } = {
  ENOENT: "There is no such file or folder",
  ENOTDIR: "A part of the path is a file, not a folder",
  EEXIST: "There is a file of this name",
  EISDIR: "It is a folder",
  EACCES: "Permission is denied",
  EPERM: "Permission is denied",
  EROFS: "The file system is read-only",
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  ENAMETOOLONG: "The name is too long",
};

/** Why the system refused, as a sentence; undefined if the error is not the system's. */
export function systemReason(error: unknown): string | undefined {
  const code = systemCode(error);
  if (code === undefined || !(error instanceof Error)) return undefined;
  return REASONS[code] ?? ("syscall" in error ? error.message : undefined);
}

/** A file that cannot be read or written, as an error about the flag that named it. */
export function fileError(flag: string, path: string, allowed: string, error: unknown): ParameterError {
  const reason = systemReason(error) ?? (error instanceof Error ? error.message : String(error));
  return new ParameterError("raf", flag, path, allowed, reason);
}
