import { GAPS, TYPE_SIZES } from "./chartStyle.js";
import { colorBarWidth } from "./colorBar.js";
import { along, type Frame, tickExtent, tickLabelGap } from "./frame.js";
import { textExtent } from "./textMark.js";

/** Room that the labels of a panel need around its frame, in points. */
export interface FrameMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room for tick labels, axis labels, the heading and the color bar. */
export function frameMargins(frame: Frame): FrameMargins {
  const { x, y } = frame;
  const gap = tickLabelGap(frame);
  const xTicks = tickExtent(x);
  const yTicks = tickExtent(y);
  const xLabel = textExtent(x.label, TYPE_SIZES.axisLabel);
  const yLabel = textExtent(y.label, TYPE_SIZES.axisLabel);
  const heading = textExtent(frame.heading, TYPE_SIZES.title);
  const overhangs = x.shown
    ? x.ticks.major.map(({ value, label }) => {
        const half = textExtent(label, TYPE_SIZES.tick).width / 2;
        const at = along(x, value, frame.width);
        return { left: half - at, right: at + half - frame.width };
      })
    : [];
  return {
    left: Math.max(
      y.shown ? gap + yTicks.width + GAPS.label + yLabel.ascent + yLabel.descent : 0,
      ...overhangs.map(({ left }) => left),
    ),
    right: Math.max(2, colorBarWidth(frame), ...overhangs.map(({ right }) => right)),
    top: frame.heading === "" ? TYPE_SIZES.tick / 2 : GAPS.title + heading.ascent,
    bottom: x.shown
      ? gap + xTicks.ascent + xTicks.descent + GAPS.label + xLabel.ascent + xLabel.descent
      : TYPE_SIZES.tick / 2,
  };
}
