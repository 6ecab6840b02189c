import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONVERGED } from "../../../src/study/parts/computedRow.js";
import { KEY_DIGITS } from "../../../src/study/parts/rowKeys.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { rowLine } from "../../../src/study/store/rowLine.js";
import { sealedLine } from "../../../src/study/store/sealedLine.js";
import { newSegment, type SegmentWriter } from "../../../src/study/store/segmentFile.js";
import { PLAN_TEXT, rowLines, scratchFolder, swept, tablesOf } from "../studies.js";

const TEXT = PLAN_TEXT.replace("[points, bayes]", "points");
const PLAN = await readPlan(TEXT, "plan.yaml");

/** A complete store, the path of its one segment, and its table. */
async function complete(
  text = TEXT,
): Promise<{ store: string; path: string; table: Awaited<ReturnType<typeof tablesOf>> }> {
  const store = scratchFolder();
  await swept(store, text);
  const name = readdirSync(store).find((own) => own.endsWith(".ndjson"))!;
  return { store, path: join(store, name), table: await tablesOf([store], await readPlan(text, "p")) };
}

test("rowIndex reads segments of different columns that were joined in one file, each under its own header", async () => {
  const own = await complete();
  const other = await complete(TEXT.replace("generalizationError, memorizationError, V", "q, m, V"));
  const joined = (...paths: string[]): Buffer => Buffer.concat(paths.map((path) => readFileSync(path)));
  for (const [first, second] of [
    [own, other],
    [other, own],
  ] as const) {
    const both = joined(first.path, second.path);
    const store = scratchFolder();
    const path = join(store, "rows-points-1-of-1-0000.ndjson");
    for (const content of [both, Buffer.concat([both, both]), both.toString().replaceAll("\n", "\r\n")]) {
      writeFileSync(path, content);
      expect(await tablesOf([store], PLAN)).toEqual(own.table);
      const swapped = await readPlan(TEXT.replace("generalizationError, memorizationError, V", "m, q"), "p");
      const values = (await tablesOf([store], swapped)).text;
      expect(values).toBe((await tablesOf([other.store], swapped)).text);
      expect((await rowIndex([store])).damaged()).toEqual({ count: 0, places: [] });
    }
  }
});

test("rowIndex reads a header that was joined to a torn line, and never takes its rows for those of the torn segment", async () => {
  const own = await complete();
  const other = await complete(TEXT.replace("generalizationError, memorizationError, V", "q, m, V"));
  const text = readFileSync(other.path, "utf8");
  const store = scratchFolder();
  const torn = text.slice(0, text.indexOf(rowLines(text)[3]!) + 40);
  writeFileSync(join(store, "rows-points-1-of-1-0000.ndjson"), torn + readFileSync(own.path, "utf8"));
  expect(await tablesOf([store], PLAN)).toEqual(own.table);
});

test("rowIndex keeps all rows of a segment whose header is damaged: by any one bit, or wholly as long as a copy is left", async () => {
  const { store, path, table } = await complete();
  const bytes = readFileSync(path);
  const end = bytes.indexOf("\n");
  const damages: ((copy: Buffer) => Buffer)[] = [
    ...[0, 3, 9, 40, end - 20, end - 4, end - 1].map((at) => (copy: Buffer) => {
      copy[at]! ^= 1 << (at % 8);
      return copy;
    }),
    (copy) => copy.fill("x", 5, 60),
    (copy) => copy.fill(0, 0, end),
    (copy) => copy.subarray(end + 1),
    (copy) => Buffer.concat([Buffer.from("\ufeff"), copy]),
    (copy) => Buffer.from(`\ufeff${copy.toString().replaceAll("\n", "\r\n")}`),
  ];
  for (const damage of damages) {
    writeFileSync(path, damage(Buffer.from(bytes)));
    expect(await tablesOf([store], PLAN)).toEqual(table);
    expect((await rowIndex([store])).damaged().count).toBe(0);
    expect(await swept(store, TEXT)).toMatchObject({ computed: 0, status: "complete" });
  }
});

