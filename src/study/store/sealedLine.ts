import crc32 from "crc-32";

/** Hexadecimal digits of a checksum. */
const CHECKSUM_DIGITS = 8;
const HEXADECIMAL = 16;
/** Bytes of the checksum and what surrounds it: `,"0123abcd"]`. */
const SEAL_BYTES = CHECKSUM_DIGITS + 4;
const CLOSE = "]".charCodeAt(0);
const NEWLINE = "\n".charCodeAt(0);

/**
 * A line of JSON whose last list element is the checksum of everything before it. A reader sees if a digit has changed on the disk.
 *
 * @param open The list without its closing bracket.
 * @param seed A checksum that this one goes on from: the line is then valid only together with whatever has that checksum. Defaults to 0.
 *
 * @example
 * sealedLine('["a",1') // => "[\"a\",1,\"bc364c8f\"]\n"
 */
export function sealedLine(open: string, seed = 0): string {
  return `${open},"${checksum(open, seed)}"]\n`;
}

/**
 * The same of several lines at once, as bytes.
 *
 * @param open Each list without its closing bracket, and a newline.
 */
export function sealedLines(open: string, seed: number): Uint8Array {
  const from = Buffer.from(open);
  const ends: number[] = [];
  for (let to = from.indexOf(NEWLINE); to >= 0; to = from.indexOf(NEWLINE, to + 1)) ends.push(to);
  const lines = new Uint8Array(from.length + SEAL_BYTES * ends.length);
  let [start, at] = [0, 0];
  for (const end of ends) {
    const line = from.subarray(start, end);
    lines.set(line, at);
    at += line.length;
    lines.set(sealOf(checksumNumber(line, seed)), at);
    at += SEAL_BYTES;
    lines[at++] = NEWLINE;
    start = end + 1;
  }
  return lines;
}

/** True if a line, without its newline, carries the checksum of its own content. */
export function isSealed(line: Buffer, seed = 0): boolean {
  const end = line.length - SEAL_BYTES;
  if (end <= 0 || line[line.length - 1] !== CLOSE) return false;
  const seal = sealOf(checksumNumber(line.subarray(0, end), seed));
  for (let at = 0; at < SEAL_BYTES; at++) if (line[end + at] !== seal[at]) return false;
  return true;
}

const SEAL = Buffer.from(`,"${"0".repeat(CHECKSUM_DIGITS)}"]`);
const DIGITS = Buffer.from("0123456789abcdef");

/** Bytes behind the content of a line with this checksum; the next call overwrites them. */
function sealOf(sum: number): Uint8Array {
  for (let digit = 0, bits = sum; digit < CHECKSUM_DIGITS; digit++, bits >>>= 4) {
    SEAL[1 + CHECKSUM_DIGITS - digit] = DIGITS[bits & 15]!;
  }
  return SEAL;
}

/**
 * The line without the error, if a single bit of it is wrong. A checksum of 32 bits tells which one it is in lines of up to 4 kB.
 *
 * @param line Without its newline; not sealed.
 */
export function bitCorrected(line: Buffer): Buffer | undefined {
  if (line.length > MOST_CORRECTED) return undefined;
  const copy = Buffer.from(line);
  for (let at = 0; at < copy.length; at++) {
    for (let bit = 1; bit < 256; bit <<= 1) {
      copy[at]! ^= bit;
      if (isSealed(copy)) return copy;
      copy[at]! ^= bit;
    }
  }
  return undefined;
}

const MOST_CORRECTED = 4096;

/**
 * The CRC-32 of a content. It detects every change within four neighboring bytes; any other change goes unnoticed once in four billion
 * times.
 *
 * @param seed Checksum of what stands before the content. Defaults to 0, nothing.
 *
 * @example
 * checksum("a") // => "e8b7be43"
 */
export function checksum(content: string | Buffer, seed = 0): string {
  return checksumNumber(content, seed).toString(HEXADECIMAL).padStart(CHECKSUM_DIGITS, "0");
}

/** The same as a number in [0, 2^32). */
export function checksumNumber(content: string | Buffer, seed = 0): number {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  // The package takes and gives signed numbers.
  return crc32.buf(bytes, seed | 0) >>> 0;
}
