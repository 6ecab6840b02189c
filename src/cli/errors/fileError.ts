import { ParameterError } from "../../core/errors.js";
import { systemCode } from "../output/streams.js";

/** Messages of system errors from a wrong path or a full disk. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
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
  }),
);

/** The reason of a system error as a sentence; undefined for any other error. */
export function systemReason(error: unknown): string | undefined {
  const code = systemCode(error);
  if (code === undefined || !(error instanceof Error)) return undefined;
  return REASONS.get(code) ?? ("syscall" in error ? error.message : undefined);
}

/** The error of a flag whose file cannot be read or written. */
export function fileError(flag: string, path: string, allowed: string, error: unknown): ParameterError {
  const reason = systemReason(error) ?? (error instanceof Error ? error.message : String(error));
  return new ParameterError("raf", flag, path, allowed, reason);
}
