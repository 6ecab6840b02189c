import { allowedRange, PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { VIEWS, type ViewName } from "../views.js";

/** An end of the axis. */
export type RangeEnd = "from" | "to";

/** A message about an invalid range, and the ends that it concerns. */
export interface RangeProblem {
  readonly ends: readonly RangeEnd[];
  readonly message: string;
}

/** Largest range of a logarithmic axis, limited by the range of doubles. */
const LOG_RANGE = { lower: 1e-300, upper: 1e300 } as const;
/** Least length of a range, relative to its upper end. */
const LEAST_LENGTH = 1e-9;

/**
 * Checks one end of a range.
 *
 * @param value The number, or the text that could not be read.
 * @returns     Undefined if it is valid.
 */
export function endProblem(view: ViewName, end: RangeEnd, value: number | string): RangeProblem | undefined {
  const { over, spacing } = VIEWS[view];
  const refuse = (message: string): RangeProblem => ({ ends: [end], message: `${over} ${end} ${message}` });
  const log = spacing === "log";
  const allowed = log ? `[${LOG_RANGE.lower}, ${LOG_RANGE.upper}]` : allowedRange(over);
  if (typeof value === "string") return refuse(`must be a number in ${allowed}; got ${JSON.stringify(value)}`);
  const { lower, upper, closed } = log ? { ...LOG_RANGE, closed: [true, true] } : PARAMETERS[over];
  const fits = (closed[0] ? value >= lower : value > lower) && (closed[1] ? value <= upper : value < upper);
  return fits ? undefined : refuse(`must lie in ${allowed}; got ${value}`);
}

/** Checks a range. Returns undefined if it is valid. */
export function rangeProblem(view: ViewName, from: number | string, to: number | string): RangeProblem | undefined {
  const own = endProblem(view, "from", from) ?? endProblem(view, "to", to);
  if (own !== undefined || typeof from === "string" || typeof to === "string") return own;
  const { over } = VIEWS[view];
  const refuse = (message: string): RangeProblem => ({ ends: ["from", "to"], message: `${over} from ${message}` });
  if (!(from < to)) return refuse(`must lie below ${over} to = ${to}; got ${from}`);
  return to - from >= LEAST_LENGTH * to ? undefined : refuse(`= ${from} is too near to ${over} to = ${to}`);
}
