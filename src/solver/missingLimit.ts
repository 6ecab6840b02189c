import { fitThreshold } from "../../equations/limits.js";
import { separates } from "../../equations/losses.js";
import type { Model } from "../../equations/types.js";
import type { Unsolved } from "./solution.js";

/** Relative rounding of a threshold: closer, neither side of it can be told from the other. */
const THRESHOLD_ROUNDING = 4e-15;

/**
 * Why the limit lambda -> 0+ of a model does not exist, as a point that is not solved; undefined where it does.
 *
 * At the threshold itself q and V diverge. Where separable data meet a loss that falls like a power of u, the direction of the weights has a
 * limit of its own, which is not the max-margin one and is not computed.
 *
 * Source: equations/README.md (TH.2), (TH.3), (LI.1).
 */
export function missingLimit(model: Model): Unsolved | undefined {
  const { alpha, channel } = model;
  const threshold = fitThreshold(model);
  if (Math.abs(alpha / threshold - 1) <= THRESHOLD_ROUNDING) {
    const name = separates(channel.loss) ? "alpha_c" : "alpha_i";
    return divergent(
      model,
      "ridgeless",
      `alpha is the threshold ${name} itself, where q and V diverge; give another alpha, or a positive lambda`,
    );
  }
  if (alpha > threshold || channel.loss.slowTail !== true) return undefined;
  return divergent(
    model,
    "interpolating",
    "the data are separable and the loss falls like a power of u, so that the weights diverge, and not in the max-margin direction; " +
      "give a small positive lambda",
  );
}

function divergent(model: Model, regime: Unsolved["regime"], reason: string): Unsolved {
  const { alpha, channel, name } = model;
  return {
    status: "diverged",
    model,
    regime,
    lastOverlaps: { m: Number.NaN, q: Number.POSITIVE_INFINITY, V: Number.POSITIVE_INFINITY },
    diagnostics: {
      method: "newton",
      iterations: 0,
      residual: Number.POSITIVE_INFINITY,
      contraction: 1,
      errorEstimate: Number.POSITIVE_INFINITY,
    },
    message: `${name}/${channel.loss.name} at alpha=${alpha}, epsilon=${channel.epsilon}, lambda=0+: ${reason}`,
  };
}
