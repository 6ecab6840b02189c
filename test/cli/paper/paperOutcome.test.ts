import { expect, test } from "vitest";
import { paperOutcome } from "../../../src/cli/paper/paperOutcome.js";
import type { PaperRunResult } from "../../../src/report/pipeline/paperRun.js";
import { shown } from "../../report/html/shown.js";

const TELLING = { tables: false, interrupted: false, out: "figures", report: true, png: true };
const result = (changed: Partial<PaperRunResult> = {}): PaperRunResult => ({
  shown: [shown("figure-1"), shown("rates", { comparisons: [] })],
  reused: new Set(["rates"]),
  failed: [],
  ...changed,
});
const text = (output: Iterable<string>): string => [...output].join("");

test("paperOutcome tells what was made and what reused, and where the report is", () => {
  const { exitCode, output, message } = paperOutcome(result(), TELLING);
  expect({ exitCode, message }).toEqual({ exitCode: 0, message: undefined });
  expect(text(output)).toMatch(
    /^quantity .*\n[\s\S]*\nmade figure-1: 2 files\nreused rates: 2 files\nreport: figures.report\.html\n$/,
  );
});

test("paperOutcome prints tables when asked", () => {
  expect(text(paperOutcome(result(), { ...TELLING, tables: true }).output)).toMatch(
    /^Least errors\n\nalpha {3}E_gen\n/,
  );
  expect(text(paperOutcome(result(), TELLING).output)).not.toContain("Least errors");
});

test("paperOutcome is 3 and names the numbers that disagree and the points that are not solved", () => {
  const comparisons = [
    { quantity: "E_gen", published: "0.2430", ours: 0.25 },
    { quantity: "gamma", published: "0.5", ours: null },
  ];
  const parts = [shown("figure-1", { comparisons }), shown("figure-2", { unsolved: 1 })];
  const { exitCode, message } = paperOutcome(result({ shown: parts }), TELLING);
  expect(exitCode).toBe(3);
  expect(message).toBe(
    "figure-1: E_gen is published as 0.2430, ours is 0.25; figure-1: gamma is published as 0.5, ours is not converged; " +
      "figure-2: 1 point did not converge; the figure has gaps and the data say where",
  );
});

test.each([
  ["unsolved", 3, "figure-3 is not made: too flat"],
  ["defect", 1, "figure-3 failed: too flat (a defect of raf)"],
] as const)("paperOutcome tells a part that failed by %s", (cause, exitCode, message) => {
  const failed = [{ name: "figure-3", message: "too flat", cause }];
  expect(paperOutcome(result({ failed }), TELLING)).toMatchObject({ exitCode, message });
});

test("paperOutcome is 130 after an interruption, without a report", () => {
  const { exitCode, output, message } = paperOutcome(result(), { ...TELLING, interrupted: true });
  expect({ exitCode, message }).toEqual({ exitCode: 130, message: "interrupted; finished parts are kept" });
  expect(text(output)).not.toContain("report");
  const none = paperOutcome(result({ shown: [] }), { ...TELLING, interrupted: true });
  expect(none).toMatchObject({ output: [], message: "interrupted; finished parts are kept, but none was finished" });
});
