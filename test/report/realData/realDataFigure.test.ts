import { expect, test } from "vitest";
import { chart } from "../../../src/report/chart.js";
import { type RealDataFigureData, realDataFigure, tradeOffEtas } from "../../../src/report/realData/realDataFigure.js";
import { realDataTheory } from "../../../src/report/realData/realDataTheory.js";
import { realDataPoints } from "./realDataPoints.js";

const etas = [0.5, 1, 2, 4, 6.75, 12];
/** Least at eta = 4 for lambda = 1, at 6.75 for 0+, and there above that. */
const error = (eta: number, lambda: number): number =>
  0.2 +
  (lambda === 0 ? 0.05 + Math.abs(Math.log(eta / 6.75)) / 20 : Math.abs(Math.log(eta / 4)) / 20) +
  (lambda > 1 ? 0.2 : 0);
const points = realDataPoints({ etas, error });
const shown = tradeOffEtas(points, 0);
const theory = await realDataTheory({
  loss: "square",
  alpha: 4,
  epsilon: 0.2,
  etas: shown,
  etaRange: [0.5, 12],
  smallLambda: 0,
});
const data: RealDataFigureData = {
  points,
  etas: shown,
  smallLambda: 0,
  theory,
  title: "cat against dog",
  task: { n: 400, epsilon: 0.2, loss: "square" },
  width: "two-column",
};

test("tradeOffEtas are the best at the best and at small lambda, one lower and one higher", () => {
  expect(shown).toEqual([2, 4, 6.75, 12]);
  // Nothing is lower than the end of the sweep; one eta where both errors are least is the one best.
  expect(tradeOffEtas(realDataPoints({ etas: [1, 3], error: (eta) => eta / 10 }), 0)).toEqual([1, 3]);
  expect(tradeOffEtas(realDataPoints({ etas: [2], error: () => 0.5 }), 0)).toEqual([2]);
});

test("realDataFigure names the loss, the size and the fraction of facts", () => {
  const task = { n: 60, epsilon: 0.25, loss: "hinge" } as const;
  expect(realDataFigure({ ...data, task }).subtitle).toEqual(["hinge loss", "$n = 60$", "$\\varepsilon = 0.25$"]);
});

test("realDataFigure has the theory above and the data below, curves of one eta in one color", () => {
  const { panels, columns } = realDataFigure(data);
  expect(columns).toBe(2);
  expect(panels.map(({ title }) => title)).toEqual([
    "theory, Gaussian inputs",
    "theory, Gaussian inputs",
    "cat against dog",
    "cat against dog",
  ]);
  const styles = panels.map(({ lines = [] }) => lines.map(({ label, color, dash }) => [label, color, dash].join()));
  expect(styles[2]).toEqual(styles[0]);
  expect(styles[3]).toEqual(styles[1]);
  expect(new Set([...styles[0]!, ...styles[1]!]).size).toBe(6);
  const svg = chart(realDataFigure(data));
  expect(svg.startsWith("<svg")).toBe(true);
  expect(chart(realDataFigure({ ...data, width: "one-column" }))).toContain('width="243pt"');
});

test("realDataFigure has the deviation over the repeats as error bars, and the least E_gen of each eta", () => {
  const { lines = [], markers = [] } = realDataFigure(data).panels[3]!;
  const [best, small] = lines;
  expect(best?.x).toEqual(etas);
  for (const [index, eta] of etas.entries()) {
    expect(best?.y[index]).toBeCloseTo(Math.min(error(eta, 0), error(eta, 1)), 12);
    expect(small?.y[index]).toBeCloseTo(error(eta, 0), 12);
  }
  expect(markers).toHaveLength(2 * etas.length);
  for (const { yError } of markers) expect(yError).toBeCloseTo(0.01 * Math.SQRT2, 12);
});

test("realDataFigure marks both limits of lambda on each trade-off curve", () => {
  const { markers = [] } = realDataFigure(data).panels[2]!;
  expect(markers.map(({ shape }) => shape)).toEqual(shown.flatMap(() => ["triangle", "square"]));
  expect(markers[0]).toMatchObject({ y: 0 });
});

test("realDataFigure leaves the trade-off out where there are no facts", () => {
  const noFacts = realDataPoints({ etas, error, facts: false });
  expect(realDataFigure({ ...data, points: noFacts }).panels.map(({ y }) => y.label)).toEqual(
    new Array(2).fill("generalization error $E_{\\mathrm{gen}}$"),
  );
});

test("realDataFigure has a gap where no repeat met its certificate", () => {
  const failed = realDataPoints({ etas, error, certificate: (eta, lambda) => (eta === 2 && lambda === 0 ? 1 : 0) });
  const { lines = [], markers = [] } = realDataFigure({ ...data, points: failed }).panels[3]!;
  expect(lines[1]?.y[2]).toBeNull();
  expect(markers).toHaveLength(2 * etas.length - 1);
});
