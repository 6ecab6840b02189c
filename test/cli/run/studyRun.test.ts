import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { studyRun } from "../../../src/cli/run/studyRun.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { scratchFolder } from "../../study/studies.js";

const TEXT = `name: long
fixed: {model: kernel, loss: hinge, epsilon: 0.1, gamma: 1}
axes: {alpha: {from: 0.1, to: 100, count: 400, scale: log}, lambda: {from: 0.01, to: 10, count: 300, scale: log}}
compute: points
`;

/** Standard error of a terminal or of a pipe, which interrupts the run as soon as it has something to show. */
async function said(isTTY: boolean): Promise<string> {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const plan = await readPlan(TEXT, "p");
  const source = { text: TEXT, file: "p", size: "full" } as const;
  const timer = setTimeout(() => process.emit("SIGINT"), 300);
  const result = await studyRun({ plan, source, store: scratchFolder() }, { stderr });
  clearTimeout(timer);
  expect(result.status).toBe("interrupted");
  expect(process.listenerCount("SIGINT")).toBe(0);
  return String(stderr.read() ?? "");
}

test("studyRun answers the first Ctrl-C at a terminal at once, and is silent in a pipe", async () => {
  expect(await said(true)).toContain("finishing the rows in hand; Ctrl-C again ends at once, and loses only that\n");
  expect(await said(false)).toBe("");
});
