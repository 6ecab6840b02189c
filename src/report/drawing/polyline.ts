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
