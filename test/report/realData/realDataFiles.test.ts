import { expect, test } from "vitest";
import { lineFigure } from "../../../src/report/lineFigure.js";
import { countingError, realDataFiles, realDataTable } from "../../../src/report/realData/realDataFiles.js";
import { realDataPoints } from "./realDataPoints.js";

const points = realDataPoints({
  etas: [1, 2],
  error: () => 0.2,
  certificate: (eta, lambda) => (eta === 2 && lambda === 0 ? 1 : 1e-15),
});

test("realDataTable has mean, deviation and standard error of every observable, and nothing where no repeat counts", () => {
  const { columns, rows } = realDataTable(points, 400);
  const cell = (row: number, column: string): unknown => rows[row]?.[columns.indexOf(column)];
  expect(rows.map(([eta, lambda, repeats]) => [eta, lambda, repeats])).toEqual([
    [1, 0, 2],
    [1, 1, 2],
    [1, Number.POSITIVE_INFINITY, 2],
    [2, 0, 0],
    [2, 1, 2],
    [2, Number.POSITIVE_INFINITY, 2],
  ]);
  expect(cell(0, "generalizationError")).toBeCloseTo(0.2, 12);
  expect(cell(0, "generalizationErrorDeviation")).toBeCloseTo(0.01 * Math.SQRT2, 12);
  expect(cell(0, "generalizationErrorStandardError")).toBeCloseTo(0.01, 12);
  expect(cell(0, "countingError")).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 400), 12);
  expect(cell(2, "trainingLoss")).toBeNull();
  expect([cell(3, "generalizationError"), cell(3, "countingError"), cell(3, "rejected")]).toEqual([null, null, 2]);
  expect(columns).toHaveLength(rows[0]!.length);
});

test("countingError is the binomial deviation of the mean", () => {
  expect(countingError(points[0]!, 100)).toBeCloseTo(0.04, 12);
});

test("realDataFiles are the picture in every format, the means and the record", async () => {
  const axis = { label: "$x$", scale: "linear" } as const;
  const figure = lineFigure({ panels: [{ x: axis, y: axis, series: [{ label: "a", x: [0, 1], y: [0, 1] }] }] });
  const files = await realDataFiles(figure, points, { testSamples: 400 });
  expect(files.map(({ name }) => name)).toEqual([
    "real-data.svg",
    "real-data.png",
    "real-data.pdf",
    "real-data.csv",
    "real-data.json",
  ]);
  expect(String(files[3]?.content).split("\n")[3]).toMatch(/^1,inf,2,0\.2/);
  expect(JSON.parse(String(files[4]?.content))).toMatchObject({
    testSamples: 400,
    points: [{ eta: 1, lambda: 0 }, {}, { lambda: "inf" }, {}, {}, {}],
  });
});
