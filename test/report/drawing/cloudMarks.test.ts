import { expect, test } from "vitest";
import { chart } from "../../../src/report/chart.js";
import { cloudFrame } from "../../../src/report/drawing/cloudFrame.js";
import { colorFrame } from "../../../src/report/drawing/colorFrame.js";
import { cloudMarks } from "../../../src/report/drawing/panelDrawing.js";
import type { Cloud } from "../../../src/report/heatMap.js";
import { figure, panel } from "../figures.js";

const CLOUD: Cloud = { x: [0, 1, 2, 3], y: [0, 1, 0, 1], values: [1, 3, null, 5], label: "$E$", gapLabel: "no result" };

test("cloudFrame gives the least value the first color and the largest the last", () => {
  const { colors, beyond } = cloudFrame(CLOUD, 100);
  expect(colors.domain).toEqual([1, 5]);
  expect([1, 3, 5].map(colors.share)).toEqual([0, 0.5, 1]);
  expect(beyond).toEqual({ below: false, above: false });
  expect(colorFrame({ label: "", domain: [2, 4] }, [1, 5], 100).beyond).toEqual({ below: true, above: true });
});

test("colorFrame leaves room around values that are all the same", () => {
  expect(colorFrame({ label: "" }, [2, 2], 100).colors.domain).toEqual([1.5, 2.5]);
  expect(colorFrame({ label: "", scale: "log" }, [2], 100).colors.domain).toEqual([1, 4]);
});

test("cloudMarks draws a dot in the color of each value, and a cross for what is missing", () => {
  const svg = chart(figure([panel({ lines: [], cloud: CLOUD })]));
  const { colors } = cloudFrame(CLOUD, 100);
  for (const value of [1, 3, 5]) expect(svg).toContain(`fill="${colors.color(colors.share(value))}"`);
  expect(svg).toContain('aria-label="no result"');
  expect(svg).toContain('aria-label="$E$"');
  expect(cloudMarks(cloudFrame(CLOUD, 100), 10_000)).toHaveLength(2);
});

test("chart draws a cloud without a color bar where a neighbor's serves", () => {
  expect(chart(figure([panel({ lines: [], cloud: { ...CLOUD, colorBar: "none" } })]))).not.toContain(
    'aria-label="$E$"',
  );
});

test.each([
  [{ ...CLOUD, x: [0] }, /cloud cannot be 1; allowed: lists of one length, 4, 4 numbers|lists of one length/],
  [{ ...CLOUD, values: [null, null, Number.NaN, null] }, /data must lie in the finite numbers/],
  [{ ...CLOUD, values: [0, 1, 2, 3], scale: "log" as const }, /cloud must lie in \(0, Infinity\) with colors on a log/],
])("chart refuses a cloud that cannot be drawn: %#", (cloud, expected) => {
  expect(() => chart(figure([panel({ cloud })]))).toThrow(expected);
});
