import { expect, test } from "vitest";
import { colorBarDrawing, colorBarWidth } from "../../../src/report/drawing/colorBar.js";
import type { Frame } from "../../../src/report/drawing/frame.js";
import { panelFrames } from "../../../src/report/drawing/panelFrames.js";
import type { HeatMap } from "../../../src/report/heatMap.js";
import { figure, panel } from "../figures.js";

function frame(more: Partial<HeatMap> = {}): Frame {
  const values = [
    [0, 1],
    [1, 2],
  ];
  const heatMap: HeatMap = { x: [0, 1], y: [0, 1], values, label: "value", ...more };
  return panelFrames(figure([panel({ lines: [], heatMap })]), 243).frames[0]!;
}

test("colorBarDrawing is as high as the frame and has its label and numbers", () => {
  const { height } = frame();
  const svg = colorBarDrawing(frame());
  const heights = [...svg.matchAll(/<rect[^>]*height="([\d.]+)"/g)].map(([, value]) => Number(value));
  expect(Math.max(...heights)).toBeCloseTo(height, 6);
  for (const label of ["value", "$0.5$", "$2.0$"]) expect(svg).toContain(`aria-label="${label}"`);
});

test("colorBarDrawing marks the levels of the contours that it can show", () => {
  const rules = (contours: readonly number[]): number =>
    colorBarDrawing(frame({ contours })).match(/aria-label="rule"/g)?.length ?? 0;
  expect([rules([]), rules([0.5, 1.5]), rules([0.5, 3])]).toEqual([0, 2, 1]);
});

test("colorBarDrawing ends in a tip where the data go beyond the colors", () => {
  const { height } = frame();
  const tips = (domain: readonly [number, number]): number[] => {
    const outline = [...colorBarDrawing(frame({ domain })).matchAll(/<path d="(M[^"]*)"/g)].map(([, path]) => path!);
    const ends = outline.flatMap((path) => [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y)));
    return [Math.min(...ends), Math.max(...ends)];
  };
  expect(tips([0, 2])[0]).toBe(0);
  expect(tips([0, 1])[0]).toBeLessThan(-2);
  expect(tips([1, 2])[1]).toBeGreaterThan(height + 2);
});

test("colorBarWidth is 0 and colorBarDrawing empty without a bar", () => {
  const none = frame({ colorBar: "none" });
  expect([colorBarWidth(none), colorBarDrawing(none)]).toEqual([0, ""]);
  expect(colorBarWidth(frame())).toBeGreaterThan(20);
  expect(frame().width + colorBarWidth(frame())).toBeLessThan(243);
});
