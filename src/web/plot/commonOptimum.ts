import type { ExplorerState } from "../state/explorerState.js";
import type { PictureRule } from "./picture.js";
import type { ShownCurve } from "./shownCurve.js";

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
