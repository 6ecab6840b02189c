/** Sizes of the type at print size, in points. */
export const TYPE_SIZES = { tick: 8, axisLabel: 9, title: 9, subtitle: 8, legend: 8, contour: 7 } as const;

/** Weights of the strokes at print size, in points. Nothing is thinner than 0.5, which journals ask for. */
export const STROKES = {
  frame: 0.6,
  tick: 0.6,
  minorTick: 0.5,
  marker: 0.9,
  errorBar: 0.8,
  cloud: 0.5,
  contour: 0.7,
  hatch: 0.5,
  hatchRim: 1.1,
  /** White rim on each side of what is drawn over colors. */
  rim: 0.8,
} as const;

/** Lengths of the ticks, in points. */
export const TICK_LENGTHS = { major: 4, minor: 2.2 } as const;

/** Radius, in points, of the circle whose area every marker has. */
export const MARKER_RADIUS = 2.7;

/** Distances, in points. */
export const GAPS = {
  /** Edge of the figure to what is drawn. */
  edge: 2,
  /** Frame to tick label, tick label to axis label. */
  label: 4,
  /** Tick that points outward to its label. */
  outerTick: 2,
  /** Frame to title. */
  title: 5,
  /** Title of a row to the label of its vertical axis. */
  rowTitle: 8,
  /** Between neighboring panels. */
  panel: 12,
  /** Legend to frame, when inside. */
  legend: 7,
} as const;
