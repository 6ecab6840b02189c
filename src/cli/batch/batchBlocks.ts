import type { Readable } from "node:stream";
import type { BatchLines } from "./batchLines.js";

const NEWLINE = 0x0a;

/**
 * Divides a stream into blocks of whole lines, without parsing them.
 *
 * A block is passed on as soon as its lines have arrived, even if it is not full. A program may write one line, read its result, and write
 * the next.
 *
 * @param input The stream, of UTF-8.
 * @param most  Lines of the next block at most, asked for each.
 */
export async function* batchBlocks(input: Readable, most: () => number): AsyncGenerator<BatchLines> {
  let firstLine = 1;
  let rest: Buffer[] = [];
  for await (const arrival of input) {
    const bytes = Buffer.from(arrival as Buffer | string);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = Buffer.concat([...rest, bytes.subarray(0, end)]);
      for (const { from, to, lines } of piecesOf(whole, most)) {
        // A copy, because sending a view to a thread would send the whole buffer.
        yield { bytes: new Uint8Array(whole.subarray(from, to)), firstLine };
        firstLine += lines;
      }
      rest = [];
    }
    if (end < bytes.length) rest.push(bytes.subarray(end));
  }
  if (rest.length > 0) yield { bytes: new Uint8Array(Buffer.concat(rest)), firstLine };
}

/** A block should take about this long, in seconds: an interruption waits for the blocks in hand. */
const BLOCK_TIME = 0.1;

/**
 * Lines of the next block at most: twice those of the last while so many take little time, half of them where they take long.
 *
 * @param lines         Of the last block at most: it may have had fewer.
 * @param secondsAPoint Mean time of its points.
 * @param most          Never more than these.
 */
export function nextBlock(lines: number, secondsAPoint: number, most: number): number {
  const seconds = lines * secondsAPoint;
  if (seconds > BLOCK_TIME) return Math.max(1, Math.floor(lines / 2));
  return seconds < BLOCK_TIME / 4 ? Math.min(most, 2 * lines) : lines;
}

/** Pieces of at most so many lines. The buffer ends with a newline. */
function* piecesOf(
  whole: Buffer,
  most: () => number,
): Generator<{ readonly from: number; readonly to: number; readonly lines: number }> {
  let from = 0;
  let lines = 0;
  let allowed = most();
  for (let to = whole.indexOf(NEWLINE) + 1; to > 0; to = whole.indexOf(NEWLINE, to) + 1) {
    lines++;
    if (lines < allowed && to < whole.length) continue;
    yield { from, to, lines };
    from = to;
    lines = 0;
    allowed = most();
  }
}
