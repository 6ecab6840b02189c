import { expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
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
