import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { COORDINATE_DECIMALS, chart } from "../../src/report/chart.js";
import type { Figure } from "../../src/report/figure.js";
import { png } from "../../src/report/png.js";
import { figure, line, panel } from "./figures.js";
import { expectSnapshot } from "./snapshot.js";

const POWERS = [1, 10, 100, 1000];

/** Something of everything: logarithmic axes, a gap, a lonely point, error bars, all shapes, both reference lines. */
const VARIED: Figure = {
  width: "two-column",
  columns: 2,
  panels: [
    {
      title: "theory & simulation",
      x: { label: "samples per dimension $\\alpha$", scale: "log" },
      y: { label: "$E_{\\mathrm{gen}}$", scale: "log" },
      lines: [
        { label: "theory, $\\gamma = 0.8$", x: POWERS, y: POWERS.map((x) => 0.4 / x ** 0.8), color: 0 },
        { label: "interrupted", x: POWERS, y: [0.3, null, 0.02, Number.NaN], color: 1 },
      ],
      markers: POWERS.map((x) => ({
        x,
        y: 0.42 / x ** 0.8,
        yError: 0.01,
        shape: "circle",
        filled: false,
        color: 0,
        label: "simulation, $d = 1000$",
      })),
      gaps: { label: "not converged", x: [10, 1000] },
    },
    {
      title: "shapes",
      x: { label: "x", scale: "linear", domain: [0, 5] },
      y: { label: "$\\hat q$", scale: "linear", domain: [-1e-6, 1e-6] },
      lines: [0, 1, 2, 3, 4, 5].map((color) => ({
        label: `curve ${color}`,
        x: [0, 5],
        y: [color * 1e-7, color * 4e-7],
        color,
      })),
      verticalLines: [
        { x: 1, label: "threshold", style: "bold-dashed-black" },
        { x: 2, label: "optimum", style: "thin-dotted-grey" },
      ],
      markers: (["triangle", "square", "circle", "cross"] as const).flatMap((shape, index) => [
        { x: index + 1, y: -5e-7, shape, filled: true, color: index, label: shape },
        { x: index + 1.3, y: -5e-7, shape, filled: false, color: "black" as const },
      ]),
    },
  ],
};

/** The accessible names of all elements. */
function labels(svg: string): string[] {
  return [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label!);
}

test("chart draws logarithmic axes, gaps, error bars, markers and reference lines as stored", () => {
  expectSnapshot("varied", chart(VARIED));
});

test("chart puts the legend of a single panel into a corner that is empty, as stored", () => {
  const rising = figure([
    panel({
      x: { label: "$\\lambda$", scale: "linear" },
      lines: [line([0, 1, 4, 9], { label: "rising" }), line([0, 0, 1, 2], { label: "slower", color: 1 })],
    }),
  ]);
  expectSnapshot("corner", chart(rising));
});

test("chart returns well-formed XML without text, identifiers, NaN or undefined", () => {
  const svg = chart(VARIED);
  // The renderer's parser is strict: it refuses what is not XML.
  expect(png(svg, 72).length).toBeGreaterThan(0);
  expect(svg).not.toMatch(/<text|<tspan|<style|font-/);
  expect(svg).not.toMatch(/\bid="|url\(|href|class="/);
  expect(svg).not.toMatch(/NaN|undefined|null|Infinity|currentColor/);
});

test("chart keeps the source of every label as its accessible name", () => {
  expect(labels(chart(VARIED))).toEqual(
    expect.arrayContaining(["(a) theory &amp; simulation", "samples per dimension $\\alpha$", "$10^{-2}$", "curve 5"]),
  );
});

test("chart gives the same bytes for the same figure", () => {
  expect(chart(structuredClone(VARIED))).toBe(chart(VARIED));
});

