import type { LineAxis } from "../lineFigure.js";

/** Distance of points that would lie on each other: in parts of the axis. */
const DISTANCE = 0.01;
/** Spread of all points at a place: of the axis, and of the step to the next place, so that everybody sees whose place it is. */
const MOST_SPREAD = { ofAxis: 0.03, ofStep: 0.3 } as const;
/** Of the distance to 0 on a linear axis: what is positive stays so. */
const MOST_TO_ZERO = 0.5;
/** Range of an axis with one place, as a factor or as a part of it. */
const LONELY = 2;

/**
 * Moves measurements at the same place beside each other, so that their error bars can be read.
 *
 * The spread is small on any axis: where many lie at a place they overlap rather than stand for other values, and none changes its sign.
 *
 * @param places All places on the axis.
 * @param count  How many lie at each.
 * @returns      Where the n-th of them is drawn, 0, 1, ...; the middle of all is the place itself.
 */
export function sideBySide(
  { scale }: LineAxis,
  places: readonly number[],
  count: number,
): (place: number, n: number) => number {
  const isLog = scale === "log";
  const onPaper = (value: number): number => (isLog ? Math.log(value) : value);
  const sorted = [...new Set(places)].map(onPaper).sort((one, other) => one - other);
  const steps = sorted.slice(1).map((place, i) => place - sorted[i]!);
  const range = steps.reduce((sum, step) => sum + step, 0) || (isLog ? Math.log(LONELY) : Math.abs(sorted[0] ?? 0) / 5);
  const spread = Math.min(
    DISTANCE * range * (count - 1),
    MOST_SPREAD.ofAxis * range,
    MOST_SPREAD.ofStep * Math.min(range, ...steps),
  );
  return (place, n) => {
    const middle = onPaper(place);
    // At 0 itself there is no room on one side: the points stay on it.
    const own = isLog ? spread : Math.min(spread, 2 * MOST_TO_ZERO * Math.abs(middle));
    const moved = middle + (count < 2 ? 0 : (n / (count - 1) - 1 / 2) * own);
    return isLog ? Math.exp(moved) : moved;
  };
}
