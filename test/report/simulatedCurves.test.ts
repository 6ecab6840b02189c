import { expect, test } from "vitest";
import { PALETTE } from "../../src/report/drawing/lineStyle.js";
import { hasCurves, type SimulatedCurve, simulatedCurves } from "../../src/report/simulatedCurves.js";

const LAMBDAS = [0, 0.1, 1, 10, Number.POSITIVE_INFINITY];

function curvesOf(count: number): SimulatedCurve[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `case ${index}`,
    point: { model: "linear", loss: index % 2 === 0 ? "square" : "hinge", alpha: 1 + index, epsilon: 0.1, lambda: 1 },
    simulated: LAMBDAS.map((lambda) => ({
      parameters: {},
      lambda,
      generalizationError: { value: 0.2, standardError: 0.01 },
      memorizationError: { value: 0.1, standardError: 0.01 },
    })),
  }));
}

test.each([1, 3, 5, 8])(
  "simulatedCurves of %i learners shows each point in a color that no other curve of its panel has",
  (count) => {
    const { panels } = simulatedCurves(curvesOf(count));
    const labels = panels.flatMap(({ lines = [] }) => lines.map(({ label }) => label));
    expect(labels.length).toBe(2 * count);
    for (const { lines = [], markers = [] } of panels) {
      const colors = lines.map(({ color }) => (color === "black" ? color : color % PALETTE.length));
      expect(new Set(colors).size).toBe(lines.length);
      // Limits have no place on a logarithmic axis.
      expect(markers).toHaveLength(3 * lines.length);
      expect(new Set(markers.map(({ x }) => x)).size).toBe(markers.length);
      for (const { x } of markers)
        expect(Math.min(...[0.1, 1, 10].map((lambda) => Math.abs(Math.log(x / lambda))))).toBeLessThan(0.2);
    }
  },
);

test("hasCurves is true of two finite lambda and curves that can be told apart", () => {
  expect(hasCurves(curvesOf(8))).toBe(true);
  expect(hasCurves(curvesOf(9))).toBe(false);
  expect(hasCurves(curvesOf(2).map((one) => ({ ...one, simulated: one.simulated.slice(0, 2) })))).toBe(false);
});
