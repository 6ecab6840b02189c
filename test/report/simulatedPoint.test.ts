import { expect, test } from "vitest";
import { type SimulatedPoint, simulatedAt } from "../../src/report/simulatedPoint.js";
import { tradeOffFigure } from "../../src/report/tradeOffFigure.js";

const POINT: SimulatedPoint = {
  parameters: { model: "kernel", activation: "erf", alpha: 2.2222222222, loss: "hinge" },
  lambda: 1,
  generalizationError: { value: 0.21, standardError: 0.001 },
  memorizationError: { value: 0.05, standardError: 0.002 },
};

test("simulatedAt takes points of the wanted parameters, numbers up to the digits people write", () => {
  expect(simulatedAt([POINT], { model: "kernel", alpha: 20 / 9 })).toEqual([POINT]);
  expect(simulatedAt([POINT], { model: "kernel", alpha: 2.2 })).toEqual([]);
  expect(simulatedAt([POINT], { model: "kernel", activation: "relu" })).toEqual([]);
});

test("simulatedAt tells a parameter that is absent from one that is there", () => {
  expect(simulatedAt([POINT], { kappa: undefined })).toEqual([POINT]);
  expect(simulatedAt([POINT], { kappa: 2 })).toEqual([]);
  expect(simulatedAt([POINT], { activation: undefined })).toEqual([]);
});

test("tradeOffFigure lays simulations over the curve, open, in its color, with both error bars", () => {
  const curve = { label: "erf", points: [{ lambda: 1, generalizationError: 0.2, memorizationError: 0.06 }] };
  const panels = [{ title: "hinge", curves: [curve, { ...curve, label: "ReLU", simulated: [POINT] }] }];
  expect(tradeOffFigure({ panels, bayesOptimal: 0.2 }).panels[0]!.markers).toEqual([
    {
      x: 0.21,
      y: 0.05,
      xError: 0.001,
      yError: 0.002,
      shape: "circle",
      filled: false,
      color: 1,
      label: "simulation, $d \\to \\infty$",
    },
  ]);
});
