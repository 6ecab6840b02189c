import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import type { ShownCurve } from "./shownCurve.js";

/**
 * Colors of the Bayes-optimal errors of curves: none, which is ink, for the one that they share; where there are several, a curve's own has
 * its color, and one that only some share has none.
 *
 * @param over What runs along the curves: it makes no difference between them.
 */
export function referenceColors(
  curves: readonly Pick<ShownCurve, "settings" | "color" | "result">[],
  over: SweptParameter,
): readonly (number | undefined)[] {
  const keys = curves.map(({ settings: { alpha, epsilon }, result: { marks } }) =>
    marks?.bayes === undefined
      ? undefined
      : JSON.stringify([over === "alpha" ? null : alpha, over === "epsilon" ? null : epsilon]),
  );
  const known = keys.filter((key) => key !== undefined);
  const several = new Set(known).size > 1;
  return curves.map(({ color }, index) => {
    const alone = known.filter((key) => key === keys[index]).length === 1;
    return several && alone ? color : undefined;
  });
}
