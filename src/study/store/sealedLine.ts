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

/** Sealed lines as bytes, one behind the other. */
export interface SealedLines {
  /** @param open As of sealedLine. */
  readonly add: (open: string) => void;
  readonly bytes: () => Uint8Array;
}

/** No lines yet. Adding a line costs half of what sealedLine does. */
export function sealedLines(seed: number): SealedLines {
  let room = Buffer.allocUnsafe(FIRST_ROOM);
  let end = 0;
  return {
    add: (open) => {
      const most = end + BYTES_PER_CHARACTER * open.length + SEAL_BYTES + 1;
      if (most > room.length) room = Buffer.concat([room], 2 * most);
      const to = end + room.write(open, end);
      room.set(sealOf(checksumNumber(room.subarray(end, to), seed)), to);
      room[to + SEAL_BYTES] = NEWLINE;
      end = to + SEAL_BYTES + 1;
    },
    bytes: () => Uint8Array.prototype.slice.call(room, 0, end),
  };
}

const FIRST_ROOM = 4096;
/** Of UTF-8, at most, for each element of a text. */
const BYTES_PER_CHARACTER = 3;

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
