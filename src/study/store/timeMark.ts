import { sealedLine } from "./sealedLine.js";

/** A moment in the life of a segment. */
export interface TimeMark {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Rows that were there. */
  readonly rows: number;
  /** Set where the run has ended. */
  readonly ended?: boolean;
}

/** How often a run marks the time in its segments, if it has finished something. */
export const MARK_MILLISECONDS = 5000;

/** What a run that ends in order leaves behind: it has no pace any more. */
const END = "end";

/** No key begins so. */
const START = '["@",';

/**
 * A line that says when the rows before it were there. The times of files do not: a copy has those of its copying, and some network file
 * systems know no time of birth.
 *
 * @example
 * timeMarkLine(1).startsWith('["@",1,') // => true
 */
export function timeMarkLine(time: number, kind: "running" | "ended" = "running"): string {
  return sealedLine(`${START}${time}${kind === "ended" ? `,"${END}"` : ""}`);
}

/** What a mark says, or undefined if the line is none. */
export function readTimeMark(line: Buffer): { readonly time: number; readonly ended: boolean } | undefined {
  if (line.toString("latin1", 0, START.length) !== START) return undefined;
  const [time, kind] = (JSON.parse(line.toString("latin1")) as unknown[]).slice(1);
  return typeof time === "number" ? { time, ended: kind === END } : undefined;
}
