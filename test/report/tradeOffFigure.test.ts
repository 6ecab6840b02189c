import { expect, test } from "vitest";
import { chart } from "../../src/report/chart.js";
import { type TradeOffData, type TradeOffPanel, tradeOffFigure } from "../../src/report/tradeOffFigure.js";
import { expectSnapshot } from "./snapshot.js";
import { TRADE_OFF_POINTS } from "./tradeOffPoints.js";

function models(loss: keyof typeof TRADE_OFF_POINTS): TradeOffPanel["curves"] {
  const { perceptron, erf, ReLU } = TRADE_OFF_POINTS[loss];
  return [
    { label: "perceptron", points: perceptron },
    { label: "erf kernel", points: erf },
    { label: "ReLU kernel", points: ReLU },
  ];
}

const FIGURE_1: TradeOffData = {
  bayesOptimal: 0.2008,
  panels: [
    { title: "square loss", curves: models("square"), optimalGeneralizationError: 0.2084 },
    { title: "hinge loss", curves: models("hinge") },
  ],
};

test("tradeOffFigure draws the paper's figure 1 as stored", () => {
  expectSnapshot("trade-off", chart(tradeOffFigure(FIGURE_1)));
});

test("tradeOffFigure gives each panel a legend of its own where they compare different kernels, as stored", () => {
  const angles = (loss: keyof typeof TRADE_OFF_POINTS, values: readonly string[]): TradeOffPanel["curves"] =>
    models(loss).map(({ points }, index) => ({ label: `$\\gamma = ${values[index]}$`, points }));
  const figure4: TradeOffData = {
    bayesOptimal: 0.2008,
    width: "one-column",
    panels: [
      { title: "square loss", curves: angles("square", ["1.3", "0.8011", "0.5"]), optimalGeneralizationError: 0.2084 },
      { title: "hinge loss", curves: angles("hinge", ["1.3", "0.9774", "0.6"]) },
    ],
  };
  expectSnapshot("trade-off-angles", chart(tradeOffFigure(figure4)));
});

test("tradeOffFigure marks lambda -> 0+ with triangles and lambda -> infinity with squares", () => {
  const [square] = tradeOffFigure(FIGURE_1).panels;
  expect(square!.markers).toHaveLength(6);
  expect(square!.markers!.slice(0, 2)).toEqual([
    { x: 0.2291, y: 0.1958, shape: "triangle", filled: true, color: 0, label: "$\\lambda \\to 0^+$" },
    { x: 0.2392, y: 0.3235, shape: "square", filled: true, color: 0, label: "$\\lambda \\to \\infty$" },
  ]);
});

test("tradeOffFigure has no marker at a limit that was not computed or did not converge", () => {
  const points = TRADE_OFF_POINTS.hinge.erf
    .slice(1)
    .map((point) =>
      point.lambda === Number.POSITIVE_INFINITY ? { ...point, generalizationError: Number.NaN } : point,
    );
  const data = { bayesOptimal: 0.2, panels: [{ title: "", curves: [{ label: "", points }] }] };
  expect(tradeOffFigure(data).panels[0]!.markers).toEqual([]);
  expect(chart(tradeOffFigure(data))).not.toContain("NaN");
});

test("tradeOffFigure has the Bayes-optimal line in every panel and the common optimum only where it is given", () => {
  const styles = tradeOffFigure(FIGURE_1).panels.map((panel) => panel.verticalLines!.map(({ x, style }) => [x, style]));
  expect(styles).toEqual([
    [
      [0.2008, "bold-dashed-black"],
      [0.2084, "thin-dotted-grey"],
    ],
    [[0.2008, "bold-dashed-black"]],
  ]);
});
