/** @module-tag heavy */
import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import { type LineFigureData, type LinePanel, lineFigure } from "../../src/report/lineFigure.js";
import { pdf } from "../../src/report/pdf.js";
import { png } from "../../src/report/png.js";
import { expectSnapshot } from "./snapshot.js";

const AXIS = { label: "", scale: "linear" } as const;
const ALPHAS = [2, 4, 10, 20];
const ANGLES = Array.from({ length: 33 }, (_, index) => (index * Math.PI) / 64);
const BEST_ANGLE = 0.72;

/** One of six panels shaped like those of the paper's figure 3: square loss above, hinge loss below. */
function anglePanel(row: number, column: number): LinePanel {
  const error = (angle: number, curve: number): number =>
    (0.06 + 0.02 * curve) * (angle - BEST_ANGLE - 0.1 * row) ** 2 - 0.005 * row * (curve + 1);
  const memorization = (angle: number, curve: number): number => 0.35 * (angle / 2) ** (1 + curve);
  const value = column === 2 ? memorization : error;
  const label = (curve: number): string => `$\\alpha = ${ALPHAS[curve]!}$`;
  const least = (shape: "cross" | "circle", x: number, lambda: string): NonNullable<LinePanel["markers"]> =>
    ALPHAS.map((_alpha, curve) => ({
      x,
      y: value(x, curve),
      shape,
      series: label(curve),
      label: `least $E_{\\mathrm{gen}}(${lambda})$`,
    }));
  return {
    x: { label: "kernel angle $\\gamma$", scale: "angle" },
    y: { label: column === 2 ? "$E_{\\mathrm{mem}}$" : "$\\Delta E_{\\mathrm{gen}}$", scale: "linear" },
    series: ALPHAS.map((_alpha, curve) => ({
      label: label(curve),
      x: ANGLES,
      y: ANGLES.map((angle) => value(angle, curve)),
    })),
    verticalLines: row === 0 ? [{ x: BEST_ANGLE, label: "$\\gamma_{\\mathrm{opt}}$" }] : [],
    markers:
      row === 0
        ? []
        : [...least("cross", 0.82, "\\lambda_{\\mathrm{opt}}"), ...least("circle", 0.7, "\\lambda \\to 0^+")],
  };
}

const SIX: LineFigureData = {
  rowTitles: ["square loss", "hinge loss"],
  columnTitles: ["$\\lambda \\to 0^+$", "$\\lambda_{\\mathrm{opt}}$", "$\\lambda_{\\mathrm{opt}}$"],
  panels: [0, 1].flatMap((row) => [0, 1, 2].map((column) => anglePanel(row, column))),
};

const DECADES = Array.from({ length: 25 }, (_, index) => 10 ** (index / 4));

const RATES: LineFigureData = {
  width: "one-column",
  panels: [
    {
      x: { label: "samples per dimension $\\alpha$", scale: "log" },
      y: { label: "$E_{\\mathrm{gen}}$", scale: "log" },
      series: [
        { label: "square loss", x: DECADES, y: DECADES.map((alpha) => 0.5 / Math.sqrt(1 + alpha)) },
        { label: "Bayes-optimal", x: DECADES, y: DECADES.map((alpha) => 0.5 / (1 + alpha)), color: "black" },
      ],
      powerLaws: [
        { exponent: -0.5, through: [1e3, 0.05], range: [1e2, 1e5], label: "$\\alpha^{-1/2}$" },
        { exponent: -1, through: [1e3, 1e-4], range: [1e2, 1e5], label: "$\\alpha^{-1}$" },
      ],
    },
  ],
};

/** Residues of a square modulo a prime: as good as noise, and the same everywhere. */
function noise(index: number): number {
  return ((index * index * 37) % 101) / 101 - 0.5;
}

const TWENTY = Array.from({ length: 20 }, (_, index) => index / 2 + 0.25);

const MEASURED: LineFigureData = {
  panels: ["square loss", "hinge loss"].map((title, half) => {
    const names = ["$\\lambda = 0.01$", "$\\lambda = 1$", "best $\\lambda$"];
    const theory = (x: number, curve: number): number => 0.2 + (0.1 + 0.05 * curve) / (1 + x + half);
    return {
      title,
      x: { label: "features per dimension $\\kappa$", scale: "linear" },
      y: { label: "$E_{\\mathrm{gen}}$", scale: "linear" },
      series: names.map((label, curve) => ({
        label,
        x: TWENTY,
        y: TWENTY.map((x) => theory(x, curve)),
        dash: 0,
      })),
      points: names.map((series, curve) => ({
        label: "simulation, $d = 1000$",
        series,
        x: TWENTY,
        y: TWENTY.map((x, index) => theory(x, curve) + 0.01 * noise(index + 20 * curve)),
        yErrors: TWENTY.map(() => 0.005),
      })),
      horizontalLines: [{ y: 0.185, label: "Bayes-optimal", labelPlace: "line" }],
    };
  }),
};

