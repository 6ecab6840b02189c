import type { PaperOptions } from "../paperOptions.js";
import type { PaperPart } from "../paperPart.js";
import { contentHash } from "./paperFolder.js";
import { readableJson } from "./readableJson.js";

/** The code that runs. */
export interface RunningCode {
  readonly versions: Readonly<Record<string, string>>;
  /** Null where the code cannot be read; then the versions alone tell one code from another. */
  readonly fingerprint: string | null;
}

/**
 * Hash of everything that the files of a part follow from: two runs with the same would write the same.
 *
 * The version of Node.js is not among it: it is recorded, but a figure does not depend on it.
 */
export function partInputs(
  { name, title, caption, parameters }: PaperPart,
  { width, digits, errors }: PaperOptions,
  code: RunningCode,
): string {
  return contentHash(readableJson({ name, title, caption, parameters, width, digits, errors, ...code }));
}
