/** @module-tag heavy */
import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import type { HeatMap } from "../../src/report/heatMap.js";
import { type MapFigureData, type MapPanel, mapFigure } from "../../src/report/mapFigure.js";
import { pdf } from "../../src/report/pdf.js";
import { png } from "../../src/report/png.js";
import { expectSnapshot } from "./snapshot.js";

/** Samples over (alpha, epsilon): geometric and equal steps. */
function plane(size: number): { x: number[]; y: number[] } {
  const shares = Array.from({ length: size }, (_, index) => index / (size - 1));
  return { x: shares.map((share) => 0.5 * 100 ** share), y: shares.map((share) => 0.9 * share) };
}

function table<T>(size: number, value: (alpha: number, epsilon: number) => T): T[][] {
  const { x, y } = plane(size);
  return y.map((epsilon) => x.map((alpha) => value(alpha, epsilon)));
}

const ALPHA = { label: "samples per dimension $\\alpha$", scale: "log" } as const;
const EPSILON = { label: "fraction of facts $\\varepsilon$", scale: "linear" } as const;
const CAPACITY = { label: "capacity $\\alpha_{\\mathrm{c}}$", x: [10, 4, 2], y: [0, 0.45, 0.9] };

/** A map of everything: a logarithmic axis, contours, a region, a gap, values beyond the colors, a boundary, a marker. */
function phases(size: number): MapFigureData {
  const error = (alpha: number, epsilon: number): number => 0.5 / (1 + (1 - epsilon) ** 2 * alpha);
  const memorization = (alpha: number, epsilon: number): number =>
    alpha * epsilon > 25 ? Number.NaN : (epsilon * alpha) / (1 + alpha) / 2;
  return {
    panels: [
      {
        title: "least $E_{\\mathrm{gen}}$",
        x: ALPHA,
        y: EPSILON,
        map: {
          ...plane(size),
          values: table(size, error),
          label: "$E_{\\mathrm{gen}}$",
          contours: "automatic",
          regions: [
            {
              label: "best $\\lambda = \\infty$",
              inside: table(size, (alpha, epsilon) => alpha * (1 - epsilon) ** 3 < 0.25),
            },
          ],
        },
        boundaries: [CAPACITY],
        markers: [{ x: 2.2, y: 0.1, shape: "cross", label: "figure 1" }],
      },
      {
        title: "$E_{\\mathrm{mem}}$ there",
        x: ALPHA,
        y: EPSILON,
        map: {
          ...plane(size),
          values: table(size, memorization),
          label: "$E_{\\mathrm{mem}}$",
          domain: [0, 0.3],
          contours: [0.05, 0.1, 0.2],
          gapLabel: "not solved",
        },
        boundaries: [CAPACITY],
      },
    ],
  };
}

test("mapFigure draws heat maps with contours, a hatched region, a gap and a boundary as stored", () => {
  expectSnapshot("heat-maps", chart(mapFigure(phases(24))));
});