test("rowIndex takes no row under another header than its own, also when a header in the middle of a file is gone", async () => {
  const own = await complete();
  const other = await complete(TEXT.replace("generalizationError, memorizationError, V", "q, m, V"));
  // Of the second segment the header and its copy are lost, and with them what its columns are.
  const headless = readFileSync(other.path, "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("[{"))
    .join("\n");
  const store = scratchFolder();
  const path = join(store, "rows-points-1-of-1-0000.ndjson");
  const [header] = readFileSync(own.path, "utf8").split("\n");
  writeFileSync(path, `${header!}\n${headless}`);
  const { report } = await tablesOf([store], PLAN);
  expect(report).toMatchObject({ rows: 0, missing: 60 });
  expect((await rowIndex([store])).damaged().count).toBeGreaterThanOrEqual(60);
});

test("a store ignores files that are not its own, names them once, and is refused only in a folder of something else", async () => {
  const { store, path, table } = await complete();
  const foreign = [
    ".DS_Store",
    ".nfs000000000123",
    ".rows-points-1-of-1-0000.ndjson.X7aQ2p",
    "manifest.json~",
    "t.csv",
  ];
  for (const name of foreign) writeFileSync(join(store, name), "\0garbage");
  writeFileSync(`${path}~`, readFileSync(path));
  writeFileSync(join(store, "#plan.yaml#"), "");
  const { foreign: found, computed } = await swept(store, TEXT);
  expect(found).toEqual([...foreign, "#plan.yaml#", `${path.split("/").at(-1)!}~`].sort());
  expect(computed).toBe(0);
  expect(await tablesOf([store], PLAN)).toEqual(table);
  const fresh = scratchFolder();
  writeFileSync(join(fresh, ".DS_Store"), "");
  expect(await swept(fresh, TEXT)).toMatchObject({ status: "complete", foreign: [".DS_Store"] });
  const papers = scratchFolder();
  writeFileSync(join(papers, "t.csv"), "");
  await expect(swept(papers, TEXT)).rejects.toThrow("The folder holds t.csv and is no store");
  rmSync(join(store, "manifest.json"));
  expect(await swept(store, TEXT)).toMatchObject({ status: "complete", computed: 0 });
});

test("rowIndex finds every copy of every key of a store that is read again and again, and no key of other characters", async () => {
  const store = scratchFolder();
  const header = { kind: "points", columns: [{ name: "q", type: "number" }], shard: "1/1" } as const;
  const segment = newSegment(store, header);
  const other = newSegment(store, header);
  const keyOf = (row: number): string => row.toString(16).padStart(KEY_DIGITS, "0");
  const count = 1500;
  const append = ({ append: add, seed }: SegmentWriter, row: number, status: string): number =>
    add(Buffer.from(sealedLine(rowLine(keyOf(row), { status, cells: [row] }), seed)));
  for (let row = 0; row < count; row++) append(segment, row, row % 3 === 0 ? "stalled" : CONVERGED);
  const index = await rowIndex([store]);
  for (let row = 0; row < count; row++) append(other, row, CONVERGED);
  expect(index.findAll(keyOf(7))).toHaveLength(1);
  for (let times = 0; times < 2; times++) {
    await index.refresh();
    for (const row of [0, 1, 3, count - 1]) {
      const found = index.findAll(keyOf(row));
      expect(found.map(({ segment: number, converged }) => [number, converged])).toEqual([
        [1, true],
        [0, row % 3 !== 0],
      ]);
      expect(index.find(keyOf(row), header.columns)?.segment).toBe(row % 3 === 0 ? 1 : 0);
    }
  }
  expect(index.segments.map(({ rows, failed }) => [rows, failed])).toEqual([
    [count, count / 3],
    [count, 0],
  ]);
  expect(index.findAll(keyOf(count))).toEqual([]);
  expect(index.findAll("x".repeat(KEY_DIGITS))).toEqual([]);
  segment.close();
  other.close();
});

test("rowIndex appends nothing more to a run that has ended, and goes on with one that has not", async () => {
  const { store, path, table } = await complete();
  const index = await rowIndex([store]);
  const lines = rowLines(readFileSync(path, "utf8"));
  writeFileSync(path, `${readFileSync(path, "utf8")}${lines[0]}\n`);
  await index.refresh();
  expect(index.segments.map(({ rows }) => rows)).toEqual([lines.length]);
  expect(await tablesOf([store], PLAN)).toEqual(table);
});
