import crc32 from "crc-32";

/** Hexadecimal digits of a checksum. */
const DIGITS = 8;
/** What a checksum stands in: `,"0123abcd"]`. */
const SEAL_BYTES = DIGITS + 4;
const HEXADECIMAL = 16;
const CLOSE = "]".charCodeAt(0);

/**
 * A line of JSON that carries the checksum of all before it as the last element of its list, so that a digit that has changed on the disk
 * is seen: CRC-32 tells every change within four neighboring bytes, and one in four billion others does not.
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

function checksum(content: string | Buffer): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  // The package gives a signed number.
  return (crc32.buf(bytes) >>> 0).toString(HEXADECIMAL).padStart(DIGITS, "0");
}