test("mapFigure gives clean, small pictures at both widths", () => {
  for (const width of ["one-column", "two-column"] as const) {
    const data = { ...phases(80), width };
    const svg = chart(mapFigure(data));
    expect(svg).not.toMatch(/<text|<image|NaN|undefined|Infinity|\bid="|url\(/);
    expect(svg).toBe(chart(mapFigure(structuredClone(data))));
    // Two maps of 80 by 80 samples.
    expect(svg.length).toBeLessThan(2 * 500_000);
    expect(png(svg, 72).length).toBeGreaterThan(0);
    expect(pdf(svg).length).toBeLessThan(500_000);
  }
});

test("mapFigure keeps a map of 80 by 80 samples below 500 kB", () => {
  const { panels } = phases(80);
  for (const panel of panels) {
    expect(chart(mapFigure({ panels: [panel], width: "one-column" })).length).toBeLessThan(500_000);
  }
});

const SMALL: HeatMap = { x: [0, 1], y: [0, 1], values: [[0, 1] as const, [1, 2] as const], label: "" };
const LINEAR = { label: "", scale: "linear" } as const;

function small(map: Partial<MapPanel["map"]> = {}, more: Partial<MapPanel> = {}): MapPanel {
  const { contours: _contours, colorBar: _colorBar, ...rest } = SMALL;
  return { x: LINEAR, y: LINEAR, map: { ...rest, ...map }, ...more };
}

function mapsOf(data: MapFigureData): (HeatMap | undefined)[] {
  return mapFigure(data).panels.map(({ heatMap }) => heatMap);
}

test("mapFigure chooses round levels inside the range if they are left to it", () => {
  const [automatic, none] = mapsOf({ panels: [small({ contours: "automatic" }), small()] });
  expect(automatic!.contours).toEqual([0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8]);
  expect(none!.contours).toEqual([]);
  const values = [[1e-3, 1e-2] as const, [1e-1, 1] as const];
  const [powers] = mapsOf({ panels: [small({ contours: "automatic", scale: "log", values })] });
  expect(powers!.contours).toEqual([0.01, 0.1]);
});

test("mapFigure with shared colors gives all maps one range and each row one color bar", () => {
  const other = small({
    values: [
      [-1, 0],
      [0, 5],
    ],
  });
  const maps = mapsOf({ panels: [small(), other, small(), other], columns: 2, colors: "shared" });
  expect(maps.map((map) => map!.domain)).toEqual(Array.from({ length: 4 }, () => [-1, 5]));
  expect(maps.map((map) => map!.colorBar)).toEqual(["none", "shown", "none", "shown"]);
  expect(mapsOf({ panels: [small(), other] }).map((map) => map!.domain)).toEqual([undefined, undefined]);
});

test("mapFigure shares the axes of maps over one plane only", () => {
  expect(mapFigure({ panels: [small(), small()] }).sharedAxes).toEqual(["x", "y"]);
  expect(mapFigure({ panels: [small(), small({ x: [0, 2] })] }).sharedAxes).toBeUndefined();
});

test("mapFigure draws boundaries of one label alike, black and dashed", () => {
  const line = (label: string): NonNullable<MapPanel["boundaries"]>[number] => ({ label, x: [0, 1], y: [0, 1] });
  const panels = [small({}, { boundaries: [line("a"), line("b")] }), small({}, { boundaries: [line("b")] })];
  const drawn = mapFigure({ panels }).panels.map(({ lines }) => lines!.map(({ color, dash }) => [color, dash]));
  expect(drawn).toEqual([
    [
      ["black", 1],
      ["black", 3],
    ],
    [["black", 3]],
  ]);
});

test.each<[string, Partial<MapPanel["map"]>, string]>([
  ["rows of different lengths", { values: [[0], [0, 1]] }, "values"],
  ["too few rows", { values: [[0, 1]] }, "2 rows of 2"],
  ["samples that do not increase", { x: [1, 0] }, "heatMap.x"],
  ["a single sample", { y: [0], values: [[0, 1]] }, "heatMap.y"],
  [
    "nothing but gaps",
    {
      values: [
        [null, Number.NaN],
        [null, null],
      ],
    },
    "data",
  ],
  ["a reversed range of colors", { domain: [1, 0] }, "domain"],
  ["zero on a logarithmic scale of colors", { scale: "log" }, "logarithmic"],
  ["a region of another size", { regions: [{ label: "", inside: [[true]] }] }, "2 rows of 2"],
  ["a contour that is no number", { contours: [Number.NaN] }, "heatMap"],
])("mapFigure gives a figure for which chart throws a ParameterError: %s", (_case, map, text) => {
  const figure = mapFigure({ panels: [small(map)] });
  expect(() => chart(figure)).toThrow(ParameterError);
  expect(() => chart(figure)).toThrow(text);
});

test("mapFigure draws a map whose values are all the same", () => {
  const values = [
    [1, 1],
    [1, 1],
  ];
  expect(chart(mapFigure({ panels: [small({ values, contours: "automatic" })] }))).not.toContain("NaN");
});
