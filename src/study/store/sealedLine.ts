import crc32 from "crc-32";

/** Hexadecimal digits of a checksum. */
const CHECKSUM_DIGITS = 8;
const HEXADECIMAL = 16;
/** Bytes of the checksum and what surrounds it: `,"0123abcd"]`. */
const SEAL_BYTES = CHECKSUM_DIGITS + 4;
const CLOSE = "]".charCodeAt(0);

/**
 * A line of JSON whose last list element is the checksum of everything before it. A reader sees if a digit has changed on the disk.
 *
 * @param open The list without its closing bracket.
 *
 * @example
 * sealedLine('["a",1') // => "[\"a\",1,\"bc364c8f\"]\n"
 */
export function sealedLine(open: string): string {
  return `${open},"${checksum(open)}"]\n`;
}

/** Whether a line, without its newline, carries the checksum of its own content. */
export function isSealed(line: Buffer): boolean {
  const end = line.length - SEAL_BYTES;
  if (end <= 0 || line[line.length - 1] !== CLOSE) return false;
  return line.toString("latin1", end) === `,"${checksum(line.subarray(0, end))}"]`;
}

/**
 * The CRC-32 of a content. It detects every change within four neighboring bytes; any other change goes unnoticed once in four billion
 * times.
 *
 * @example
 * checksum("a") // => "e8b7be43"
 */
export function checksum(content: string | Buffer): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  // The package gives a signed number.
  return (crc32.buf(bytes) >>> 0).toString(HEXADECIMAL).padStart(CHECKSUM_DIGITS, "0");
}
