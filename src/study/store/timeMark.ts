import { sealedLine } from "./sealedLine.js";

/** A moment in the life of a segment. */
export interface TimeMark {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Rows that were there. */
  readonly rows: number;
}

/** How often a run marks the time in its segments, if it has finished something. */
export const MARK_MILLISECONDS = 5000;

/** No key begins so. */
const START = '["@",';

/**
 * A line that says when the rows before it were there. The times of files do not: a copy has those of its copying, and some network file
 * systems know no time of birth.
 *
 * @example
 * timeMarkLine(1).startsWith('["@",1,') // => true
 */
export function timeMarkLine(time: number): string {
  return sealedLine(`${START}${time}`);
}

/** The time of a mark, or undefined if the line is none. */
export function timeOfMark(line: Buffer): number | undefined {
  if (line.toString("latin1", 0, START.length) !== START) return undefined;
  const time = Number.parseInt(line.toString("latin1", START.length), 10);
  return Number.isNaN(time) ? undefined : time;
}
