import type { PaperFile } from "./partFiles.js";

/** Where the files go. The command line gives it, with its own words for what the system refuses. */
export interface PaperFolder {
  /** Undefined if there is no such file, or it cannot be read. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** The whole content at once or nothing. */
  readonly write: (file: PaperFile) => Promise<void>;
}