test("lineFigure draws six panels with titles of rows and columns as stored", () => {
  expectSnapshot("six-panels", chart(lineFigure(SIX)));
});

test("lineFigure draws rates with power laws to compare as stored", () => {
  expectSnapshot("rates", chart(lineFigure(RATES)));
});

test("lineFigure draws simulations with error bars over theory as stored", () => {
  expectSnapshot("error-bars", chart(lineFigure(MEASURED)));
});

test.each([
  ["six panels", SIX],
  ["rates", RATES],
  ["error bars", MEASURED],
])("lineFigure gives clean pictures at both widths: %s", (_name, data) => {
  for (const width of ["one-column", "two-column"] as const) {
    const svg = chart(lineFigure({ ...data, width }));
    expect(svg).not.toMatch(/<text|NaN|undefined|Infinity|\bid="/);
    expect(svg).toBe(chart(lineFigure(structuredClone({ ...data, width }))));
    expect(svg.length).toBeLessThan(500_000);
    expect(png(svg, 72).length).toBeGreaterThan(0);
    expect(pdf(svg).length).toBeGreaterThan(0);
  }
});

test("lineFigure makes a stack of six panels fit a page if they share their abscissa", () => {
  const svg = chart(lineFigure({ ...SIX, width: "one-column", sharedAxes: ["x"] }));
  expect(Number(/height="([\d.]+)pt"/.exec(svg)![1])).toBeLessThan(650);
});

test("lineFigure gives series of one label one color in all panels", () => {
  const series = (...labels: string[]): LinePanel => ({
    x: AXIS,
    y: AXIS,
    series: labels.map((label) => ({ label, x: [0, 1], y: [0, 1] })),
  });
  const { panels } = lineFigure({ panels: [series("a", "b"), series("c", "b", "a")] });
  expect(panels.map(({ lines }) => lines!.map(({ color }) => color))).toEqual([
    [0, 1],
    [2, 1, 0],
  ]);
});

test("lineFigure leaves the colors that series ask for to them", () => {
  const series = [
    { label: "a", x: [0, 1], y: [0, 1] },
    { label: "b", x: [0, 1], y: [0, 1], color: 0 },
    { label: "bound", x: [0, 1], y: [0, 1], color: "black" as const },
  ];
  const [panel] = lineFigure({ panels: [{ x: AXIS, y: AXIS, series }] }).panels;
  expect(panel!.lines!.map(({ color }) => color)).toEqual([1, 0, "black"]);
});

test("lineFigure gives points and markers the color of their series, and black without one", () => {
  const panel: LinePanel = {
    x: AXIS,
    y: AXIS,
    series: ["a", "b"].map((label) => ({ label, x: [0, 1], y: [0, 1] })),
    points: [{ label: "", x: [0, Number.NaN], y: [1, 1], series: "b", yErrors: [0.1, 0.1] }],
    markers: [{ x: 0, y: 0, shape: "cross" }],
  };
  expect(lineFigure({ panels: [panel] }).panels[0]!.markers).toEqual([
    { x: 0, y: 1, shape: "circle", filled: false, color: 1, label: "", yError: 0.1 },
    { x: 0, y: 0, shape: "cross", filled: true, color: "black" },
  ]);
});

test("lineFigure draws a power law through its point, over its range", () => {
  const [panel] = lineFigure(RATES).panels;
  const { x, y } = panel!.guides![0]!;
  expect([x[0], x.at(-1)]).toEqual([100, expect.closeTo(1e5, 6)]);
  expect(y[0]! * Math.sqrt(x[0]!)).toBeCloseTo(0.05 * Math.sqrt(1e3), 12);
  expect(y.at(-1)! * Math.sqrt(x.at(-1)!)).toBeCloseTo(0.05 * Math.sqrt(1e3), 12);
});

test("lineFigure throws a ParameterError for points of a series that is not there, and for a power law at negative values", () => {
  const points = [{ label: "", x: [0], y: [0], series: "nobody" }];
  expect(() => lineFigure({ panels: [{ x: AXIS, y: AXIS, points }] })).toThrow(ParameterError);
  for (const wrong of [{ range: [-1, 1] as const }, { range: [2, 1] as const }, { through: [0, 1] as const }]) {
    const law = { exponent: 1, through: [1, 1] as const, range: [1, 2] as const, label: "", ...wrong };
    expect(() => lineFigure({ panels: [{ x: AXIS, y: AXIS, powerLaws: [law] }] })).toThrow(ParameterError);
  }
});
