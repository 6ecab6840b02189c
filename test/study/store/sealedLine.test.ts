import fc from "fast-check";
import { expect, test } from "vitest";
import { isSealed, sealedLine, sealedLines } from "../../../src/study/store/sealedLine.js";

const OPEN = fc
  .array(fc.oneof(fc.double(), fc.string()))
  .map((cells) => JSON.stringify(["key", ...cells]).slice(0, -1));

test("sealedLine is a line of JSON that holds the content and one element more, and isSealed knows it", () => {
  fc.assert(
    fc.property(OPEN, (open) => {
      const line = sealedLine(open);
      expect(line.endsWith("\n")).toBe(true);
      expect((JSON.parse(line) as unknown[]).slice(0, -1)).toEqual(JSON.parse(`${open}]`));
      expect(isSealed(Buffer.from(line.trimEnd()))).toBe(true);
    }),
  );
});

test("sealedLines are the bytes of sealedLine, line by line, however long and whatever the letters", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(OPEN, fc.constant(`["${"\u03bb".repeat(5000)}"`))), fc.nat(), (opens, seed) => {
      const lines = sealedLines(seed);
      for (const open of opens) lines.add(open);
      expect(Buffer.from(lines.bytes()).toString()).toBe(opens.map((open) => sealedLine(open, seed)).join(""));
    }),
  );
});

test("isSealed notices every change of a byte, and every line that was cut or extended", () => {
  fc.assert(
    fc.property(OPEN, fc.nat(), fc.integer({ min: 1, max: 255 }), (open, place, change) => {
      const line = Buffer.from(sealedLine(open).slice(0, -1));
      const at = place % line.length;
      expect(isSealed(line.subarray(0, at))).toBe(false);
      expect(isSealed(Buffer.concat([line, line.subarray(at)]))).toBe(false);
      line[at] = line[at]! ^ change;
      expect(isSealed(line)).toBe(false);
    }),
  );
});

test("isSealed knows no line without a checksum", () => {
  for (const line of ["", "[]", '["a",1]', ',"00000000"]']) expect(isSealed(Buffer.from(line))).toBe(false);
});
