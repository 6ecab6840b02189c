import { expect, test } from "vitest";
import { referenceColors } from "../../../src/web/plot/references.js";
import type { ShownCurve } from "../../../src/web/plot/shownCurve.js";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";

function curve(color: number, epsilon: number, bayes = true): Pick<ShownCurve, "settings" | "color" | "result"> {
  const marks = { kind: "marks", complete: true, ...(bayes ? { bayes: epsilon } : {}) } as const;
  return { settings: { ...DEFAULT_SETTINGS, epsilon }, color, result: { marks } };
}

test("referenceColors has ink for the one reference that all curves share, and colors where there are several", () => {
  expect(referenceColors([curve(0, 0.1), curve(1, 0.1)], "lambda")).toEqual([undefined, undefined]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2)], "lambda")).toEqual([0, 1]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2), curve(2, 0.1)], "lambda")).toEqual([undefined, 1, undefined]);
  // What runs along the axis is no difference, and what has no reference has no say.
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2)], "epsilon")).toEqual([undefined, undefined]);
  expect(referenceColors([curve(0, 0.1), curve(1, 0.2, false)], "lambda")).toEqual([undefined, undefined]);
});
