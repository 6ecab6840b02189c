import crc32 from "crc-32";

/** Hexadecimal digits of a checksum. */
export const CHECKSUM_DIGITS = 8;
const HEXADECIMAL = 16;

/**
 * CRC-32: tells every change within four neighboring bytes, and one in four billion others does not.
 *
 * @example
 * checksum("a") // => "e8b7be43"
 */
export function checksum(content: string | Buffer): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  // The package gives a signed number.
  return (crc32.buf(bytes) >>> 0).toString(HEXADECIMAL).padStart(CHECKSUM_DIGITS, "0");
}
