import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { studyStatus } from "../../../src/study/run/studyStatus.js";
import { timeMarkLine } from "../../../src/study/store/timeMark.js";
import { PLAN_TEXT, resealed, scratchFolder, swept } from "../studies.js";

test("studyStatus takes the rate from the marks of running segments, over the last minute", async () => {
  const store = scratchFolder();
  await swept(store, PLAN_TEXT, { shard: { index: 1, count: 2 } });
  const name = readdirSync(store).find((own) => own.includes("points"))!;
  const path = join(store, name);
  const plan = await readPlan(PLAN_TEXT, "p");
  const now = Date.now();
  const [header, ...all] = readFileSync(path, "utf8").trimEnd().split("\n");
  const rows = all.filter((line) => !line.startsWith('["@"'));
  expect(rows).toHaveLength(30);
  const begun = resealed(header!, (line) => line.replace(/"started":\d+/, `"started":${now - 600_000}`));
  const marked = (...marks: [rows: number, secondsAgo: number][]): void => {
    let from = 0;
    const lines = marks.flatMap(([to, ago]) => {
      const own = rows.slice(from, to);
      from = to;
      return [...own, timeMarkLine(now - 1000 * ago).trimEnd()];
    });
    writeFileSync(path, [begun, ...lines, ...rows.slice(from, -1), ""].join("\n"));
  };
  marked([10, 90], [20, 20], [28, 10]);
  expect((await studyStatus(plan, [store], now)).rate).toBeCloseTo(18 / 80, 9);
  marked([10, 10]);
  expect((await studyStatus(plan, [store], now)).rate).toBeCloseTo(10 / 590, 9);
  expect(timeMarkLine(now, "ended")).toMatch(/^\["@",\d+,"end","[0-9a-f]{8}"\]\n$/);
  marked([10, 90], [20, 10]);
  writeFileSync(path, timeMarkLine(now, "ended"), { flag: "a" });
  expect((await studyStatus(plan, [store], now)).rate).toBe(0);
  // A run that has said nothing for a minute is none.
  marked([10, 90], [20, 61]);
  expect((await studyStatus(plan, [store], now)).rate).toBe(0);
  expect((await studyStatus(plan, [store], now)).damaged.count).toBe(0);
});

test("studyStatus tells no rate of a store that was copied, and all its rows", async () => {
  const folder = scratchFolder();
  const [store, copy] = [join(folder, "store"), join(folder, "copy")];
  await swept(store);
  cpSync(store, copy, { recursive: true });
  const status = await studyStatus(await readPlan(PLAN_TEXT, "p"), [copy], Date.now());
  expect(status.rate).toBe(0);
  expect(status.done).toBe(status.rows);
});
