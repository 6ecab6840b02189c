import { expect, test } from "vitest";
import { chart } from "../../src/report/chart.js";
import type { Figure } from "../../src/report/figure.js";

const axis = { label: "$x$", scale: "linear" } as const;
const CURVE: Figure = {
  width: "one-column",
  panels: [{ x: axis, y: axis, lines: [{ label: "a", x: [0, 1], y: [0, 1], color: 0 }] }],
};

test("a dark picture has the lines and the type of the light one, in other colors", () => {
  const light = chart(CURVE);
  const dark = chart({ ...CURVE, theme: "dark" });
  expect(chart({ ...CURVE, theme: "light" })).toBe(light);
  const colors = (svg: string): Set<string> => new Set(svg.match(/#[0-9a-fA-F]{6}/g));
  expect([...colors(dark)].filter((color) => colors(light).has(color))).toEqual([]);
  const shapes = (svg: string): string => svg.replace(/#[0-9a-fA-F]{6}/g, "");
  expect(shapes(dark)).toBe(shapes(light));
});

test("the colors of a map are values and stay in a dark picture", () => {
  const map: Figure = {
    ...CURVE,
    panels: [
      {
        x: axis,
        y: axis,
        heatMap: {
          x: [0, 1, 2],
          y: [0, 1],
          values: [
            [0, 1, 2],
            [1, 2, 3],
          ],
          label: "$z$",
          scale: "linear",
        },
      },
    ],
  };
  const frameOf = (svg: string): string => /<svg x="[\s\S]*?<\/svg>/.exec(svg)?.[0] ?? "";
  const [light, dark] = [chart(map), chart({ ...map, theme: "dark" })].map(frameOf);
  expect(dark?.replace(/<rect x="0" y="0" width="100%" height="100%" fill="#ffffff"\/>/, "")).toBe(light);
});
