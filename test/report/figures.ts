import type { Figure, Line, Panel } from "../../src/report/figure.js";

const AXIS = { label: "", scale: "linear" } as const;

/** A line without a label through points with equal steps. */
export function line(y: readonly (number | null)[], more: Partial<Line> = {}): Line {
  return { label: "", x: y.map((_value, index) => index), y, color: 0, ...more };
}

/** A panel with linear axes without labels. */
export function panel(more: Partial<Panel> = {}): Panel {
  return { x: AXIS, y: AXIS, lines: [line([0, 1])], ...more };
}

/** A figure of a column's width. */
export function figure(panels: readonly Panel[], more: Partial<Figure> = {}): Figure {
  return { width: "one-column", panels, ...more };
}
