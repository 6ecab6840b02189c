import { expect, test } from "vitest";
import { contentHash } from "../../../src/report/pipeline/paperFolder.js";

test("contentHash is SHA-256, of text as UTF-8", () => {
  const known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(contentHash("abc")).toBe(known);
  expect(contentHash(new Uint8Array([97, 98, 99]))).toBe(known);
});
