import { expect, test } from "vitest";
import { heatField, type PlaneArea } from "../../../src/report/drawing/heatField.js";

const LINEAR = { x: "linear", y: "linear" } as const;

/** A field of a function on the samples. */
function field(
  x: readonly number[],
  y: readonly number[],
  value: (x: number, y: number) => number,
  scales: Parameters<typeof heatField>[2] = LINEAR,
): ReturnType<typeof heatField> {
  return heatField({ x, y }, (row, column) => value(x[column]!, y[row]!), scales);
}

const STEPS = [0, 1, 3, 4, 7, 8];

function extent(area: PlaneArea): { x: number[]; y: number[] } {
  const points = area.coordinates.flat(2);
  const ends = (values: number[]): number[] => [Math.min(...values), Math.max(...values)];
  return { x: ends(points.map(([x]) => x)), y: ends(points.map(([, y]) => y)) };
}

test("heatField has straight contours where the field is linear, whatever the steps of the samples", () => {
  const lines = field(STEPS, STEPS, (x, y) => x + y).lines(6.5);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.length).toBeGreaterThan(5);
  for (const [x, y] of lines[0]!) expect(x + y).toBeCloseTo(6.5, 12);
});

test("heatField has contours that end on the outermost samples", () => {
  const [contour] = field(STEPS, STEPS, (x) => x).lines(2);
  const heights = contour!.map(([, y]) => y);
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 8]);
  for (const [x] of contour!) expect(x).toBeCloseTo(2, 12);
});

test("heatField interpolates between the samples of a logarithmic axis on its scale", () => {
  const powers = [1, 10, 100, 1000];
  const [contour] = field(powers, STEPS, (x) => Math.log10(x), { x: "log", y: "linear" }).lines(1.5);
  for (const [x] of contour!) expect(x).toBeCloseTo(10 ** 1.5, 9);
});

test("heatField closes a contour around a peak", () => {
  const [ring] = field(STEPS, STEPS, (x, y) => -((x - 4) ** 2) - (y - 4) ** 2).lines(-4);
  expect(ring![0]).toEqual(ring!.at(-1));
});

test("heatField interrupts contours at a gap and leaves it out of every area", () => {
  const steps = [0, 1, 2, 3, 4];
  const gap = field(steps, steps, (x, y) => (x === 2 && y === 2 ? Number.NaN : y));
  const lines = gap.lines(1.5);
  expect(lines).toHaveLength(2);
  for (const [x] of lines.flat()) expect(x <= 1 || x >= 3).toBe(true);
  expect(gap.known().coordinates[0]).toHaveLength(2);
  expect(gap.lines(-5)).toEqual([]);
});

test("heatField goes on beyond the outermost samples, so that a frame there is filled", () => {
  const { x, y } = extent(field(STEPS, STEPS, () => 1).known());
  expect(x).toEqual([-0.5, 8.5]);
  expect(y).toEqual([-0.5, 8.5]);
});

test("heatField has areas whose edges are its contours", () => {
  const { x } = extent(field(STEPS, STEPS, (value) => value).area(2));
  expect(x[0]).toBeCloseTo(2, 12);
});
