/** A point in points of print. */
export type PrintPoint = readonly [x: number, y: number];

/** A line through points, measured along itself. */
export interface Polyline {
  readonly length: number;
  /** The point at a distance from the start, [0, length]. */
  at(distance: number): PrintPoint;
  /** The part between two distances; empty if nothing is left. */
  part(from: number, to: number): PrintPoint[];
}

/**
 * Measures a line.
 *
 * @param points At least two.
 *
 * @example
 * polyline([[0, 0], [3, 4]]).length // => 5
 */
export function polyline(points: readonly PrintPoint[]): Polyline {
  const distances = [0];
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) continue;
    const [lastX, lastY] = points[index - 1]!;
    distances.push(distances[index - 1]! + Math.hypot(x - lastX, y - lastY));
  }
  const length = distances.at(-1)!;
  const at = (distance: number): PrintPoint => {
    const next = distances.findIndex((value, index) => index > 0 && value >= distance);
    if (next < 0) return points.at(-1)!;
    const [start, end] = [distances[next - 1]!, distances[next]!];
    const share = end === start ? 0 : (distance - start) / (end - start);
    const [x1, y1] = points[next - 1]!;
    const [x2, y2] = points[next]!;
    return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
  };
  return {
    length,
    at,
    part: (from, to) => {
      const [start, end] = [Math.max(0, from), Math.min(length, to)];
      if (start >= end) return [];
      const between = points.filter((_point, index) => distances[index]! > start && distances[index]! < end);
      return [at(start), ...between, at(end)];
    },
  };
}

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
