import { type PaperOptions, paperCommandLine } from "../paperOptions.js";
import { type PaperPartEntry, partWord } from "../paperParts.js";
import type { PartOutcome } from "./makePart.js";
import { type FinishedPart, fileHashes, type Manifest, writeManifest } from "./manifest.js";
import type { PaperFolder } from "./paperFolder.js";
import { partInputs, type RunningCode } from "./partInputs.js";
import type { PartWorkers } from "./partWorkers.js";

/** A part that could not be made. */
export interface FailedPart extends Omit<Extract<PartOutcome, { status: "failed" }>, "status"> {
  readonly name: string;
}

/** Parts to make, and their options. */
export interface PartsToMake {
  readonly wanted: readonly PaperPartEntry[];
  readonly options: PaperOptions;
  readonly code: RunningCode;
  readonly folder: PaperFolder;
  /** Manifest of the folder before the run. */
  readonly manifest: Manifest;
  readonly workers: PartWorkers;
  /** Called with the fraction done, in (0, 1]. */
  readonly progress: (fraction: number) => void;
  /** Stops everything; what is finished is kept. */
  readonly signal: AbortSignal;
}

/**
 * Makes parts and writes their files, several at once.
 *
 * A part enters the manifest as soon as its files are written, so that a run which is stopped loses what is in hand and no more. If a
 * file cannot be written the rest is not computed either.
 *
 * @returns The manifest as it was written last, and the parts that failed.
 * @throws  What the folder throws when a file cannot be written.
 */
export async function makeParts(todo: PartsToMake): Promise<{ manifest: Manifest; failed: FailedPart[] }> {
  const { wanted, options, code, folder, workers, signal } = todo;
  let manifest = todo.manifest;
  const failed: FailedPart[] = [];
  const advance = weightedProgress(wanted, todo.progress);
  let broken: { readonly error: unknown } | undefined;
  let written: Promise<void> = Promise.resolve();
  const stop = (): void => void workers.close();
  const stopped = (): boolean => signal.aborted || broken !== undefined;

  const keep = async (entry: PaperPartEntry, outcome: PartOutcome): Promise<void> => {
    if (outcome.status === "failed") {
      const { message, cause } = outcome;
      failed.push({ name: entry.name, message, cause });
      return;
    }
    for (const file of outcome.files) await folder.write(file);
    const inputs = partInputs(await entry.load(), options, code);
    const command = paperCommandLine(partWord(entry.name), options);
    const finished: FinishedPart = { command, options, inputs, files: fileHashes(outcome.files) };
    manifest = { ...manifest, parts: { ...manifest.parts, [entry.name]: finished } };
    await writeManifest(folder, manifest);
  };
  const made = wanted.map(async (entry) => {
    if (stopped()) return;
    const outcome = await workers
      .make({ name: entry.name, options }, (fraction) => advance(entry, fraction))
      // A thread that is ended in the middle of a part says so as an error.
      .catch((error: unknown) => {
        if (stopped()) return undefined;
        throw error;
      });
    if (outcome === undefined) return;
    advance(entry, 1);
    // One after the other: each writes the manifest of all.
    written = written.then(() => keep(entry, outcome));
    await written;
  });
  signal.addEventListener("abort", stop, { once: true });
  const ended = made.map((part) =>
    part.catch((error: unknown) => {
      broken ??= { error };
      stop();
    }),
  );
  await Promise.all(ended);
  signal.removeEventListener("abort", stop);
  if (broken !== undefined) throw broken.error;
  return { manifest, failed };
}

/** The fraction of everything, from the fraction of each part and how long it takes. */
function weightedProgress(
  wanted: readonly PaperPartEntry[],
  progress: (fraction: number) => void,
): (entry: PaperPartEntry, fraction: number) => void {
  const done = new Map<PaperPartEntry, number>();
  const total = wanted.reduce((sum, { seconds }) => sum + seconds, 0);
  return (entry, fraction) => {
    done.set(entry, Math.max(fraction, done.get(entry) ?? 0));
    progress([...done].reduce((sum, [{ seconds }, own]) => sum + seconds * own, 0) / total);
  };
}
