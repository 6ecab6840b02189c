/** @module-tag heavy */
import { expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
import { studyLines } from "../../../src/report/study/studyLines.js";
import { studyMap } from "../../../src/report/study/studyMap.js";
import type { DrawnRow } from "../../../src/report/study/studyRows.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { scratchFolder, swept } from "../../study/studies.js";

async function figureOf(text: string, request: Parameters<typeof studyFigure>[2]): ReturnType<typeof studyFigure> {
  const store = scratchFolder();
  await swept(store, text);
  return studyFigure(await readPlan(text, "p"), await rowIndex([store]), request);
}

const NINE = `name: nine
fixed: {model: linear, loss: square, epsilon: 0.2}
axes:
  alpha: {from: 0.6, to: 7, count: 8, scale: log}
  lambda: {from: 0.1, to: 10, count: 3, scale: log, limits: included}
compute: [points, {replicas: {sizes: [10], replicas: 2, seed: 1}}]
`;

test("studyLines tells limits apart where colors start over, and cuts no measurement at the ends of the axis", async () => {
  const view = { x: "lambda", value: "generalizationError", at: {} } as const;
  const [panel] = (await figureOf(NINE, { ...view, log: new Set(["value", "automatic"]) })).panels;
  expect([panel?.x.scale, panel?.y.scale]).toEqual(["log", "log"]);
  const markers = panel?.markers ?? [];
  const limits = markers.filter(({ yError }) => yError === undefined);
  expect(new Set(limits.map(({ color, shape, filled }) => `${Number(color) % 6} ${shape} ${filled}`)).size).toBe(16);
  const [low, high] = panel?.x.domain ?? [NaN, NaN];
  expect(markers).toHaveLength(8 * 5 + 16);
  expect(markers.every(({ x }) => x >= low * (1 - 1e-12) && x <= high * (1 + 1e-12))).toBe(true);
});

const BEST = `name: best
fixed: {model: linear, loss: square}
axes: {epsilon: [0.2, 0.4], alpha: [1, 2, 3], lambda: ["0+", 0.1, 1]}
compute: [points, {optimum: {over: lambda, objective: memorization}}]
`;

test("studyMap leaves limits out, and says in the heading what holds for the whole map", async () => {
  const view = { x: "alpha", log: "automatic" } as const;
  const map = (await figureOf(BEST, { ...view, y: "lambda", value: "m", at: { epsilon: 0.2 } })).panels[0]?.heatMap;
  expect(map?.y).toEqual([0.1, 1]);
  const optimum = { ...view, y: "epsilon", at: {}, part: "optimum" } as const;
  const [panel] = (await figureOf(BEST, { ...optimum, value: "value" })).panels;
  expect(panel?.title).toBe("best at $\\lambda \\to 0^+$");
  expect(panel?.heatMap?.regions).toEqual([]);
  await expect(figureOf(BEST, { ...optimum, value: "lambda", log: new Set(["value"]) })).rejects.toThrow(
    /where no value is positive and finite/,
  );
});

/** Rows as a store has them, without one. */
function row(x: number, series: string, own: Partial<DrawnRow> = {}): DrawnRow {
  return { x, y: 0, value: Math.sin(x), series, label: series, places: [], cell: () => 10, ...own };
}

test("studyLines gives simulations the color of their line where only one of the lines has them", () => {
  const theory = [1, 2, 3].flatMap((x) => [row(x, "a"), row(x, "b")]);
  const samples = [1, 2, 3].map((x) => row(x, "b"));
  const view = { x: "alpha", value: "generalizationError", at: {} } as const;
  const [panel] = studyLines(view, { theory, samples, label: "", remedy: "", log: "automatic" }).panels;
  const [line] = panel!.lines!.filter(({ label }) => label === "b");
  expect(new Set(panel!.markers!.map(({ color }) => color))).toEqual(new Set([line!.color]));
  expect(line!.color).toBe(1);
});

test("studyLines and studyMap draw as many points as a plan may have", () => {
  const view = { x: "alpha", value: "generalizationError", at: {} } as const;
  const long = Array.from({ length: 2e5 }, (_, i) => row(1 + i / 1e5, ""));
  const words = { label: "", remedy: "", log: "automatic" } as const;
  expect(studyLines(view, { theory: long, samples: [], ...words }).panels[0]!.lines![0]!.x).toHaveLength(2e5);
  const side = Array.from({ length: 300 }, (_, i) => i + 1);
  const rows = side.flatMap((x) => side.map((y) => row(x, "", { y })));
  const map = studyMap({ ...view, y: "epsilon" }, { rows, boundaries: [], ...words });
  expect(map.panels[0]!.heatMap!.values).toHaveLength(300);
});

test("studyLines has the fractions of pi on the axis of an angle", () => {
  const theory = [0.2, 0.7, 1.2].map((x) => row(x, ""));
  const view = { x: "gamma", value: "generalizationError", at: {} } as const;
  const [panel] = studyLines(view, { theory, samples: [], label: "", remedy: "", log: "automatic" }).panels;
  expect(panel?.x.namedTicks?.map(({ label }) => label)).toEqual([
    "$0$",
    "$\\pi/8$",
    "$\\pi/4$",
    "$3\\pi/8$",
    "$\\pi/2$",
  ]);
  expect(panel?.x.domain).toEqual([0, Math.PI / 2]);
});
