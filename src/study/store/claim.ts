import { hostname } from "node:os";
import { sealedLine } from "./sealedLine.js";

/** Start of a claim. No key begins so. */
const START = '["#",';

/** A unit that a run has begun. */
export interface Claim {
  /** Key of the first row that the run computes in the unit. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly host: string;
  /** Number of the process. */
  readonly process: number;
}

/**
 * A line that says which unit a run has begun, so that other runs in the same store take others.
 *
 * @param seed Of the segment, see SegmentWriter.
 */
export function claimLine(key: string, seed: number): string {
  return sealedLine(`${START}"${key}",${Date.now()},${JSON.stringify(hostname())},${process.pid}`, seed);
}

/** The claim of a line, or undefined if the line is none. */
export function readClaim(line: Buffer): Claim | undefined {
  if (line.toString("latin1", 0, START.length) !== START) return undefined;
  const [, key, time, host, pid] = JSON.parse(line.toString()) as unknown[];
  if (typeof key !== "string" || typeof time !== "number" || typeof host !== "string" || typeof pid !== "number") {
    return undefined;
  }
  return { key, time, host, process: pid };
}

/** True if the run of a claim is known to be dead. Of other machines nothing is known. */
export function isDead({ host, process: pid }: Claim): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
