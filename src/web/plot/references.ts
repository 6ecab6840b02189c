import type { SweptParameter } from "../../sweep/curve.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { PictureRule } from "./picture.js";
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

/** Relative difference up to which two optima are one: far above the error of an optimum's value, far below a pixel. */
const SAME = 1e-6;

/**
 * The least E_gen of the square loss as a rule of the trade-off, where all its curves have the same: as in Figure 1 of the paper, for
 * perceptron and kernels at one alpha and epsilon. Curves with optima of their own have stars for them, and no rule.
 */
export function commonOptimum(
  { view, best }: Pick<ExplorerState, "view" | "best">,
  curves: readonly Pick<ShownCurve, "settings" | "result">[],
): readonly PictureRule[] {
  if (view !== "trade-off" || !best) return [];
  const least = curves.flatMap(({ settings, result: { marks } }) => {
    const mark = marks?.best;
    return settings.loss === "square" && mark !== undefined && "generalizationError" in mark
      ? [mark.generalizationError]
      : [];
  });
  const at = Math.min(...least);
  const common = Number.isFinite(at) && Math.max(...least) <= at * (1 + SAME);
  return common ? [{ at, direction: "vertical", role: "grey" }] : [];
}
