import { MARKER_RADIUS } from "./chartStyle.js";
import type { Segment } from "./emptyCorner.js";
import { along, type Frame } from "./frame.js";

/**
 * Everything that is drawn in a frame, as straight segments in points from its upper left corner. A legend must not cover them.
 *
 * A point alone is a segment of length zero. Gaps, and numbers that a logarithmic axis cannot show, are left out.
 */
export function drawnSegments(frame: Frame): Segment[] {
  const { panel, width, height } = frame;
  const left = (x: number | null | undefined): number => along(frame.x, x ?? Number.NaN, width);
  const top = (y: number | null | undefined): number => height - along(frame.y, y ?? Number.NaN, height);
  const curves = [...(panel.lines ?? []), ...(panel.guides ?? [])].flatMap(({ x, y }) =>
    x.map((_value, index): Segment => {
      const here = [left(x[index]), top(y[index])] as const;
      const next = [left(x[index + 1]), top(y[index + 1])] as const;
      return Number.isFinite(next[0] + next[1]) ? [...here, ...next] : [...here, ...here];
    }),
  );
  const markers = (panel.markers ?? []).flatMap(({ x, y, xError = 0, yError = 0 }): Segment[] => {
    const start = Math.max(x - xError, Math.min(x, frame.x.domain[0]));
    const low = Math.max(y - yError, Math.min(y, frame.y.domain[0]));
    const [bottom, center, end] = [top(low), top(y), top(y + yError)];
    const reach = MARKER_RADIUS;
    return [
      [left(x), Math.max(bottom, center + reach), left(x), Math.min(end, center - reach)],
      [Math.min(left(start), left(x) - reach), center, Math.max(left(x + xError), left(x) + reach), center],
    ];
  });
  const verticals = (panel.verticalLines ?? []).map(({ x }): Segment => [left(x), 0, left(x), height]);
  const horizontals = (panel.horizontalLines ?? []).map(({ y }): Segment => [0, top(y), width, top(y)]);
  const gaps = (panel.gaps?.x ?? []).map((x): Segment => [left(x), height, left(x), height]);
  const dots = (panel.cloud?.x ?? []).map((x, index): Segment => {
    const [across, down] = [left(x), top(panel.cloud?.y[index])];
    return [across, down, across, down];
  });
  return [...curves, ...dots, ...markers, ...verticals, ...horizontals, ...gaps].filter((segment) =>
    segment.every(Number.isFinite),
  );
}
