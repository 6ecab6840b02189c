import { expect, test } from "vitest";
import { SLIDERS } from "../../../src/web/page/knobTable.js";
import { heatShare } from "../../../src/web/plot/heatDrawing.js";
import { mapPicture } from "../../../src/web/plot/mapPicture.js";
import { frameOf, pictureGroups, svgPicture } from "../../../src/web/plot/svgPicture.js";
import { LIGHT } from "../../../src/web/plot/theme.js";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { MAP_LAMBDAS } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import type { MapAnswer } from "../../../src/web/theory/questions.js";

const LAMBDAS = [0, 0.01, 1, 100, Number.POSITIVE_INFINITY];
const ALPHAS = [0.1, 1, 10];
const MAP: MapAnswer = {
  kind: "map",
  alphas: ALPHAS,
  lambdas: LAMBDAS,
  // E_gen falls with alpha; the limits go on where the range ends.
  values: ALPHAS.map((alpha) => LAMBDAS.map((lambda) => 1 / (1 + alpha) + (lambda === 0 ? 0.1 : 0))),
  unsolved: 0,
  complete: true,
  marksFollow: false,
  milliseconds: 1,
  best: { x: ALPHAS, y: [0, 5, Number.POSITIVE_INFINITY] },
};
const STATE = { ...INITIAL_STATE, view: "map" as const };
const drawnAt = (lambda: number): ReturnType<typeof mapPicture> =>
  mapPicture(
    STATE,
    {
      channel: "current",
      settings: DEFAULT_SETTINGS,
      label: "one",
      color: 0,
      result: { map: MAP },
      simulated: [],
      rows: [],
    },
    { x: 1, y: lambda },
  );

test("mapPicture puts 0+ below and infinity above all other lambdas, each in a strip within the axis", () => {
  const picture = drawnAt(1);
  const [zero, infinity] = picture?.y.namedTicks?.map(({ value }) => value) ?? [];
  const [low, high] = picture?.y.domain ?? [];
  const order = [low, zero, 0.01, 100, infinity, high];
  expect([...order].sort((a, b) => Number(a) - Number(b))).toEqual(order);
  expect(picture?.heat?.strips).toEqual([
    { place: zero, values: MAP.values.map((column) => column[0]) },
    { place: infinity, values: MAP.values.map((column) => column[4]) },
  ]);
  expect(picture?.heat?.y).toEqual([0.01, 1, 100]);
  expect(picture?.heat?.values).toEqual(MAP.values.map((column) => column.slice(1, 4)));
  expect(picture?.lines[0]?.y).toEqual([zero, 5, infinity]);
});

test("mapPicture marks the knobs in a strip at a limit, and nowhere where lambda is beyond the map", () => {
  const zero = drawnAt(0)?.y.namedTicks?.[0]?.value;
  expect(drawnAt(0)?.markers.map(({ y }) => y)).toEqual([zero]);
  expect(drawnAt(Number.POSITIVE_INFINITY)?.markers).toHaveLength(1);
  expect(drawnAt(1e9)?.markers).toEqual([]);
});

test("mapPicture is drawn with its strips inside the frame, and a gap between them and the map", () => {
  const picture = { ...drawnAt(1)!, marks: [], title: "", caption: "" };
  const chartTheme = {
    theme: LIGHT,
    typeset: () => ({ outline: "", width: 0 }) as never,
    heatColors: ["#000001", "#000002", "#000003", "#000004"],
  };
  const svg = svgPicture(picture, 400, 300, chartTheme);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const frame = frameOf(picture, 400, 300);
  const map = pictureGroups(picture, 400, 300, chartTheme).find(({ name }) => name === "field")?.markup ?? "";
  const rects = [...map.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="#/g)];
  const tops = [...new Set(rects.map(([, , y]) => Number(y)))].sort((a, b) => a - b);
  expect(tops).toHaveLength(2);
  const height = Number(rects[0]?.[4]);
  expect(tops[0]).toBeCloseTo(frame.top, 0);
  expect((tops[1] ?? 0) + height).toBeCloseTo(frame.bottom, 0);
});

test("mapPicture has a color for everything where a training loss is 0 or denormal, and says where its colors are cut", () => {
  const values = [
    [0, 5e-324, 1e-4, 0.5, 1],
    [0, 1e-200, 1e-3, 0.5, 1],
    [1e-5, 1e-5, 1e-2, 0.5, 2],
  ];
  const result = { map: { ...MAP, values } };
  const curve = {
    channel: "current",
    settings: DEFAULT_SETTINGS,
    label: "one",
    color: 0,
    result,
    simulated: [],
    rows: [],
  };
  const picture = mapPicture({ ...STATE, observable: "trainingLoss" }, curve, undefined);
  const heat = picture!.heat!;
  expect(heat).toMatchObject({ domain: [1e-7, 2], cut: true });
  const shares = values.flat().map((value) => heatShare(heat, value));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect([heatShare(heat, 0), heatShare(heat, 2)]).toEqual([0, 1]);
  const chartTheme = {
    theme: LIGHT,
    typeset: () => ({ outline: "", width: 0 }) as never,
    heatColors: ["#000001", "#000002"],
  };
  const svg = svgPicture({ ...picture!, marks: [], title: "", caption: "" }, 400, 300, chartTheme);
  expect(svg).toContain("≤ 10<tspan");
  // The lowest band fills the whole map, and both strips are full.
  expect(svg).toMatch(/fill="#000001" fill-rule/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const zeros = { ...curve, result: { map: { ...MAP, values: values.map((column) => column.map(() => 0)) } } };
  expect(mapPicture({ ...STATE, observable: "norm" }, zeros, undefined)?.heat).toMatchObject({ domain: [1e-8, 1] });
});

test("MAP_LAMBDAS go as far as the knob of lambda", () => {
  expect(MAP_LAMBDAS).toEqual({ from: SLIDERS.lambda.from, to: SLIDERS.lambda.to });
});
