import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { BatchLines } from "./batchLines.js";

const NEWLINE = "\n";

/**
 * Divides a stream into blocks of whole lines.
 *
 * A block is handed on as soon as its lines are here and never waits to be full, so that a program may write one line, read the result,
 * and write the next.
 *
 * @param input The stream, of UTF-8.
 * @param most  Lines per block at most.
 */
export async function* batchBlocks(input: Readable, most: number): AsyncGenerator<BatchLines> {
  const decoder = new StringDecoder("utf8");
  let firstLine = 1;
  let rest: string[] = [];
  for await (const bytes of input) {
    const arrived = typeof bytes === "string" ? bytes : decoder.write(bytes as Buffer);
    const end = arrived.lastIndexOf(NEWLINE);
    if (end < 0) {
      rest.push(arrived);
      continue;
    }
    rest.push(arrived.slice(0, end));
    for (const block of divided(withoutMark(rest.join(""), firstLine), most)) {
      yield { text: block.text, firstLine };
      firstLine += block.lines;
    }
    rest = [arrived.slice(end + 1)];
  }
  const last = rest.join("") + decoder.end();
  if (last !== "") yield { text: withoutMark(last, firstLine), firstLine };
}

/** Pieces of a text, each of at most so many lines. */
function* divided(text: string, most: number): Generator<{ readonly text: string; readonly lines: number }> {
  let start = 0;
  let lines = 1;
  for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) {
    if (lines === most) {
      yield { text: text.slice(start, at), lines };
      start = at + 1;
      lines = 0;
    }
    lines++;
  }
  yield { text: text.slice(start), lines };
}

/** Some editors put a byte-order mark in front of a file. */
function withoutMark(text: string, firstLine: number): string {
  return firstLine === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
}
