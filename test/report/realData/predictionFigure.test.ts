import { expect, test } from "vitest";
import { type PredictedPoint, predictionFigure } from "../../../src/report/realData/predictionFigure.js";

const error = { value: 0.2, standardError: 0.01, poolError: 0.01 };

function pointAt(lambda: number): PredictedPoint {
  const numbers = { order: 3, orderChange: 0, orderResidual: 0, iterations: 1, residual: 0 };
  const images = { wrong: new Float64Array(0), lost: new Float64Array(0) };
  const errors = { generalizationError: error, memorizationError: error, squaredError: error };
  return { epsilon: 0.25, eta: null, prediction: { n: 40, lambda, trusted: true, ...errors, ...numbers, images } };
}

test("predictionFigure names the loss and the parameters that do not run, and no bandwidth of a kernel that was given", () => {
  const settings = { title: "kernel k.npy", loss: "hinge", standardize: "pool" } as const;
  const { subtitle = [] } = predictionFigure([pointAt(0.1), pointAt(1)], settings);
  expect(subtitle.slice(0, -1)).toEqual(["kernel k.npy", "hinge loss", "$n = 40$", "$\\varepsilon = 0.25$"]);
  expect(predictionFigure([pointAt(0)], settings).subtitle).toContain("$\\lambda = 0^+$");
});
