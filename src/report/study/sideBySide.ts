import type { LineAxis } from "../lineFigure.js";

/** Distance of points that would lie on each other: of the axis at most, and of the step to the next place all together. */
const DISTANCE = { ofAxis: 0.02, ofStep: 0.7 } as const;
/** Range of an axis with one place, as a factor or as a part of it. */
const LONELY = 2;

/**
 * Moves measurements at the same place beside each other, so that their error bars can be read.
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
  const distance = Math.min(
    DISTANCE.ofAxis * range,
    (DISTANCE.ofStep * Math.min(range, ...steps)) / Math.max(1, count),
  );
  return (place, n) => {
    const moved = onPaper(place) + (n - (count - 1) / 2) * distance;
    return isLog ? Math.exp(moved) : moved;
  };
}