test("chart rounds every coordinate", () => {
  const longest = new RegExp(`\\.\\d{${COORDINATE_DECIMALS + 1},}`);
  expect(chart(VARIED).replace(/aria-label="[^"]*"/g, "")).not.toMatch(longest);
});

test.each([
  ["one-column", 243],
  ["two-column", 504],
  [300, 300],
] as const)("chart has the printed width that %s asks for, in points", (width, points) => {
  const svg = chart({ ...figure([panel()]), width });
  expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${points}pt" height="[\\d.]+pt" viewBox="0 0 ${points} `));
});

test("chart letters the panels if there are several", () => {
  const svg = chart(figure([panel({ title: "left" }), panel()], { width: "two-column" }));
  expect(labels(svg)).toEqual(expect.arrayContaining(["(a) left", "(b)"]));
  expect(labels(chart(figure([panel({ title: "only" })])))).toContain("only");
});

test("chart interrupts a curve at a value that is null, NaN or infinite, and shows a lonely point as a dot", () => {
  const path = (y: (number | null)[]): string =>
    /aria-label="line".*?d="([^"]*)"/.exec(chart(figure([panel({ lines: [line(y)] })])))![1]!;
  expect(path([0, 1, 2]).match(/M/g)).toHaveLength(1);
  for (const gap of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(path([0, 1, gap, 2, 3]).match(/M/g)).toHaveLength(2);
  }
  expect(labels(chart(figure([panel({ lines: [line([0, 1, null, 2])] })])))).toContain("dot");
  expect(labels(chart(figure([panel({ lines: [line([0, 1, 2])] })])))).not.toContain("dot");
});

const LOG = { label: "", scale: "log" } as const;

test.each<[string, Figure, string]>([
  ["no panels", figure([]), "panels"],
  ["a panel without data", figure([panel({ lines: [] })]), "data"],
  ["only missing values", figure([panel({ lines: [line([Number.NaN, null])] })]), "data"],
  ["points that are each half missing", figure([panel({ lines: [line([1, null], { x: [null, 1] })] })]), "data"],
  ["lists of different lengths", figure([panel({ lines: [line([1], { x: [1, 2] })] })]), "as long as x"],
  ["zero on a logarithmic axis", figure([panel({ x: LOG })]), "data"],
  ["a negative marker on a logarithmic axis", figure([panel({ y: LOG, lines: [], markers: [cross(-1)] })]), "data"],
  ["a reversed domain", figure([panel({ x: { label: "", scale: "linear", domain: [2, 1] } })]), "domain"],
  ["a color that is no index", figure([panel({ lines: [line([0, 1], { color: 0.5 })] })]), "color"],
  ["a width beyond a page", figure([panel()], { width: 5000 }), "width"],
  [
    "no room for the panels",
    figure(
      Array.from({ length: 4 }, () => panel()),
      { columns: 4, width: 150 },
    ),
    "width",
  ],
  ["half a column", figure([panel()], { columns: 0.5 }), "columns"],
  ["a flat frame", figure([panel()], { aspect: 0 }), "aspect"],
  ["a label without glyphs", figure([panel({ title: "日" })]), "label"],
  ["a title longer than the panel", figure([panel({ title: "long ".repeat(20) })]), "label"],
  [
    "a legend longer than the figure",
    figure([panel({ lines: [line([0, 1], { label: "long ".repeat(20) })] })]),
    "legend",
  ],
])("chart throws a ParameterError for %s", (_case, bad, parameter) => {
  expect(() => chart(bad)).toThrow(ParameterError);
  expect(() => chart(bad)).toThrow(parameter);
});

function cross(y: number): NonNullable<Figure["panels"][number]["markers"]>[number] {
  return { x: 1, y, shape: "cross", filled: false, color: 0 };
}

test("chart throws a ParameterError for shared axes that differ", () => {
  const different = [panel(), panel({ y: { label: "$q$", scale: "linear" } })];
  expect(() => chart(figure(different, { width: "two-column", sharedAxes: ["y"] }))).toThrow("shared axis");
});
