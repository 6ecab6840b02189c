import { createHash } from "node:crypto";
import type { PaperFile } from "./partFiles.js";

/** Folder of the files. The command line gives it, with its own words for what the system refuses. */
export interface PaperFolder {
  /** Undefined if there is no such file, or it cannot be read. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** The whole content at once or nothing. */
  readonly write: (file: PaperFile) => Promise<void>;
}

/** SHA-256 of a content, in hexadecimal. Text counts as UTF-8. */
export function contentHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
