import { E_GEN } from "../../../equations/vocabulary/observables.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { PictureRule } from "./picture.js";
import type { ShownCurve } from "./shownCurve.js";

/**
 * Colors of the Bayes-optimal errors of curves. A Bayes-optimal error that belongs to one of several curves has the color of that curve.
 * One that curves share has none, and is drawn in the color of text.
 *
 * @param over Parameter of the axis, in which curves do not differ.
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

/** Relative tolerance for equal optima: far above their error, far below a pixel. */
const SAME = 1e-6;

/**
 * A vertical line at the least E_gen of the square loss, if all its curves in the trade-off have the same. This holds for perceptron and
 * kernels at one alpha and epsilon, as in Figure 1 of the paper.
 */
export function commonOptimum(
  { view, best }: Pick<ExplorerState, "view" | "best">,
  curves: readonly Pick<ShownCurve, "settings" | "result">[],
): readonly PictureRule[] {
  if (view !== "trade-off" || !best) return [];
  const least = curves.flatMap(({ settings, result: { marks } }) => {
    const mark = marks?.best;
    return settings.loss === "square" && mark !== undefined && E_GEN in mark ? [mark[E_GEN]] : [];
  });
  const at = Math.min(...least);
  const common = Number.isFinite(at) && Math.max(...least) <= at * (1 + SAME);
  return common ? [{ at, direction: "vertical", role: "grey" }] : [];
}
