import { packageVersions } from "../../study/store/packageVersion.js";
import type { PaperOptions } from "../paperOptions.js";
import { PAPER_PARTS, type PaperPartEntry } from "../paperParts.js";
import type { ShownPart } from "../partRecord.js";
import { agreementFiles } from "./agreementFiles.js";
import { isCurrent, shownParts } from "./finishedParts.js";
import { type FailedPart, makeParts } from "./makeParts.js";
import { fileHashes, intact, type Manifest, readManifest, writeManifest } from "./manifest.js";
import { contentHash, type PaperFolder } from "./paperFolder.js";
import type { RunningCode } from "./partInputs.js";
import type { PartWorkers } from "./partWorkers.js";
import { readableJson } from "./readableJson.js";
import { sourceFingerprint } from "./sourceFingerprint.js";

/** Name of the report in its folder. */
export const REPORT_FILE = "report.html";

/** Parts, options and folder of a run. */
export interface PaperRun {
  readonly parts: readonly PaperPartEntry[];
  /** Every part there is, whose files the report looks for; defaults to PAPER_PARTS. */
  readonly known?: readonly PaperPartEntry[];
  readonly options: PaperOptions;
  /** Make also what is already there. */
  readonly force: boolean;
  /** Write the report. */
  readonly report: boolean;
  readonly folder: PaperFolder;
  /** Called once with the number of parts to be made, unless there are none. */
  readonly startWorkers: (parts: number) => Promise<PartWorkers>;
  /** Called with the fraction done, in (0, 1]. */
  readonly progress: (fraction: number) => void;
  /** Stops the run; what is finished is kept. */
  readonly signal: AbortSignal;
}

/** Result of a run. */
export interface PaperRunResult {
  /** The parts asked for that are there now, in the order of the report. */
  readonly shown: readonly ShownPart[];
  /** Names of those that were there before. */
  readonly reused: ReadonlySet<string>;
  readonly failed: readonly FailedPart[];
}

/**
 * Makes the parts that are not there already, and the agreement table and the report on everything that the folder then holds.
 *
 * @throws What the folder throws when a file cannot be written.
 */
export async function paperRun(run: PaperRun): Promise<PaperRunResult> {
  const { parts, options, force, folder, signal } = run;
  const versions = packageVersions();
  const code: RunningCode = { versions, fingerprint: await sourceFingerprint() };
  const before = await readManifest(folder, versions["raf-theory"] ?? "");
  const current = await Promise.all(
    parts.map((entry) =>
      force ? Promise.resolve(false) : isCurrent(entry, before.parts[entry.name], { folder, code, options }),
    ),
  );
  const { manifest, failed } = await made(run, {
    wanted: parts.filter((_entry, index) => !current[index]),
    manifest: before,
    code,
  });
  const all = await shownParts(folder, manifest, code, run.known ?? PAPER_PARTS);
  if (!signal.aborted) {
    for (const file of agreementFiles(all.map(({ record }) => record))) await folder.write(file);
    if (run.report) await writeReport(folder, manifest, all, code);
  }
  return {
    shown: all.filter(({ record }) => parts.some(({ name }) => name === record.name)),
    reused: new Set(parts.filter((_entry, index) => current[index]).map(({ name }) => name)),
    failed,
  };
}

interface Todo {
  readonly wanted: readonly PaperPartEntry[];
  readonly manifest: Manifest;
  readonly code: RunningCode;
}

async function made(
  { options, folder, startWorkers, progress, signal }: PaperRun,
  { wanted, manifest, code }: Todo,
): ReturnType<typeof makeParts> {
  if (wanted.length === 0) return { manifest, failed: [] };
  const workers = await startWorkers(wanted.length);
  try {
    return await makeParts({ wanted, options, code, folder, manifest, workers, progress, signal });
  } finally {
    await workers.close();
  }
}

/** Writes the report, unless it is there and says the same. */
async function writeReport(
  folder: PaperFolder,
  manifest: Manifest,
  parts: readonly ShownPart[],
  code: RunningCode,
): Promise<void> {
  const shown = parts.map(({ record }) => manifest.parts[record.name]);
  const inputs = contentHash(readableJson({ shown, ...code }));
  if (manifest.report?.inputs === inputs && (await intact(folder, manifest.report))) return;
  // Loaded when it is needed: it typesets mathematics.
  const { reportPage } = await import("../html/reportPage.js");
  const file = { name: REPORT_FILE, content: reportPage(parts) };
  await folder.write(file);
  await writeManifest(folder, { ...manifest, report: { inputs, files: fileHashes([file]) } });
}
