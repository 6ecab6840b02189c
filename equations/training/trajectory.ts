import type { Complex } from "../../src/numerics/complex.js";
import { exp, expm1, log } from "../../src/numerics/elementary.js";
import { gramEdge, type RidgeRoot } from "./complexRidge.js";
import { type Contour, ellipse, hyperbola, type Rule } from "./contours.js";
import { type Algorithm, type Filter, filterOf } from "./filters.js";
import {
  type FilteredRidges,
  filteredRidges,
  type RidgeProblem,
  type TimeSums,
  timeSums,
  twoTimeSum,
} from "./timeSums.js";

/** Sums at one time by the two rules of the same step; `second` differs by the error of both. */
export interface TimePoint {
  readonly time: number;
  readonly sums: TimeSums;
  readonly second: TimeSums;
  /** Ridge solutions that were taken. */
  readonly nodes: number;
}

/** Latest over earliest time that share a contour. */
const RANGE = 30;
/** Nodes of one contour at most: the number of pairs is its square. */
const MOST_NODES = 4096;
/**
 * Log of the residual polynomial where the ellipse crosses the axis, and the nodes up to which it is taken. Momentum makes a polynomial swing as often as it has
 * steps: a wide ellipse then needs a quarter of the nodes and loses four digits of sixteen.
 */
const WIDTHS = [
  { growth: 1, most: 256 },
  { growth: 4.5, most: MOST_NODES },
] as const;
/** Steps of Nesterov's method at most: its polynomials have no closed form here. */
const MOST_RECURSIONS = 2e5;
/** exp(-NEGLIGIBLE) is below rounding. */
const NEGLIGIBLE = 42;
/** Bisections of the logarithm of the crossing: its place matters little. */
const BISECTIONS = 20;

/** Largest stable eta of a method, exclusive; Infinity for the flow. Source: equations/README.md (TI.2). */
export function largestEta(problem: RidgeProblem, algorithm: Algorithm): number {
  return filterOf(algorithm).stability / (gramEdge(problem.spectrum, problem.alpha) + problem.lambda);
}

/**
 * The sums at many times of one training run; times near each other share a contour.
 *
 * @param algorithm With a stable eta.
 * @param times     (0, Infinity), ascending; whole numbers for methods in steps.
 * @returns `undefined` at a time that needs more than MOST_NODES nodes.
 *
 * Source: equations/README.md (TI.3)-(TI.7).
 */
export function trajectorySums(
  problem: RidgeProblem,
  algorithm: Algorithm,
  times: readonly number[],
): (TimePoint | undefined)[] {
  const filter = filterOf(algorithm);
  // From one group to the next a root is carried on: the first one of all is the most expensive.
  const roots: { last: RidgeRoot | undefined } = { last: undefined };
  return groupsOf(times).flatMap((group) => {
    const found = groupSums(problem, algorithm, filter, group, roots);
    if (found !== undefined || group.length === 1) return found ?? [undefined];
    return group.map((time) => groupSums(problem, algorithm, filter, [time], roots)?.[0]);
  });
}

/**
 * q(t, t') - m(t) m(t') by both rules.
 *
 * @returns `undefined` where a time needs more than MOST_NODES nodes.
 *
 * Source: equations/README.md (TI.8).
 */
export function twoTimeSums(
  problem: RidgeProblem,
  algorithm: Algorithm,
  first: number,
  second: number,
): readonly [number, number] | undefined {
  const filter = filterOf(algorithm);
  const sums = (["middle", "end"] as const).map((rule) => {
    const one = onContour(problem, algorithm, filter, [first], rule);
    const other = onContour(problem, algorithm, filter, [second], rule);
    return one === undefined || other === undefined ? undefined : twoTimeSum(problem, one, other);
  });
  const [middle, end] = sums;
  return middle === undefined || end === undefined ? undefined : [middle, end];
}

function groupsOf(times: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const time of times) {
    const group = groups[groups.length - 1];
    if (group === undefined || time > RANGE * group[0]!) groups.push([time]);
    else group.push(time);
  }
  return groups;
}

function groupSums(
  problem: RidgeProblem,
  algorithm: Algorithm,
  filter: Filter,
  times: readonly number[],
  roots: { last: RidgeRoot | undefined },
): TimePoint[] | undefined {
  const middle = onContour(problem, algorithm, filter, times, "middle", roots.last);
  const end = onContour(problem, algorithm, filter, times, "end", middle?.ridges.first);
  if (middle === undefined || end === undefined) return undefined;
  roots.last = end.ridges.first;
  const [sums, second] = [timeSums(problem, middle), timeSums(problem, end)];
  const nodes = middle.ridges.zeta.re.length + end.ridges.zeta.re.length;
  return times.map((time, k) => ({ time, sums: sums[k]!, second: second[k]!, nodes }));
}

function onContour(
  problem: RidgeProblem,
  algorithm: Algorithm,
  filter: Filter,
  times: readonly number[],
  rule: Rule,
  start?: RidgeRoot,
): FilteredRidges | undefined {
  const contour = contourOf(problem, algorithm, filter, times, rule);
  return contour === undefined ? undefined : filteredRidges(problem, filter, contour, times, start);
}

function contourOf(
  problem: RidgeProblem,
  algorithm: Algorithm,
  filter: Filter,
  times: readonly number[],
  rule: Rule,
): Contour | undefined {
  const [earliest, latest] = [times[0]!, times[times.length - 1]!];
  if (algorithm.name === "gradient-flow") return hyperbola(earliest, latest, rule);
  if (algorithm.name === "nesterov" && latest > MOST_RECURSIONS) return undefined;
  const top = gramEdge(problem.spectrum, problem.alpha) + problem.lambda;
  const negligible = (z: Complex): boolean => earliest * filter.rate(z) < -NEGLIGIBLE;
  for (const { growth, most } of WIDTHS) {
    const contour = ellipse(
      { top, crossing: crossingOf(filter, algorithm.eta, latest, growth), negligible },
      rule,
      most,
    );
    if (contour !== undefined) return contour;
  }
  return undefined;
}

/** Point on the positive axis where the residual polynomial of a step has this logarithm. */
function crossingOf(filter: Filter, eta: number, step: number, growth: number): number {
  const logResidualAt = (logZ: number): number => {
    const z = { re: Float64Array.of(exp(logZ)), im: Float64Array.of(0) };
    return log(filter.residuals(z, [step])[0]!.re[0]!);
  };
  // Gradient descent's; momentum gets there nearer to 0.
  let high = log(expm1(growth / step) / eta);
  let low = high;
  // Far out the polynomial is infinite, or no number at all.
  const isBeyond = (logZ: number): boolean => !(logResidualAt(logZ) <= growth);
  while (isBeyond(low)) low -= 2;
  for (let k = 0; k < BISECTIONS && high - low > 0.01; k++) {
    const middle = 0.5 * (low + high);
    if (isBeyond(middle)) high = middle;
    else low = middle;
  }
  return exp(low);
}
