import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lineReaders } from "../../../src/study/store/lineReaders.js";
import { StoreError } from "../../../src/study/store/storeError.js";
import { scratchFolder } from "../studies.js";

test("lineReaders read any number of files in any order and have few of them open", () => {
  const folder = scratchFolder();
  const paths = Array.from({ length: 12 }, (_, i) => join(folder, `rows-${i}.ndjson`));
  for (const [i, path] of paths.entries()) writeFileSync(path, `first ${i}\nsecond ${i}\n`);
  const before = readdirSync("/proc/self/fd").length;
  const readers = lineReaders(3);
  for (let step = 0; step < 200; step++) {
    const i = (step * 7) % paths.length;
    const [offset, word] = step % 2 === 0 ? [0, "first"] : [7 + String(i).length, "second"];
    expect(readers.read(paths[i]!, offset, word.length + 1 + String(i).length)).toBe(`${word} ${i}`);
    expect(readdirSync("/proc/self/fd").length).toBeLessThanOrEqual(before + 3);
  }
  readers.close();
  expect(readdirSync("/proc/self/fd").length).toBe(before);
});

test("lineReaders name the file of the store that cannot be read", () => {
  const folder = scratchFolder();
  const path = join(folder, "rows-points-1-of-1-0000.ndjson");
  writeFileSync(path, "");
  rmSync(path);
  const readers = lineReaders();
  expect(() => readers.read(path, 0, 1)).toThrow(StoreError);
  expect(() => readers.read(path, 0, 1)).toThrow(
    `store ${folder}: rows-points-1-of-1-0000.ndjson cannot be read: It is gone`,
  );
});
