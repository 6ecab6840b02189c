import type { MessagePort } from "node:worker_threads";
import { ConvergenceError } from "../../solver/solution.js";
import type { PaperOptions } from "../paperOptions.js";
import { PAPER_PARTS, type PaperPartEntry } from "../paperParts.js";
import { type PaperFile, partFiles } from "./partFiles.js";

/** A part that is wanted. */
export interface PartRequest {
  readonly name: string;
  readonly options: PaperOptions;
}

/** A part that was made, or why it could not be. One that fails must not take the others with it. */
export type PartOutcome =
  | { readonly status: "made"; readonly files: readonly PaperFile[] }
  | {
      readonly status: "failed";
      readonly message: string;
      /** "unsolved" if the equations were to blame, "defect" if the program is. */
      readonly cause: "unsolved" | "defect";
    };

/**
 * Computes a part and makes all its files, without writing them.
 *
 * @param progress Called with the fraction done, in (0, 1].
 * @param known    Every part there is; defaults to PAPER_PARTS.
 */
export async function makePart(
  { name, options }: PartRequest,
  progress: (fraction: number) => void,
  known: readonly PaperPartEntry[] = PAPER_PARTS,
): Promise<PartOutcome> {
  try {
    const entry = known.find((part) => part.name === name);
    if (entry === undefined) throw new Error(`there is no part ${name}`);
    const part = await entry.load();
    return { status: "made", files: await partFiles(part, await part.compute(progress), options) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: "failed", message, cause: error instanceof ConvergenceError ? "unsolved" : "defect" };
  }
}

/** The same on a worker thread, where a callback cannot go: the progress comes through a port. */
export function makePartOnThread({
  request,
  port,
}: {
  readonly request: PartRequest;
  readonly port: MessagePort;
}): Promise<PartOutcome> {
  return makePart(request, (fraction) => {
    port.postMessage(fraction);
  });
}
