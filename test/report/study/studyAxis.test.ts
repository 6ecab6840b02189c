import { expect, test } from "vitest";
import { columnLabel } from "../../../src/report/labels.js";
import { resultLabel, spacedByRatio } from "../../../src/report/study/studyAxis.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { jointPoints } from "../../../src/study/plan/jointPoints.js";
import { grid } from "../../../src/sweep/grid.js";
import { optimum } from "../../../src/sweep/optimum.js";

test("spacedByRatio recognizes logarithmic grids, lists and designs, and no others", () => {
  expect(spacedByRatio(grid(0.1, 100, 7, "log"))).toBe(true);
  expect(spacedByRatio([0, 0.01, 1, 100, Number.POSITIVE_INFINITY])).toBe(true);
  expect(spacedByRatio(grid(0.02, 0.98, 25, "linear"))).toBe(false);
  expect(spacedByRatio([0.2, 0.4, 0.6])).toBe(false);
  expect(spacedByRatio([1, 100])).toBe(false);
  for (const scale of ["log", "linear"] as const) {
    const ranges = [{ from: 0.001, to: 1, scale }];
    const values = jointPoints({ method: "random", count: 200, seed: 3, ranges }).flat();
    expect(spacedByRatio(values)).toBe(scale === "log");
  }
});

test("resultLabel says of an optimum what was made least and over what", () => {
  const optimum = { kind: "optimum", over: "both", objective: { weight: 0.3 } } as const;
  expect(resultLabel(optimum, "value")).toBe(
    "$0.7\\,E_{\\mathrm{gen}} + 0.3\\,E_{\\mathrm{mem}}$ at the best $\\lambda$ and $\\gamma$",
  );
  expect(resultLabel({ ...optimum, over: "gamma", objective: "memorization" }, "value")).toBe(
    "$E_{\\mathrm{mem}}$ at the best $\\gamma$",
  );
  expect(resultLabel(optimum, "lambda")).toBe("best regularization $\\lambda$");
  expect(resultLabel({ kind: "points" }, "generalizationError")).toBe("generalization error $E_{\\mathrm{gen}}$");
  expect(resultLabel({ kind: "bayes" }, "generalizationError")).toBe("Bayes-optimal $E_{\\mathrm{gen}}$");
});

test("columnLabel of delta is the quantity that an optimum computes", () => {
  expect(columnLabel("delta")).toBe("$\\delta = \\mu_\\star^2/\\lambda$");
  // At the corner both vanish, with this ratio between them.
  const best = optimum(
    { model: "kernel", loss: "hinge", alpha: 20, epsilon: 0.2, gamma: 1, lambda: 1 },
    { over: "both", objective: "generalization" },
  );
  expect(best.boundary).toBe("corner");
  const gamma = Math.PI / 2 - 1e-4;
  const point = { model: "kernel", loss: "hinge", alpha: 20, epsilon: 0.2, gamma } as const;
  const near = solve({ ...point, lambda: Math.cos(gamma) ** 2 / best.delta! });
  expect(near.status === "converged" && observables(near).generalizationError).toBeCloseTo(best.value, 6);
});
