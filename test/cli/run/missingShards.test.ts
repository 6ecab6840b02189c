import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingShards } from "../../../src/cli/run/missingShards.js";
import { rowLines, scratchFolder, swept } from "../../study/studies.js";
import { run } from "../inProcess.js";

const DONE = { rows: 5, done: 5, failed: 0, conflicts: 0 };

test("missingShards names what is not done and the command that does it, ready for a shell", () => {
  const shards = [
    { shard: "1/3", ...DONE, store: "a" },
    { shard: "2/3", ...DONE, done: 1, store: "my store" },
    { shard: "3/3", ...DONE, done: 0 },
  ];
  expect(missingShards(shards, "raf sweep p.yaml", ["a", "my store"])).toEqual([
    "  shards 2/3 (4 of 5 rows), 3/3 (5 of 5 rows) not done",
    "  raf sweep p.yaml --store 'my store' --shard 2/3 computes the first, and so on",
  ]);
  expect(missingShards([{ shard: "1/1", ...DONE, done: 0 }], "raf sweep p.yaml", ["s"])).toEqual([
    "  raf sweep p.yaml --store s computes them",
  ]);
  expect(missingShards([{ shard: "1/1", ...DONE }], "raf sweep p.yaml", ["s"])).toEqual([]);
});

test("raf merge and raf status name a line in which a digit has changed, and count its row as missing", async () => {
  const [store, out] = [join(scratchFolder(), "store"), join(scratchFolder(), "t.csv")];
  await swept(store);
  const path = join(store, readdirSync(store).find((name) => name.startsWith("rows-points"))!);
  const lines = readFileSync(path, "utf8").split("\n");
  const at = lines.indexOf(rowLines(lines.join("\n"))[2]!);
  lines[at] = lines[at]!.replace(
    /(.*)(\d)(.*,")/,
    (_all, head: string, digit: string, tail: string) => head + String((Number(digit) + 1) % 10) + tail,
  );
  writeFileSync(path, lines.join("\n"));
  const merged = await run(["merge", store, "--part", "points", "--out", out]);
  expect(merged.exitCode).toBe(3);
  expect(merged.stderr).toContain(
    `raf merge: 1 damaged line was left out: ${path}:${at + 1}\npoints: 1 of 60 rows are missing\n`,
  );
  expect((await run(["status", store])).stdout).toContain(`1 damaged line was left out: ${path}:${at + 1}\n`);
});
