import { expect, test } from "vitest";
import { mathText } from "../../../src/report/drawing/mathText.js";
import { axisRange } from "../../../src/web/plot/axisRange.js";
import { axisPlace, limitPlaces } from "../../../src/web/plot/limitPlaces.js";
import { nearestPoint } from "../../../src/web/plot/nearest.js";
import type { Picture } from "../../../src/web/plot/picture.js";
import { type ChartTheme, frameOf, pictureGroups, svgFile, svgPicture } from "../../../src/web/plot/svgPicture.js";
import { DARK, LIGHT } from "../../../src/web/plot/theme.js";
import { tickMarkup } from "../../../src/web/plot/tickLabels.js";

const LOOK: ChartTheme = { theme: LIGHT, typeset: mathText, heatColors: ["#000000", "#888888", "#ffffff"] };
const PICTURE: Picture = {
  title: "x & y",
  caption: "α = 2, ε = 0.1",
  x: { label: "$x$", scale: "linear", domain: [0, 4] },
  y: { label: "$y$", scale: "log", domain: [0.1, 10] },
  lines: [{ x: [0, 1, 2, 3, 4], y: [1, 2, Number.NaN, 2, 1], color: 0, role: "curve" }],
  markers: [
    { x: 1, y: 2, shape: "star", color: 0, filled: true },
    { x: 2, y: 1, shape: "circle", color: 1, filled: false, xError: 0.2, yError: 0.3 },
    { x: Number.NaN, y: 1, shape: "square", color: 0, filled: true },
  ],
  rules: [{ at: 3, direction: "vertical", role: "reference" }],
  gaps: [2],
  entries: [{ label: "a < b & c", color: 0 }],
  marks: [
    { sample: "star", label: "best" },
    { sample: "dashed", label: "reference" },
    { sample: "cross", label: "not solved" },
  ],
};

test("svgPicture interrupts a curve where there is no value, and marks the place at the foot of the frame", () => {
  const drawn = svgPicture(PICTURE, 400, 300, LOOK);
  const frame = frameOf(PICTURE, 400, 300);
  const curve = /<path d="(M[^"]*)" stroke="#0072B2"/.exec(drawn)?.[1] ?? "";
  expect(curve.match(/M/g)).toHaveLength(2);
  expect(drawn).toContain(`L${((frame.left + frame.right) / 2 + 4).toFixed(1)} ${frame.bottom - 3}`);
  expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
});

test("pictureGroups keeps axes and labels of a picture whose curve alone has changed", () => {
  const [line] = PICTURE.lines;
  const moved = { ...PICTURE, lines: [{ ...line!, y: line!.y.map((value) => value / 2) }] };
  const before = pictureGroups(PICTURE, 400, 300, LOOK);
  const after = pictureGroups(moved, 400, 300, LOOK);
  const changed = after.filter(({ markup }, index) => markup !== before[index]?.markup);
  expect(changed.map(({ name }) => name)).toEqual(["lines"]);
});

test("svgPicture has the colors of its theme", () => {
  const dark = svgPicture(PICTURE, 400, 300, { ...LOOK, theme: DARK });
  expect(dark).toContain(DARK.ink);
  expect(dark).not.toContain(LIGHT.ink);
});

test("svgPicture draws a map in bands, with a bar of its colors, and leaves out what has no value", () => {
  const heat = {
    x: [1, 2, 3],
    y: [1, 2, 3],
    values: [
      [0, 0.5, 1],
      [0, Number.NaN, 1],
      [0, 0.5, 1],
    ],
    domain: [0, 1],
    scale: "linear",
    cut: false,
    label: "$z$",
  } as const;
  const drawn = svgPicture({ ...PICTURE, heat }, 400, 300, LOOK);
  for (const color of LOOK.heatColors) expect(drawn).toContain(`fill="${color}"`);
  expect(drawn).not.toMatch(/NaN|Infinity/);
});

test("svgFile is an SVG document with a title, parameters, command, and a legend of curves and marks, all escaped", () => {
  const file = svgFile(PICTURE, 400, 300, LOOK, "raf curve <here>");
  expect(file).toMatch(/^<svg xmlns="[^"]+" width="400" height="423"/);
  expect(file).toContain("<title>x &amp; y</title>");
  expect(file).toContain("<desc>α = 2, ε = 0.1; raf curve &lt;here&gt;</desc>");
  expect(file).toContain(">α = 2, ε = 0.1</text>");
  expect(file).toContain("a &lt; b &amp; c");
  const heights = ["a &lt; b &amp; c", "best", "reference", "not solved"].map((label) =>
    Number(new RegExp(`y="([\\d.]+)"[^>]*>${label}</text>`).exec(file)?.[1]),
  );
  expect(heights.map((height) => height - (heights[0] ?? 0))).toEqual([0, 21, 21, 42]);
});

test("nearestPoint finds the point along x, or in the plane, and none where none has a place", () => {
  const frame = frameOf(PICTURE, 400, 300);
  const curve = { x: [0, 2, 4], y: [1, 1, 10] };
  const corner = { left: frame.right - 60, top: frame.top };
  expect(nearestPoint(PICTURE, frame, curve, corner, "x")?.index).toBe(2);
  expect(nearestPoint(PICTURE, frame, curve, { left: frame.right - 40, top: frame.bottom }, "plane")?.index).toBe(1);
  expect(nearestPoint(PICTURE, frame, { x: [Number.NaN], y: [1] }, corner, "x")).toBeUndefined();
});

test("axisRange leaves room around the data, none below an anchor, and needs no data", () => {
  expect(axisRange([1, 2, Number.NaN], "linear")).toEqual([expect.closeTo(0.94, 12), expect.closeTo(2.06, 12)]);
  expect(axisRange([1, 2], "linear", [0])[0]).toBe(0);
  const [low, high] = axisRange([0, -1, 1, 100], "log");
  expect(low).toBeLessThan(1);
  expect(low).toBeGreaterThan(0);
  expect(high).toBeGreaterThan(100);
  expect(axisRange([], "linear")).toEqual([0, 1]);
  expect(axisRange([3, 3], "linear")[0]).toBeLessThan(3);
});

test("axisPlace puts the limits of lambda beyond both ends, and nothing else anywhere", () => {
  const places = limitPlaces(1e-2, 1e2);
  expect(axisPlace(0, places)).toBeLessThan(1e-2);
  expect(axisPlace(Number.POSITIVE_INFINITY, places)).toBeGreaterThan(1e2);
  expect(axisPlace(1, places)).toBe(1);
});

test.each([
  ["$0.5$", "0.5"],
  ["$10^{-3}$", '10<tspan dy="-4.6" font-size="8.6">−3</tspan>'],
  ["$0^+$", '0<tspan dy="-4.6" font-size="8.6">+</tspan>'],
  ["$3\\pi/8$", "3π/8"],
  ["$2 \\times 10^{5}$", '2×10<tspan dy="-4.6" font-size="8.6">5</tspan>'],
])("tickMarkup writes %s as SVG", (label, text) => {
  expect(tickMarkup(label, 12)).toBe(text);
});
