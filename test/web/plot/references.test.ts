import { expect, test } from "vitest";
import { resolvePoint } from "../../../equations/point.js";
import { optimum } from "../../../src/sweep/optimum.js";
import { commonOptimum, referenceColors } from "../../../src/web/plot/references.js";
import type { ShownCurve } from "../../../src/web/plot/shownCurve.js";
import { type CurveSettings, DEFAULT_SETTINGS, pointInputOf } from "../../../src/web/state/curveSettings.js";

function curve(color: number, epsilon: number, bayes = true): Pick<ShownCurve, "settings" | "color" | "result"> {
  const marks = { kind: "marks", complete: true, ...(bayes ? { bayes: epsilon } : {}) } as const;
  return { settings: { ...DEFAULT_SETTINGS, epsilon }, color, result: { marks } };
}

test("referenceColors has ink for the one reference that all curves share, and colors where there are several", () => {
  expect(referenceColors([curve(0, 0.1), curve(1, 0.1)], "lambda")).toEqual([undefined, undefined]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2)], "lambda")).toEqual([0, 1]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2), curve(2, 0.1)], "lambda")).toEqual([undefined, 1, undefined]);
  // The parameter along the axis is no difference, and a curve without a reference has no say.
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2)], "epsilon")).toEqual([undefined, undefined]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2, false)], "lambda")).toEqual([undefined, undefined]);
});

/** A curve of the square loss with the optimum of the library. */
async function solved(part: Partial<CurveSettings>): Promise<Pick<ShownCurve, "settings" | "result">> {
  const settings = { ...DEFAULT_SETTINGS, loss: "square", ...part };
  const point = await resolvePoint(pointInputOf(settings));
  const { lambda, value } = optimum(point, { over: "lambda", objective: "generalization" });
  const best = { lambda, generalizationError: value, x: value, y: 0, locationError: 0 };
  return { settings, result: { marks: { kind: "marks", best, complete: true } } };
}

const STATE = { view: "trade-off", best: true } as const;

test("commonOptimum is the one least E_gen of the square loss that perceptron and kernels share", async () => {
  const curves = await Promise.all([
    solved({}),
    solved({ model: "kernel", activation: "erf" }),
    solved({ model: "kernel", activation: "relu" }),
  ]);
  const rules = commonOptimum(STATE, curves);
  expect(rules).toMatchObject([{ direction: "vertical", role: "grey" }]);
  const least = curves.map(({ result }) => result.marks?.best as { generalizationError: number });
  for (const { generalizationError } of least) expect(rules[0]?.at).toBeCloseTo(generalizationError, 7);
});

test("commonOptimum is none where the optima differ, for other losses, and in other views", async () => {
  const perceptron = await solved({});
  expect(commonOptimum(STATE, [perceptron, await solved({ model: "rf", kappa: 1 })])).toEqual([]);
  expect(commonOptimum(STATE, [await solved({ loss: "hinge" })])).toEqual([]);
  expect(commonOptimum({ ...STATE, view: "lambda" }, [perceptron])).toEqual([]);
  expect(commonOptimum({ ...STATE, best: false }, [perceptron])).toEqual([]);
  expect(commonOptimum(STATE, [])).toEqual([]);
});
