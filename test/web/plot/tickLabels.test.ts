import { expect, test } from "vitest";
import { mathText } from "../../../src/report/drawing/mathText.js";
import type { PictureHeat } from "../../../src/web/plot/picture.js";
import { frameOf, svgPicture } from "../../../src/web/plot/svgPicture.js";
import { LIGHT } from "../../../src/web/plot/theme.js";
import { labelPlace, ticksToTheRight, tickWidth } from "../../../src/web/plot/tickLabels.js";
import { EMPTY_PICTURE } from "./emptyPicture.js";

test.each([
  ["log", [2, 2.00001]],
  ["log", [1, 1.000000002]],
  ["linear", [0, 0.001]],
  ["linear", [0, 1]],
  ["log", [1e-300, 1e300]],
] as const)("ticksToTheRight has no label that meets another or leaves the picture: %s, %s", (scale, domain) => {
  for (const [left, right] of [
    [84, 374],
    [84, 671],
  ] as const) {
    const { major } = ticksToTheRight({ label: "$x$", scale, domain }, left, right, 15);
    const forward = scale === "log" ? Math.log : (value: number): number => value;
    const [from, to] = [forward(domain[0]), forward(domain[1])];
    const ends = major.map(({ value, label }) => {
      const middle = labelPlace(label, left + ((forward(value) - from) / (to - from)) * (right - left), right + 15);
      return [middle - tickWidth(label) / 2, middle + tickWidth(label) / 2] as const;
    });
    expect(major.length).toBeGreaterThan(0);
    for (const [index, [start]] of ends.entries()) expect(start).toBeGreaterThan(ends[index - 1]?.[1] ?? 0);
    expect(ends.at(-1)?.[1]).toBeLessThanOrEqual(right + 15);
  }
});

test("frameOf leaves room for labels of many digits, upward and beside the color bar", () => {
  const wide = { ...EMPTY_PICTURE, y: { ...EMPTY_PICTURE.y, domain: [0.2, 0.2000002] as const } };
  expect(frameOf(EMPTY_PICTURE, 700, 400).left).toBe(84);
  expect(frameOf(wide, 700, 400).left).toBeGreaterThan(84);
  const heat: PictureHeat = {
    x: [1, 2],
    y: [1, 2],
    values: [
      [1, 1],
      [1, 1],
    ],
    domain: [0.2, 0.2000002],
    scale: "linear",
    cut: false,
    label: "$z$",
  };
  const room = frameOf({ ...EMPTY_PICTURE, heat: { ...heat, domain: [0, 1] } }, 700, 400).right;
  expect(frameOf({ ...EMPTY_PICTURE, heat }, 700, 400).right).toBeLessThan(room);
  const chartTheme = { theme: LIGHT, typeset: mathText, heatColors: ["#000001", "#000002"] };
  const svg = svgPicture({ ...EMPTY_PICTURE, heat, marks: [], title: "", caption: "" }, 700, 400, chartTheme);
  const ticks = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+">0\.2/g)].map(([, x]) => Number(x));
  const label = Number(/translate\(([\d.]+) [\d.]+\) rotate\(-90\)[^>]*><\/g>$/.exec(svg)?.[1]);
  expect(label - (ticks.at(-1) ?? 0)).toBeGreaterThan(tickWidth("$0.20000005$"));
});
