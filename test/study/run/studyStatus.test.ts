import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { studyStatus } from "../../../src/study/run/studyStatus.js";
import { checksumNumber } from "../../../src/study/store/sealedLine.js";
import { timeMarkLine } from "../../../src/study/store/timeMark.js";
import { PLAN_TEXT, resealed, rowLines, scratchFolder, swept } from "../studies.js";

test("studyStatus takes the rate from the marks of running segments, over the last minute", async () => {
  const store = scratchFolder();
  await swept(store, PLAN_TEXT, { shard: { index: 1, count: 2 } });
  const name = readdirSync(store).find((own) => own.includes("points"))!;
  const path = join(store, name);
  const plan = await readPlan(PLAN_TEXT, "p");
  const now = Date.now();
  const text = readFileSync(path, "utf8");
  const [header] = text.split("\n");
  const begun = resealed(header!, (line) => line.replace(/"started":\d+/, `"started":${now - 600_000}`));
  const seed = checksumNumber(`${begun}\n`);
  const rows = rowLines(text).map((line) => resealed(line, (content) => content, begun));
  expect(rows).toHaveLength(30);
  const marked = (...marks: [rows: number, secondsAgo: number][]): void => {
    let from = 0;
    const lines = marks.flatMap(([to, ago]) => {
      const own = rows.slice(from, to);
      from = to;
      return [...own, timeMarkLine(now - 1000 * ago, "running", seed).trimEnd()];
    });
    writeFileSync(path, [begun, ...lines, ...rows.slice(from, -1), ""].join("\n"));
  };
  marked([10, 90], [20, 20], [28, 10]);
  expect((await studyStatus(plan, [store], now)).rate).toBeCloseTo(18 / 80, 9);
  marked([10, 10]);
  expect((await studyStatus(plan, [store], now)).rate).toBeCloseTo(10 / 590, 9);
  expect(timeMarkLine(now, "ended", seed)).toMatch(/^\["@",\d+,"end","[0-9a-f]{8}"\]\n$/);
  marked([10, 90], [20, 10]);
  writeFileSync(path, timeMarkLine(now, "ended", seed), { flag: "a" });
  expect((await studyStatus(plan, [store], now)).rate).toBe(0);
  // A run that has told nothing for a minute is dead, and so is one whose clock runs an hour ahead.
  for (const last of [61, -3600]) {
    marked([10, 90], [20, last]);
    expect((await studyStatus(plan, [store], now)).rate).toBe(0);
  }
  expect((await studyStatus(plan, [store], now)).damaged.count).toBe(0);
});

test("studyStatus counts rows with two different results, in one store and over several, and names two libraries", async () => {
  const [store, other] = [scratchFolder(), scratchFolder()];
  for (const own of [store, other]) await swept(own);
  const plan = await readPlan(PLAN_TEXT, "p");
  expect(await studyStatus(plan, [store, other], Date.now())).toMatchObject({ conflicts: 0, linearAlgebras: [] });
  const name = readdirSync(other).find((own) => own.includes("points"))!;
  const text = readFileSync(join(other, name), "utf8");
  const [header] = text.split("\n");
  const [first, second] = rowLines(text);
  const changed = [first!, second!].map((line) => resealed(line, (own) => own.replace(/\d$/, digitAfter), header));
  writeFileSync(join(other, name), `${[header, ...changed].join("\n")}\n`);
  const both = await studyStatus(plan, [store, other], Date.now());
  expect(both).toMatchObject({ conflicts: 2, done: both.rows });
  expect(both.shards[0]?.conflicts).toBe(2);
  writeFileSync(join(store, name.replace("0000", "0007")), `${[header, ...changed].join("\n")}\n`);
  expect((await studyStatus(plan, [store], Date.now())).conflicts).toBe(2);
  const algebra = (library: string): string => {
    const own = resealed(header!, (line) => line.replace("}", `}`).replace(/\}$/, `,"linearAlgebra":"${library}"}`));
    return `${own}\n${resealed(first!, (line) => line, own)}\n`;
  };
  writeFileSync(join(store, name), algebra("openblas") + algebra("ml-matrix"));
  expect((await studyStatus(plan, [store], Date.now())).linearAlgebras).toEqual(["ml-matrix", "openblas"]);
});

function digitAfter(digit: string): string {
  return String((Number(digit) + 1) % 10);
}

test("studyStatus tells no rate of a store that was copied, and all its rows", async () => {
  const folder = scratchFolder();
  const [store, copy] = [join(folder, "store"), join(folder, "copy")];
  await swept(store);
  cpSync(store, copy, { recursive: true });
  const status = await studyStatus(await readPlan(PLAN_TEXT, "p"), [copy], Date.now());
  expect(status.rate).toBe(0);
  expect(status.done).toBe(status.rows);
});
