import crc32 from "crc-32";
import type { About } from "./figure.js";

/** Bytes of the signature and of the first chunk, IHDR, behind which text may stand. */
const HEADER_BYTES = 33;

/** A PNG file with a description in chunks of international text. Source: PNG specification (W3C, 2003), 11.3.4.5. */
export function withPngText(png: Uint8Array, { title, description, command }: About): Uint8Array<ArrayBuffer> {
  const texts = { Title: title, Description: description, Comment: command, Software: "raf-theory" };
  const chunks = Object.entries(texts).flatMap(([keyword, text]) =>
    text === undefined ? [] : [textChunk(keyword, text)],
  );
  return joined([png.subarray(0, HEADER_BYTES), ...chunks, png.subarray(HEADER_BYTES)]);
}

function textChunk(keyword: string, text: string): Uint8Array {
  // Not compressed, no language, no translated keyword.
  const content = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  return joined([number(content.length - "iTXt".length), content, number(crc32.buf(content))]);
}

/** Four bytes, the highest first. */
function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
