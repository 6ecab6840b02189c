import type { PrintPoint } from "./polyline.js";

/**
 * A line without the points that it does not need (Ramer, Douglas and Peucker).
 *
 * @param points    At least two; the first and the last are kept.
 * @param tolerance How far a point that is left out may lie from the line, in points.
 *
 * @example
 * simplified([[0, 0], [1, 0.001], [2, 0]], 0.01) // => [[0, 0], [2, 0]]
 */
export function simplified(points: readonly PrintPoint[], tolerance: number): PrintPoint[] {
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    let [farthest, most] = [first, tolerance];
    for (let index = first + 1; index < last; index++) {
      const distance = distanceTo(points[index]!, points[first]!, points[last]!);
      if (distance > most) [farthest, most] = [index, distance];
    }
    if (farthest === first) continue;
    kept.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return points.filter((_point, index) => kept.has(index));
}

/** Distance of a point from the segment between two others. */
function distanceTo([x, y]: PrintPoint, [x1, y1]: PrintPoint, [x2, y2]: PrintPoint): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
}
