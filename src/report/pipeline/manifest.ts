import type { PaperOptions } from "../paperOptions.js";
import { contentHash, type PaperFolder } from "./paperFolder.js";
import type { PaperFile } from "./partFiles.js";
import { readableJson } from "./readableJson.js";

/** Name of the manifest in its folder. */
export const MANIFEST_FILE = "manifest.json";

/** Files that were made together. */
export interface Made {
  /** Hash of everything they follow from; see partInputs. */
  readonly inputs: string;
  /** SHA-256 by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/** A part that is finished. */
export interface FinishedPart extends Made {
  /** Makes it again. */
  readonly command: string;
  readonly options: PaperOptions;
}

/** Content of a folder, and how it was made. */
export interface Manifest {
  /** Version of this package. */
  readonly version: string;
  readonly parts: Readonly<Record<string, FinishedPart>>;
  readonly report?: Made;
}

/**
 * The manifest of a folder. One that is missing or damaged counts as empty: then everything is made again, which is never wrong.
 */
export async function readManifest(folder: PaperFolder, version: string): Promise<Manifest> {
  try {
    const { parts, report } = JSON.parse(new TextDecoder().decode(await folder.read(MANIFEST_FILE))) as Manifest;
    const finished = Object.entries(parts).filter(([, part]) => isMade(part) && typeof part.options === "object");
    return { version, parts: Object.fromEntries(finished), ...(isMade(report) ? { report } : {}) };
  } catch {
    return { version, parts: {} };
  }
}

/** Writes it. */
export async function writeManifest(folder: PaperFolder, manifest: Manifest): Promise<void> {
  await folder.write({ name: MANIFEST_FILE, content: readableJson(manifest) });
}

/** Hashes by name of files that are written. */
export function fileHashes(files: readonly PaperFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ name, content }) => [name, contentHash(content)]));
}

/** True if every file is there and as it was written. */
export async function intact(folder: PaperFolder, { files }: Made): Promise<boolean> {
  const checks = Object.entries(files).map(async ([name, hash]) => {
    const content = await folder.read(name);
    return content !== undefined && contentHash(content) === hash;
  });
  return (await Promise.all(checks)).every((same) => same);
}

function isMade(entry: Partial<Made> | undefined): entry is Made {
  return typeof entry?.inputs === "string" && typeof entry.files === "object";
}
