import { expect, test } from "vitest";
import { isSealed, sealedLine } from "../../../src/study/store/sealedLine.js";
import { readTimeMark, timeMarkLine } from "../../../src/study/store/timeMark.js";

const read = (line: string): ReturnType<typeof readTimeMark> => readTimeMark(Buffer.from(line.trimEnd()));

test("readTimeMark reads what timeMarkLine wrote, and tells the mark of an end", () => {
  for (const seed of [0, 77]) {
    const [running, ended] = [timeMarkLine(12.5, "running", seed), timeMarkLine(3, "ended", seed)];
    expect([read(running), read(ended)]).toEqual([
      { time: 12.5, ended: false },
      { time: 3, ended: true },
    ]);
    expect([running, ended].map((line) => isSealed(Buffer.from(line.trimEnd()), seed))).toEqual([true, true]);
  }
});

test("readTimeMark knows no other line for a mark", () => {
  expect(read(sealedLine('["@","soon"', 0))).toBeUndefined();
  expect(read(sealedLine('["#",1', 0))).toBeUndefined();
});
