/** @module-tag heavy */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rowKeys } from "../../../src/study/parts/rowKeys.js";
import { studyParts } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { PLAN_TEXT, rowLines, scratchFolder, swept, tablesOf } from "../studies.js";

/** 1080 points in units of 17, and 360 Bayes-optimal rows in units of 6. */
const LARGER = PLAN_TEXT.replace("count: 12", "count: 360").replace(
  "count: 3, scale: log, limits: included",
  "count: 3",
);
const ROWS = 4 * 360;

/** Notes of a store, the other entries of its index, and the index without plan. */
async function readBoth(store: string, text: string) {
  const parts = studyParts(await readPlan(text, "plan.yaml"));
  const index = await rowIndex([store], parts);
  const whole = await rowIndex([store]);
  const counts = { noted: 0, kept: 0, there: 0, wrong: 0 };
  for (const part of parts) {
    const keyOf = rowKeys(part);
    const { stateOf } = index.planned.ofPart(part);
    for (let row = 0; row < part.rows; row++) {
      const state = stateOf(row);
      const kept = index.find(keyOf(row), part.columns);
      const place = whole.find(keyOf(row), part.columns);
      if (state !== "absent") counts.noted++;
      if (kept !== undefined) counts.kept++;
      if (place !== undefined) counts.there++;
      const isThere = state !== "absent" || kept !== undefined;
      const isResult = state === "result" || kept?.converged === true;
      if (isThere !== (place !== undefined) || isResult !== (place?.converged === true)) counts.wrong++;
    }
  }
  return { ...counts, damaged: index.damaged(), expected: whole.damaged() };
}

function segmentsOf(store: string): string[] {
  return readdirSync(store)
    .filter((name) => name.endsWith(".ndjson"))
    .map((name) => join(store, name));
}

test("plannedRows recognizes every row that runs of the plan have written, whoever wrote it in whatever order", async () => {
  const store = scratchFolder();
  const shards = [1, 2, 3].map((index) => swept(store, LARGER, { shard: { index, count: 3 }, workers: 2 }));
  await Promise.all(shards);
  expect(await readBoth(store, LARGER)).toMatchObject({ noted: ROWS, kept: 0, there: ROWS, wrong: 0 });
  expect(await swept(store, LARGER)).toMatchObject({ status: "complete", done: ROWS, computed: 0 });
});

test("plannedRows leaves to the index what it does not recognize: lost and damaged lines, other plans, other columns", async () => {
  const store = scratchFolder();
  await swept(store, LARGER);
  const expected = await tablesOf([store], await readPlan(LARGER, "plan.yaml"));
  for (const path of segmentsOf(store)) {
    const lines = readFileSync(path, "utf8").split("\n");
    const rows = rowLines(lines.join("\n"));
    const lost = new Set([rows[0], rows[40], rows[41]]);
    const damaged = new Set([rows[25], rows[100]]);
    const edited = lines
      .filter((line) => !lost.has(line))
      .map((line) =>
        damaged.has(line) ? line.replace(/\d(?=,[^,]*\]$)/, (digit) => String((Number(digit) + 1) % 10)) : line,
      );
    writeFileSync(path, edited.join("\n"));
  }
  const before = await readBoth(store, LARGER);
  expect(before).toMatchObject({ there: ROWS - 10, wrong: 0 });
  expect(before.noted).toBeGreaterThan(ROWS - 60);
  expect(before.damaged).toEqual(before.expected);
  expect(before.damaged.count).toBe(4);
  // A lost or damaged row leaves the rest of its unit to the index.
  expect(before.kept).toBe(16 + 8 + 9 + 1 + (5 + 4 + 0 + 1));

  const other = LARGER.replace("count: 360", "count: 180");
  expect(await readBoth(store, other)).toMatchObject({ wrong: 0 });
  const wider = LARGER.replace("V]", "V, q]");
  expect(await readBoth(store, wider)).toMatchObject({ wrong: 0 });

  const result = await swept(store, LARGER);
  expect(result).toMatchObject({ status: "complete", done: ROWS, computed: 10 });
  const after = await readBoth(store, LARGER);
  expect(after).toMatchObject({ there: ROWS, wrong: 0 });
  expect(after.damaged).toEqual(after.expected);
  expect(after.damaged).toMatchObject({ count: 0, repaired: 4 });
  expect(await tablesOf([store], await readPlan(LARGER, "plan.yaml"))).toEqual(expected);
});
