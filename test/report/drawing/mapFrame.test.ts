import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { mapFrame, mapRange, requireMap } from "../../../src/report/drawing/mapFrame.js";
import type { HeatMap } from "../../../src/report/heatMap.js";
import { panel } from "../figures.js";

const VALUES = [
  [1, 2],
  [null, 4],
];
const MAP: HeatMap = { x: [0, 5], y: [-1, 3], values: VALUES, label: "value" };

test("mapFrame colors the range of the data unless the map asks for another", () => {
  expect(mapFrame(MAP, 100).colors.domain).toEqual([1, 4]);
  expect(mapFrame({ ...MAP, domain: [0, 10] }, 100).colors.domain).toEqual([0, 10]);
});

test("mapFrame tells whether data go beyond the colors", () => {
  expect(mapFrame(MAP, 100).beyond).toEqual({ below: false, above: false });
  expect(mapFrame({ ...MAP, domain: [2, 10] }, 100).beyond).toEqual({ below: true, above: false });
  expect(mapFrame({ ...MAP, domain: [0, 3] }, 100).beyond).toEqual({ below: false, above: true });
});

test("mapFrame gives values that are all the same a range around them", () => {
  const same = { ...MAP, values: [[2, 2] as const, [2, 2] as const] };
  expect(mapFrame(same, 100).colors.domain).toEqual([1.5, 2.5]);
  expect(mapFrame({ ...same, scale: "log" }, 100).colors.domain).toEqual([1, 4]);
});

test("mapFrame has ticks for the color bar, more on a higher one", () => {
  const count = (height: number): number => mapFrame(MAP, height).ticks.major.length;
  expect(count(200)).toBeGreaterThan(count(60));
});

test("mapRange is that of the samples of all maps, without a margin", () => {
  const panels = [panel({ heatMap: MAP }), panel(), panel({ heatMap: { ...MAP, x: [3, 9] } })];
  expect(mapRange(panels, "x")).toEqual([0, 9]);
  expect(mapRange(panels, "y")).toEqual([-1, 3]);
  expect(mapRange([panel()], "x")).toBeUndefined();
});

test("requireMap accepts gaps and throws a ParameterError that names the panel for what is no map", () => {
  expect(() => requireMap(MAP, "panel")).not.toThrow();
  expect(() => requireMap({ ...MAP, values: [[1, 2]] }, "panel (a)")).toThrow(ParameterError);
  expect(() => requireMap({ ...MAP, values: [[1, 2]] }, "panel (a)")).toThrow(
    /^panel \(a\): .*1 rows of 2 values.*2 rows of 2/,
  );
});
