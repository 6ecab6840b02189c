import { readFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isSealed } from "../../../src/study/store/sealedLine.js";
import { newSegment, readHeader } from "../../../src/study/store/segmentFile.js";
import { scratchFolder } from "../studies.js";

const fs = createRequire(import.meta.url)("node:fs") as typeof import("node:fs");
const HEADER = { kind: "points", columns: [{ name: "q", type: "number" }], shard: "1/1" } as const;

/** The calls that reach the system, in their order, of the functions named. */
function observedCalls(...names: readonly ("writeSync" | "fsyncSync" | "closeSync")[]): string[] {
  const calls: string[] = [];
  for (const name of names) {
    const own = fs[name] as (...args: unknown[]) => unknown;
    (fs as unknown as Record<string, unknown>)[name] = (...args: unknown[]): unknown => {
      calls.push(name);
      return own(...args);
    };
    onTestFinished(() => {
      (fs as unknown as Record<string, unknown>)[name] = own;
      syncBuiltinESMExports();
    });
  }
  syncBuiltinESMExports();
  return calls;
}

test("a segment that is closed was put on the disk behind its last byte and before it was closed", () => {
  const calls = observedCalls("writeSync", "fsyncSync", "closeSync");
  const segment = newSegment(scratchFolder(), HEADER);
  segment.append(Buffer.from("[]\n"));
  segment.close();
  expect(calls.slice(-3)).toEqual(["writeSync", "fsyncSync", "closeSync"]);
});

test("a segment begins and ends with its header, and every other line is sealed with it", () => {
  const folder = scratchFolder();
  const segment = newSegment(folder, HEADER);
  segment.close();
  const lines = readFileSync(join(folder, segment.name), "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe(lines[0]);
  expect(isSealed(Buffer.from(lines[0]!))).toBe(true);
  expect(isSealed(Buffer.from(lines[2]!), segment.seed)).toBe(true);
  expect(isSealed(Buffer.from(lines[2]!))).toBe(false);
});

test("newSegment never takes a name that is there", () => {
  const folder = scratchFolder();
  const segments = [1, 2, 3].map(() => {
    const segment = newSegment(folder, HEADER);
    segment.close();
    return [segment.serial, segment.name];
  });
  expect(segments).toEqual([0, 1, 2].map((serial) => [serial, `rows-points-1-of-1-000${serial}.ndjson`]));
  const shard = newSegment(folder, { ...HEADER, shard: "2/3" });
  shard.close();
  expect(shard.name).toBe("rows-points-2-of-3-0000.ndjson");
});

test("readHeader reads a header whole, of one wrong bit, and behind a torn line, and knows the damaged first line for one", () => {
  const folder = scratchFolder();
  const { name, close } = newSegment(folder, HEADER);
  close();
  const [line] = readFileSync(join(folder, name), "utf8").split("\n");
  const whole = Buffer.from(line!);
  const header = expect.objectContaining({ kind: "points", shard: "1/1" }) as unknown;
  expect(readHeader(whole, false)).toEqual({ header, isDamaged: false });
  const wrong = Buffer.from(whole);
  wrong[20]! ^= 4;
  expect(readHeader(wrong, true)).toEqual({ header, isDamaged: true });
  expect(readHeader(Buffer.concat([Buffer.from('["torn'), whole]), false)).toEqual({ header, isDamaged: true });
  wrong[21]! ^= 4;
  wrong[30]! ^= 1;
  expect(readHeader(wrong, true)).toStrictEqual({ isDamaged: true });
  expect(readHeader(Buffer.from('["torn'), false)).toBeUndefined();
});
