import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { sweepEstimate } from "../../../src/study/run/sweepEstimate.js";
import { PLAN_TEXT } from "../studies.js";

test("sweepEstimate counts the rows of every part, and the time to start besides that of the work", async () => {
  const plan = await readPlan(PLAN_TEXT.replace("count: 12", "count: 120000"), "p");
  const { parts, rows, seconds, startSeconds, diskBytes } = await sweepEstimate(plan, { workers: 2 });
  expect(parts.map(({ name, rows: own }) => [name, own])).toEqual([
    ["points", 600_000],
    ["bayes", 120_000],
  ]);
  expect(rows).toBe(720_000);
  expect(startSeconds).toBeGreaterThan(0);
  const working = parts.reduce((sum, part) => sum + part.rows * part.secondsPerRow, 0) / 2;
  expect(seconds).toBeCloseTo(startSeconds + working, 9);
  // A key, a status, three numbers and a checksum.
  expect(diskBytes / rows).toBeGreaterThan(60);
  expect(diskBytes / rows).toBeLessThan(200);
});
