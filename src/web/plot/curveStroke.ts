import { DASHES } from "../../report/drawing/lineStyle.js";
import { type Theme, themeColor } from "./theme.js";

/** Stroke of a curve: color and dash from its index, as in the figures. */
export function stroke(index: number, theme: Theme): string {
  const dash = DASHES[index % DASHES.length]!;
  const dashes =
    dash.dashes.length === 0 ? "" : ` stroke-dasharray="${dash.dashes.map((length) => 1.4 * length).join(" ")}"`;
  return `stroke="${themeColor(theme, index)}" stroke-width="${(1.55 * dash.width).toFixed(2)}"${dashes} fill="none"`;
}
