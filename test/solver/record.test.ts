import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { recordOf } from "../../src/solver/record.js";
import { solve } from "../../src/solver/solve.js";

const POINT: Point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.3 };
const NUMBERS = [
  "generalizationError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "norm",
  "margin",
  "freeEnergy",
] as const;

test("recordOf a solution holds the keys of the contract in their order", () => {
  const record = recordOf(solve(POINT));
  expect(Object.keys(record)).toEqual(["status", "regime", "overlaps", "conjugates", ...NUMBERS, "diagnostics"]);
  expect(Object.keys(record.overlaps ?? {})).toEqual(["m", "q", "V"]);
  expect(Object.keys(record.conjugates ?? {})).toEqual(["mHat", "qHat", "VHat"]);
  expect(Object.keys(record.diagnostics)).toEqual(["method", "iterations", "residual", "contraction", "errorEstimate"]);
});

test("recordOf a failure has the same keys, every number null, and says why", () => {
  const record = recordOf(solve({ ...POINT, loss: "square", alpha: 1, lambda: 0 }));
  expect(record.status).not.toBe("converged");
  expect(record).toMatchObject({ overlaps: null, conjugates: null });
  for (const name of NUMBERS) expect(record[name]).toBeNull();
  expect(record.message).toMatch("linear/square at alpha=1, epsilon=0.1, lambda=0");
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});

test.each([
  [0, "interpolating"],
  [1e-8, "regular"],
  [1e8, "regular"],
  [Number.POSITIVE_INFINITY, "infinite"],
])("recordOf at lambda = %d survives JSON and names its regime %j", (lambda, regime) => {
  for (const learner of [
    { model: "linear" },
    { model: "kernel", gamma: 1 },
    { model: "rf", gamma: 1, kappa: 3 },
  ] as const) {
    for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
      const record = recordOf(solve({ ...POINT, ...learner, loss, alpha: 0.8, lambda }));
      expect(record).toMatchObject({ status: "converged", regime });
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      expect(record.overlaps?.V === null).toBe(regime === "interpolating");
    }
  }
});
