/**
 * Figures and tables as the paper prints them.
 *
 * A figure is data; chart draws it as SVG, with the colors, dashes, ticks and typeset labels of all others.
 *
 * @example
 * import { curve, grid, type Solved } from "raf-theory";
 * import { chart, lineFigure, table } from "raf-theory/report";
 *
 * // An observable of one's own: the squared cosine between learner and teacher.
 * const alignment = ({ overlaps: { m, q } }: Solved): number => (m * m) / q;
 * const alphas = grid(0.5, 50, 9, "log");
 * const points = curve({ model: "linear", loss: "hinge", alpha: 1, epsilon: 0.1, lambda: 1 }, "alpha", alphas);
 * const y = points.map(({ solution }) => (solution.status === "converged" ? alignment(solution) : NaN));
 * const figure = lineFigure({
 *   width: "one-column",
 *   panels: [
 *     {
 *       x: { label: "samples per dimension $\\alpha$", scale: "log" },
 *       y: { label: "alignment $m^2/q$", scale: "linear" },
 *       series: [{ label: "hinge loss, $\\lambda = 1$", x: alphas, y }],
 *     },
 *   ],
 * });
 * chart(figure).startsWith("<svg") // => true
 * table(["alpha", "alignment"], [[alphas[0]!, y[0]!]]).split("\n")[0] // => "alpha  alignment"
 *
 * @module raf-theory/report
 */
export { chart } from "../report/chart.js";
export { type CurveChartData, curveChart } from "../report/curveChart.js";
export type { Axis, Figure, Line, Marker, Panel } from "../report/figure.js";
export {
  type LineFigureData,
  type LinePanel,
  lineFigure,
  type PointSeries,
  type Series,
} from "../report/lineFigure.js";
export { type MapFigureData, mapFigure } from "../report/mapFigure.js";
export { pdf } from "../report/pdf.js";
export { picture } from "../report/picture.js";
export { png } from "../report/png.js";
export { table } from "../report/table.js";
export { type TradeOffData, tradeOffFigure } from "../report/tradeOffFigure.js";
