import { modelOf, type Point, type PointInput, resolvePoint } from "../../equations/point.js";
import {
  interpolationThreshold,
  type SeparabilityThreshold,
  separabilityThreshold,
} from "../../equations/thresholds.js";
import type { CommandDefinition } from "./commandDefinition.js";
import { errorTable } from "./errorTable.js";
import { jsonText } from "./jsonText.js";
import { type Outcome, printed } from "./outcome.js";
import { pointEcho } from "./pointEcho.js";
import { addPointFlags, type PointFlags, pointInputOf } from "./pointFlags.js";
import { pointInWords } from "./pointInWords.js";

interface ThresholdFlags extends PointFlags {
  readonly json?: true;
}

/** A threshold depends on the features and on epsilon; what else makes a point is filled in and never shown. */
const FILLED_IN = { loss: "hinge", alpha: 1, lambda: 1 } as const;
const SEPARABLE = "infinite: every alpha is separable";
const INTERPOLATES = "infinite: every alpha is interpolated";

/** `raf threshold`: where zero training error ends, for margin losses and for the square loss. */
export const thresholdCommand: CommandDefinition = {
  examples: [
    "raf threshold --model linear --epsilon 0.1",
    "raf threshold --model rf --activation relu --kappa 2 --epsilon 0.1 --json",
  ],
  configure: (command) => {
    addPointFlags(command, ["loss", "alpha", "lambda", "channel"]);
    command.option("--json", "one JSON record instead of a table; null stands for infinite");
  },
  run: async (command) => thresholds(command.opts<ThresholdFlags>()),
};

async function thresholds(flags: ThresholdFlags): Promise<Outcome> {
  const input = await pointInputOf(flags, FILLED_IN);
  const point = await resolvePoint(input);
  const { spectrum } = modelOf(point);
  const separability = separabilityThreshold(spectrum, point.epsilon);
  const interpolation = interpolationThreshold(spectrum);
  if (flags.json) return printed(jsonText(recordOf(separability, interpolation, input)));
  return printed(`${headline(input, point)}\n\n${table(separability, interpolation)}`);
}

function headline(input: PointInput, point: Point): string {
  return pointInWords(input, point, Object.keys(FILLED_IN)).replace(`, loss ${FILLED_IN.loss}`, "");
}

function table(separability: SeparabilityThreshold, interpolation: number): string {
  const { alpha, relativeError, R, generalizationError } = separability;
  const finite = Number.isFinite(alpha);
  // R and E_gen change by less than the angle they are made of, whose relative error is a quarter of alpha's.
  const error = relativeError;
  return [
    "separability (hinge, squared hinge, logistic)\n",
    errorTable([
      finite ? { name: "alpha", value: alpha, error: alpha * relativeError } : { name: "alpha", value: SEPARABLE },
      ...(Number.isNaN(R) ? [] : [{ name: "R", value: R, error }]),
      ...(Number.isNaN(R) ? [] : [{ name: "generalizationError", value: generalizationError, error }]),
    ]),
    "\ninterpolation (square loss)\n",
    errorTable([
      Number.isFinite(interpolation)
        ? { name: "alpha", value: interpolation, error: 0 }
        : { name: "alpha", value: INTERPOLATES },
    ]),
  ].join("");
}

function recordOf(separability: SeparabilityThreshold, interpolation: number, input: PointInput): object {
  const { alpha, relativeError, R, generalizationError } = separability;
  const infinite = alpha === Number.POSITIVE_INFINITY;
  const known = !Number.isNaN(R);
  return {
    separability: {
      alpha,
      R,
      generalizationError,
      errors: {
        alpha: infinite ? null : alpha * relativeError,
        R: known ? relativeError : null,
        generalizationError: known ? relativeError : null,
      },
      ...(infinite ? { note: SEPARABLE } : {}),
    },
    interpolation: {
      alpha: interpolation,
      ...(interpolation === Number.POSITIVE_INFINITY ? { note: INTERPOLATES } : {}),
    },
    point: pointEcho(input, Object.keys(FILLED_IN)),
  };
}
