/** @module-tag heavy */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { planChange } from "../../../src/study/run/planChange.js";
import { PLAN_TEXT, scratchFolder, swept } from "../studies.js";

async function changeTo(store: string, text: string): ReturnType<typeof planChange> {
  return planChange(store, await readPlan(text, "p"), { text, file: "p.yaml", size: "full" });
}

test("planChange counts the rows of the store's plan that the new one lacks, and is nothing where none is replaced", async () => {
  const store = scratchFolder();
  expect(await changeTo(store, PLAN_TEXT)).toBeUndefined();
  await swept(store);
  expect(await changeTo(store, PLAN_TEXT)).toBeUndefined();
  const before = { command: "raf sweep plan.yaml", name: "small study", rows: 72 };
  expect(await changeTo(store, PLAN_TEXT.replace("count: 12", "count: 23"))).toEqual({ ...before, lost: 0 });
  expect(await changeTo(store, PLAN_TEXT.replace("count: 12", "count: 2"))).toEqual({ ...before, lost: 60 });
});

test("planChange does not make millions of keys, and names the command of a plan that it cannot read", async () => {
  const store = scratchFolder();
  await swept(store);
  const change = await changeTo(store, PLAN_TEXT.replace("count: 12", "count: 2000000"));
  expect(change).toEqual({ command: "raf sweep plan.yaml", name: "small study", rows: 72 });
  writeFileSync(join(store, "plan.yaml"), "name: [");
  expect(await changeTo(store, PLAN_TEXT)).toEqual({ command: "raf sweep plan.yaml" });
});
