import { DASHES } from "../../report/drawing/lineStyle.js";
import { type Theme, themeColor } from "./theme.js";

/** Stroke of the Bayes-optimal error. */
export const REFERENCE_STROKE = 'stroke-width="2" stroke-dasharray="7 4"';
/** Stroke of the least error of the square loss. */
export const GREY_STROKE = 'stroke-width="1.2" stroke-dasharray="2 3"';

/** Stroke of a curve. Its index gives color and dashes, as in the paper's figures. */
export function stroke(index: number, theme: Theme): string {
  const dash = DASHES[index % DASHES.length]!;
  const dashes =
    dash.dashes.length === 0 ? "" : ` stroke-dasharray="${dash.dashes.map((length) => 1.4 * length).join(" ")}"`;
  return `stroke="${themeColor(theme, index)}" stroke-width="${(1.55 * dash.width).toFixed(2)}"${dashes} fill="none"`;
}
