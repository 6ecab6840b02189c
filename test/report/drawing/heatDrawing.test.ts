/** @module-tag heavy */
import { expect, test } from "vitest";
import { chart } from "../../../src/report/chart.js";
import { COLOR_STEPS } from "../../../src/report/drawing/colorBar.js";
import { hatchMarks, heatDrawing } from "../../../src/report/drawing/heatDrawing.js";
import { panelFrames } from "../../../src/report/drawing/panelFrames.js";
import type { Figure } from "../../../src/report/figure.js";
import type { HeatMap } from "../../../src/report/heatMap.js";
import { figure, panel } from "../figures.js";

const STEPS = Array.from({ length: 9 }, (_, index) => index / 8);
const MAP: HeatMap = { x: STEPS, y: STEPS, values: STEPS.map((y) => STEPS.map((x) => x + y)), label: "value" };

function withMap(more: Partial<HeatMap> = {}): Figure {
  return figure([panel({ lines: [], heatMap: { ...MAP, ...more } })]);
}

function drawing(more: Partial<HeatMap> = {}): string {
  return heatDrawing(panelFrames(withMap(more), 243).frames[0]!);
}

/** Every color of the areas, in the order in which they are painted. */
function fills(svg: string): string[] {
  return [...svg.matchAll(/fill="(#[\da-f]{6})"/g)].map(([, color]) => color!);
}

test("heatDrawing paints one area for each step of color, each on the one before", () => {
  const colors = fills(drawing());
  expect(colors).toHaveLength(COLOR_STEPS);
  expect(new Set(colors).size).toBe(COLOR_STEPS);
});

test("heatDrawing paints no area of values that there are none of", () => {
  expect(fills(drawing({ domain: [0, 4] })).length).toBeLessThan(0.6 * COLOR_STEPS);
});

test("heatDrawing writes the number of each contour on it", () => {
  const svg = drawing({ contours: [0.5, 1, 1.5] });
  expect(svg).toContain('aria-label="$0.5$"');
  expect(svg).toContain('aria-label="$1.5$"');
  expect(drawing()).not.toContain('aria-label="$');
});

test("heatDrawing has white ink on dark colors and black on light ones", () => {
  const svg = drawing({ contours: [0.4, 1.6] });
  expect(svg).toMatch(/aria-label="\$0\.4\$" fill="#ffffff"/);
  expect(svg).toMatch(/aria-label="\$1\.6\$" fill="#000000"/);
});

test("heatDrawing hatches regions and leaves the rest alone", () => {
  const strokes = (inside: (x: number) => boolean): number =>
    drawing({ regions: [{ label: "", inside: STEPS.map(() => STEPS.map(inside)) }] }).match(/stroke="#000000"/g)
      ?.length ?? 0;
  expect(strokes(() => false)).toBe(0);
  expect(strokes((x) => x > 0.5)).toBeGreaterThan(5);
  expect(strokes(() => true)).toBeGreaterThan(strokes((x) => x > 0.5));
});

test("heatDrawing of a panel without a map is nothing", () => {
  expect(heatDrawing(panelFrames(figure([panel()]), 243).frames[0]!)).toBe("");
});

test("hatchMarks draws every line twice: a white rim below, black above", () => {
  expect(hatchMarks([[[0, 0] as const, [1, 1] as const]])).toHaveLength(2);
});

test("heatDrawing ends the frame at the outermost samples", () => {
  const [frame] = panelFrames(withMap(), 243).frames;
  expect([frame!.x.domain, frame!.y.domain]).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test("heatDrawing leaves the legend to the outside of the frame, hatched and blank samples in it", () => {
  const regions = [{ label: "at the edge", inside: STEPS.map(() => STEPS.map((x) => x > 0.5)) }];
  const svg = chart(withMap({ regions, gapLabel: "not solved" }));
  expect(svg).toContain('aria-label="at the edge"');
  expect(svg).toContain('aria-label="not solved"');
});
