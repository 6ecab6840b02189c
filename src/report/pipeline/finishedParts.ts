import type { PaperOptions } from "../paperOptions.js";
import type { PaperPartEntry } from "../paperParts.js";
import { partRecordOf, type ShownPart } from "../partRecord.js";
import { type FinishedPart, intact, type Manifest } from "./manifest.js";
import type { PaperFolder } from "./paperFolder.js";
import { pictureFile, recordFile } from "./partFiles.js";
import { partInputs, type RunningCode } from "./partInputs.js";

/**
 * True if a folder holds of a part just what a run would write now: made from the same inputs, and not changed since.
 *
 * @param options What is asked for; defaults to what it was made with.
 */
export async function isCurrent(
  entry: PaperPartEntry,
  finished: FinishedPart | undefined,
  {
    folder,
    code,
    options,
  }: { readonly folder: PaperFolder; readonly code: RunningCode; readonly options?: PaperOptions },
): Promise<boolean> {
  if (finished === undefined) return false;
  const inputs = partInputs(await entry.load(), options ?? finished.options, code);
  return inputs === finished.inputs && intact(folder, finished);
}

/** Everything current in a folder, in the order of the report: also what earlier runs have left there. */
export async function shownParts(
  folder: PaperFolder,
  manifest: Manifest,
  code: RunningCode,
  entries: readonly PaperPartEntry[],
): Promise<ShownPart[]> {
  const shown = entries.map(async (entry): Promise<ShownPart[]> => {
    const finished = manifest.parts[entry.name];
    if (finished === undefined || !(await isCurrent(entry, finished, { folder, code }))) return [];
    const text = async (name: string): Promise<string> => new TextDecoder().decode(await folder.read(name));
    const record = partRecordOf(await text(recordFile(entry.name)));
    const files = Object.keys(finished.files);
    if (!files.includes(pictureFile(entry.name))) return [{ record, files }];
    return [{ record, picture: await text(pictureFile(entry.name)), files }];
  });
  return (await Promise.all(shown)).flat();
}
