import { allowedRange, PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { VIEWS, type ViewName } from "../views.js";

/** An end of what is drawn along the axis. */
export type RangeEnd = "from" | "to";

/** What is wrong with a range, and with which of its ends; order is a matter of both. */
export interface RangeComplaint {
  readonly ends: readonly RangeEnd[];
  readonly message: string;
}

/** Of a logarithmic axis: further out its ticks, and the squares of its values, are no doubles. */
const LOG_RANGE = { lower: 1e-300, upper: 1e300 } as const;
/** Least length of a range in units of its upper end: labels of fewer digits than this cannot tell its points apart. */
const LEAST_LENGTH = 1e-9;

/**
 * What speaks against an end of a view's range by itself.
 *
 * @param value As read, or the text that could not be read.
 */
export function endComplaint(view: ViewName, end: RangeEnd, value: number | string): RangeComplaint | undefined {
  const { over, spacing } = VIEWS[view];
  const refuse = (message: string): RangeComplaint => ({ ends: [end], message: `${over} ${end} ${message}` });
  const log = spacing === "log";
  const allowed = log ? `[${LOG_RANGE.lower}, ${LOG_RANGE.upper}]` : allowedRange(over);
  if (typeof value === "string") return refuse(`must be a number in ${allowed}; got ${JSON.stringify(value)}`);
  const { lower, upper, closed } = log ? { ...LOG_RANGE, closed: [true, true] } : PARAMETERS[over];
  const fits = (closed[0] ? value >= lower : value > lower) && (closed[1] ? value <= upper : value < upper);
  return fits ? undefined : refuse(`must lie in ${allowed}; got ${value}`);
}

/** What speaks against a range of a view: undefined where it can be drawn. */
export function rangeComplaint(view: ViewName, from: number | string, to: number | string): RangeComplaint | undefined {
  const own = endComplaint(view, "from", from) ?? endComplaint(view, "to", to);
  if (own !== undefined || typeof from === "string" || typeof to === "string") return own;
  const { over } = VIEWS[view];
  const refuse = (message: string): RangeComplaint => ({ ends: ["from", "to"], message: `${over} from ${message}` });
  if (!(from < to)) return refuse(`must lie below ${over} to = ${to}; got ${from}`);
  return to - from >= LEAST_LENGTH * to ? undefined : refuse(`= ${from} is too near to ${over} to = ${to}`);
}
