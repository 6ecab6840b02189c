import { expect, test } from "vitest";
import { modelOf } from "../../equations/point.js";
import { unsolvedTraining } from "../../src/solver/unsolvedTraining.js";

test("unsolvedTraining says which method stopped after how many steps and why, and gives no number", () => {
  const model = modelOf({ model: "linear", loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.1 });
  const search = { method: "newton", iterations: 7 } as const;
  const { diagnostics, lastOverlaps, ...rest } = unsolvedTraining(model, search, { status: "stalled", message: "why" });
  const nothing = { residual: Number.NaN, contraction: Number.NaN, errorEstimate: Number.NaN };
  expect(diagnostics).toEqual({ ...search, ...nothing });
  expect(lastOverlaps).toEqual({ m: Number.NaN, q: Number.NaN, V: Number.NaN });
  expect(rest).toEqual({ status: "stalled", question: "training", model, regime: "training", message: "why" });
});
