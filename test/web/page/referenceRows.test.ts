import { expect, test } from "vitest";
import { referenceRows } from "../../../src/web/page/referenceRows.js";
import type { ShownCurve } from "../../../src/web/plot/shownCurve.js";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { CURRENT, pinChannel } from "../../../src/web/theory/channels.js";
import type { MarksAnswer } from "../../../src/web/theory/questions.js";

function shown(label: string, color: number, marks: Omit<MarksAnswer, "kind" | "complete"> | undefined): ShownCurve {
  const result = marks === undefined ? {} : { marks: { kind: "marks" as const, complete: true, ...marks } };
  return {
    channel: label === "now" ? CURRENT : pinChannel(color),
    settings: DEFAULT_SETTINGS,
    label,
    color,
    result,
    simulated: [],
    rows: [],
  };
}
const BEST = { lambda: 0.5, generalizationError: 0.21, x: 0.21, y: 0.1, locationError: 1e-8 };

test("referenceRows has the current curve first, then the pins under their labels, with all digits", () => {
  const groups = referenceRows([shown("a pin", 0, { bayes: 0.19 }), shown("now", 1, { bayes: 0.2, best: BEST })], {
    channel: "current",
    bayes: 0.3,
  });
  expect(groups.map(({ channel, name }) => [channel, name])).toEqual([
    ["current", "references of now"],
    ["pin 0", "references of a pin"],
  ]);
  expect(groups[0]?.rows.map(({ name, value }) => [name, value])).toEqual([
    ["bayesOptimalGeneralizationError", 0.2],
    ["bestLambda", 0.5],
    ["bestGeneralizationError", 0.21],
  ]);
  expect(groups[0]?.rows[1]?.error).toBe(1e-8);
});

test("referenceRows names a limit, and has no row for what is not known", () => {
  const limit = referenceRows([shown("now", 0, { best: { ...BEST, lambda: Infinity, locationError: 0 } })], undefined);
  expect(limit[0]?.rows[0]).toEqual({
    name: "bestLambda",
    label: "best $\\lambda$",
    words: "best lambda",
    value: "∞",
  });
  expect(referenceRows([shown("now", 0, undefined)], { channel: "current", bayes: 0.3 })).toEqual([]);
});

test("referenceRows has of a reference that is a line the number at the point that the table is about", () => {
  const line = { x: [1, 2], y: [0.1, 0.2] };
  const curves = [shown("a pin", 0, { bayes: line }), shown("now", 1, { bayes: line, best: line })];
  expect(referenceRows(curves, undefined)).toEqual([]);
  for (const channel of ["current", "pin 0"]) {
    const groups = referenceRows(curves, { channel, bayes: 0.15 });
    expect(groups.map((group) => [group.channel, group.rows.map(({ name, value }) => [name, value])])).toEqual([
      [channel, [["bayesOptimalGeneralizationError", 0.15]]],
    ]);
  }
});

test("referenceRows tells the Bayes-optimal error of the point where a map has no line of it", () => {
  const at = { channel: "current", bayes: 0.123, always: true };
  expect(referenceRows([shown("now", 0, undefined)], at)[0]?.rows).toMatchObject([{ value: 0.123 }]);
  expect(referenceRows([shown("now", 0, undefined)], { ...at, always: false })).toEqual([]);
});
