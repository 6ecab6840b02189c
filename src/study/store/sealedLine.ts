import { CHECKSUM_DIGITS, checksum } from "./checksum.js";

/** What a checksum stands in: `,"0123abcd"]`. */
const SEAL_BYTES = CHECKSUM_DIGITS + 4;
const CLOSE = "]".charCodeAt(0);

/**
 * A line of JSON that carries the checksum of all before it as the last element of its list, so that a digit that has changed on the disk
 * is seen.
 *
 * @param open The list without its closing bracket.
 *
 * @example
 * sealedLine('["a",1') // => "[\"a\",1,\"bc364c8f\"]\n"
 */
export function sealedLine(open: string): string {
  return `${open},"${checksum(open)}"]\n`;
}

/** Whether a line, without its newline, carries the checksum of what it says. */
export function isSealed(line: Buffer): boolean {
  const end = line.length - SEAL_BYTES;
  if (end <= 0 || line[line.length - 1] !== CLOSE) return false;
  return line.toString("latin1", end) === `,"${checksum(line.subarray(0, end))}"]`;
}
