import {
  allowedRange,
  PARAMETERS,
  requireParameter,
  SLIDER_NAMES,
  type SliderName,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import type { NumberKnob } from "../state/curveSettings.js";
import { type Names, readNumber } from "./readNumber.js";

/** A slider: its values at the positions 0, 1, ..., steps. */
export interface Slider {
  /** The letter as LaTeX between dollar signs, or words. */
  readonly tex: string;
  /** Its name, if it is not that of the control. */
  readonly name?: string;
  readonly help: string;
  readonly from: number;
  readonly to: number;
  readonly spacing: "linear" | "log";
  readonly steps: number;
  /** True for an end whose position is a limit: 0+ at the first, infinity at the last. */
  readonly limits: readonly [boolean, boolean];
  /** True if only whole numbers are values. */
  readonly whole?: true;
}

/** The bandwidth is an argument of one kernel and not a parameter of the theory. */
const BANDWIDTH = {
  tex: "$\\eta$",
  help: "bandwidth of the RBF kernel exp(−η(1 − t))",
  allowed: "(0, 700)",
  upper: 700,
} as const;

/** Help texts that differ from those of the vocabulary, which are written for command lines. */
const HELP: { readonly [name in NumberKnob]?: string } = {
  lambda: "ridge penalty; 0+ and inf are its limits",
  gamma: "kernel angle arctan(μ₁/μ⋆)",
  time: "of gradient flow from w = 0; inf is the minimum",
  eta: "of a step along the gradient of the sum over samples",
  steps: "from w = 0; inf is the minimum",
  momentum: "share of the last step that is taken again",
  fraction: "share of the teacher's inputs that the student is trained on; of fresh ones there may be more",
};

/** The sliders of the parameters. They cover the usual range; typed values may lie outside. */
const PARAMETER_SLIDERS = Object.fromEntries(
  SLIDER_NAMES.map((name): [SliderName, Slider] => {
    const { tex, words, help, slider, limits, whole } = PARAMETERS[name];
    const { scale = "linear", from = 0, to = 1, steps = 1 } = slider ?? {};
    return [
      name,
      {
        tex: tex === undefined ? words : `$${tex}$`,
        help: HELP[name] ?? help,
        from,
        to,
        spacing: scale,
        steps,
        limits: [limits?.lower !== undefined, limits !== undefined],
        ...(whole === undefined ? {} : { whole }),
      },
    ];
  }),
) as { readonly [name in SliderName]: Slider };

/** All sliders. */
export const SLIDERS: { readonly [name in NumberKnob]: Slider } = {
  ...PARAMETER_SLIDERS,
  teacherLambda: {
    ...PARAMETER_SLIDERS.lambda,
    tex: "$\\lambda_0$",
    name: "teacher",
    help: "ridge penalty of the teacher; 0+ and inf are its limits",
  },
  bandwidth: {
    tex: BANDWIDTH.tex,
    help: BANDWIDTH.help,
    from: 0.05,
    to: 20,
    spacing: "log",
    steps: 260,
    limits: [false, false],
  },
};

/** Examples in the message about text that is no number. */
const FORMS = "Type a number such as 0.5, 1e-3, pi/4 or 2/(1-epsilon)";

/** Significant digits of a slider's values: enough to tell neighboring positions apart. */
const DIGITS = 3;

/** The value at a position of the slider. */
export function sliderValue(slider: Slider, position: number): number {
  const { from, to, spacing, steps, limits, whole } = slider;
  if (limits[0] && position <= 0) return 0;
  if (limits[1] && position >= steps) return Number.POSITIVE_INFINITY;
  const share = position / steps;
  const value = spacing === "log" ? from * (to / from) ** share : from + share * (to - from);
  return whole === true ? Math.round(value) : Number(value.toPrecision(DIGITS));
}

/** The position of the slider nearest to a value. */
export function sliderPosition({ from, to, spacing, steps, limits }: Slider, value: number): number {
  if (limits[0] && value === 0) return 0;
  if (limits[1] && value === Number.POSITIVE_INFINITY) return steps;
  const share = spacing === "log" ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const [first, last] = [limits[0] ? 1 : 0, limits[1] ? steps - 1 : steps];
  return Math.min(last, Math.max(first, Math.round(share * steps)));
}

/** Decimals longer than this are written as a fraction that has the same bits, if there is one of small numbers. */
const LONG_DECIMAL = 8;
const LARGEST_DENOMINATOR = 99;

/**
 * The text of a value in its field: a number that reads as the same bits, and the limits by name.
 *
 * @example
 * writtenNumber("alpha", 2 / 0.9) // => "20/9"
 */
export function writtenNumber(knob: NumberKnob, value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "inf";
  return SLIDERS[knob].limits[0] && value === 0 ? "0+" : shortestText(value);
}

function shortestText(value: number): string {
  const decimal = String(value);
  for (let below = 3; decimal.length > LONG_DECIMAL && below <= LARGEST_DENOMINATOR; below++) {
    const above = Math.round(value * below);
    if (above / below === value) return `${above}/${below}`;
  }
  return decimal;
}

/** The parameter whose range a control has. */
function parameterOf(knob: Exclude<NumberKnob, "bandwidth">): SliderName {
  return knob === "teacherLambda" ? "lambda" : knob;
}

/**
 * Reads the text of a field.
 *
 * @throws {ParameterError} saying what is allowed.
 */
export function typedNumber(knob: NumberKnob, text: string, names: Names): number {
  const value = readNumber(text, names);
  if (value === undefined) {
    const allowed = knob === "bandwidth" ? BANDWIDTH.allowed : allowedRange(parameterOf(knob));
    throw new ParameterError("page", knob, text, `numbers in ${allowed}`, FORMS);
  }
  if (knob !== "bandwidth") return requireParameter("page", parameterOf(knob), value);
  if (!(value > 0 && value < BANDWIDTH.upper)) throw new ParameterError("page", knob, value, BANDWIDTH.allowed);
  return value;
}
