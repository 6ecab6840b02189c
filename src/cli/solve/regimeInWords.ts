import { fitThreshold } from "../../../equations/limits.js";
import { separates } from "../../../equations/losses.js";
import type { Model } from "../../../equations/types.js";
import type { Solution } from "../../solver/solution.js";

/**
 * Which equations held at a solution, and why those: at lambda -> 0+ the side follows from a threshold that nobody gave.
 *
 * @example
 * regimeInWords(solve({ model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0 }))
 * // => "limit lambda -> 0+, interpolating side (alpha < alpha_c = 3.80969)"
 */
export function regimeInWords({ model, regime }: Solution): string {
  switch (regime) {
    case "regular":
      return "finite lambda";
    case "infinite":
      return "limit lambda -> infinity (Hebb's rule): m and V in units of 1/lambda, q and norm of 1/lambda^2";
    case "interpolating":
      return `limit lambda -> 0+, interpolating side (${thresholdInWords(model, "<")})${unitMargin(model)}`;
    case "ridgeless":
      return `limit lambda -> 0+, beyond interpolation (${thresholdInWords(model, ">")})`;
    case "corner":
      return "the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2/lambda";
  }
}

function thresholdInWords(model: Model, relation: "<" | ">"): string {
  const name = separates(model.channel.loss) ? "alpha_c" : "alpha_i";
  const threshold = fitThreshold(model);
  if (threshold === Number.POSITIVE_INFINITY) return `${name} is infinite`;
  return `alpha ${relation} ${name} = ${threshold.toPrecision(6)}`;
}

/** Where the loss only tends to its infimum the weights diverge, and only their direction converges. */
function unitMargin({ channel }: Model): string {
  return channel.loss.minimizers.from === Number.POSITIVE_INFINITY ? "; the weights diverge: scaled to margin 1" : "";
}
