import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { studyStatus } from "../../../src/study/run/studyStatus.js";
import { PLAN_TEXT, scratchFolder, swept } from "../studies.js";

test("studyStatus tells no rate of a store that was copied, and all its rows", async () => {
  const folder = scratchFolder();
  const [store, copy] = [join(folder, "store"), join(folder, "copy")];
  await swept(store);
  cpSync(store, copy, { recursive: true });
  const status = await studyStatus(await readPlan(PLAN_TEXT, "p"), [copy], Date.now());
  expect(status.rate).toBe(0);
  expect(status.done).toBe(status.rows);
});
