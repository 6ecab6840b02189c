import { sealedLine } from "./sealedLine.js";

/** A time at which a run has told how far it is. */
export interface TimeMark {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Rows of the segment by then. */
  readonly rows: number;
  /** Set on the last mark of a run that ended in order. */
  readonly ended?: boolean;
}

/** Milliseconds between the marks of a run that finishes rows. */
export const MARK_MILLISECONDS = 5000;

/** Word of the last mark of a run. */
const END = "end";

/** Start of a mark. No key begins so. */
const START = '["@",';

/**
 * A line with the time at which the rows before it were finished. The times of the file itself do not tell: a copy has the time of the
 * copying, and some network file systems have no time of creation.
 *
 * @param seed Of the segment, see SegmentWriter.
 *
 * @example
 * timeMarkLine(1, "running", 0).startsWith('["@",1,') // => true
 */
export function timeMarkLine(time: number, kind: "running" | "ended", seed: number): string {
  return sealedLine(`${START}${time}${kind === "ended" ? `,"${END}"` : ""}`, seed);
}

/** The time of a mark, or undefined if the line is no mark. */
export function readTimeMark(line: Buffer): { readonly time: number; readonly ended: boolean } | undefined {
  if (line.toString("latin1", 0, START.length) !== START) return undefined;
  const [time, kind] = (JSON.parse(line.toString("latin1")) as unknown[]).slice(1);
  return typeof time === "number" ? { time, ended: kind === END } : undefined;
}
