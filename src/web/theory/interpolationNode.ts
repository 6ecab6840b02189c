import { modelOf, type Point, withParameter } from "../../../equations/point.js";
import { interpolationThreshold } from "../../../equations/thresholds.js";
import { MODELS } from "../../../equations/vocabulary/models.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { solve } from "../../solver/solve.js";
import { plottedValue } from "./plottedValue.js";
import type { CurveNode, CurveTask } from "./questions.js";

/** More bisections cannot shrink the bracket of a double. */
const MOST_BISECTIONS = 1100;

/**
 * The point of a curve at the interpolation threshold alpha = alpha_i, where a weakly regularized curve has its peak.
 *
 * The grid of a curve misses the threshold, and a spline through its neighbors would cut the peak. At lambda = 0+ a loss that is least at
 * one margin has q -> infinity there while m stays finite, so that E_gen = arctan(tau/m)/pi -> 1/2. The norm diverges. The curve has a
 * corner, or for the norm a gap.
 *
 * @param point The resolved point of the curve.
 * @returns     Undefined if no threshold lies inside the range.
 *
 * Source: equations/README.md (OB.1), (RE.3).
 */
export function interpolationNode(point: Point, task: CurveTask): CurveNode | undefined {
  const { over, values, abscissa, ordinate } = task;
  // A learner of features has a finite q at the threshold: there is no peak to mark.
  if (MODELS[point.model].learnsFeatures) return undefined;
  // A student has a threshold of its own, at its own number of samples.
  if (point.teacher !== undefined) return undefined;
  if (abscissa !== "parameter" || (over !== "alpha" && over !== "kappa")) return undefined;
  const excess = (value: number): number => {
    const moved = withParameter(point, over, value);
    return moved.alpha - interpolationThreshold(modelOf(moved).spectrum);
  };
  const x = rootBetween(excess, values[0] as number, values.at(-1) as number);
  if (x === undefined) return undefined;
  const solution = solve(withParameter(point, over, x));
  if (solution.status === "converged") return { x, y: plottedValue(solution, ordinate), corner: false };
  if (solution.status !== "diverged") return undefined;
  return { x, y: ordinate === E_GEN ? 1 / 2 : Number.NaN, corner: true };
}

/** The double at which a monotone function vanishes or changes its sign. Undefined if it does neither inside the interval. */
function rootBetween(excess: (value: number) => number, from: number, to: number): number | undefined {
  let [low, high] = [from, to];
  const sign = Math.sign(excess(low));
  if (sign * Math.sign(excess(high)) !== -1) return undefined;
  for (let count = 0; count < MOST_BISECTIONS; count++) {
    const middle = low + (high - low) / 2;
    const found = Math.sign(excess(middle));
    if (found === 0) return middle;
    if (middle <= low || middle >= high) break;
    if (found === sign) low = middle;
    else high = middle;
  }
  return high;
}
