import type { Point, PointInput } from "../../../equations/point.js";
import { TRAINING_NUMBERS } from "../../../equations/vocabulary/algorithms.js";
import { OBSERVABLE_PARAMETERS } from "../../../equations/vocabulary/parameters.js";

const NUMBERS = [
  ...["alpha", "epsilon", "lambda", "mu1", "muStar", "gamma", "kappa", "continuum"],
  "trainingAttack",
  "ensemble",
  "subsample",
  ...TRAINING_NUMBERS,
  ...OBSERVABLE_PARAMETERS,
] as readonly (keyof Point)[];

/**
 * A point as a headline: its parameters, and the moments mu1 and muStar of its activation or kernel.
 *
 * @param input   The point as given.
 * @param point   The point as resolved.
 * @param leftOut Parameters without a fixed value, such as the optimized one.
 */
export function pointInWords(input: PointInput, point: Point, leftOut: readonly string[] = []): string {
  const features = input.activation ?? input.kernel;
  const by = features === undefined ? "" : ` (${input.activation === undefined ? "kernel" : "activation"} ${features})`;
  const eigenvalues = point.eigenvalues === undefined ? "" : ` (${point.eigenvalues.length} eigenvalues)`;
  const loss = typeof input.loss === "string" ? input.loss : input.loss.name;
  const numbers = NUMBERS.filter((name) => point[name] !== undefined && !leftOut.includes(name)).map(
    (name) => `${name} = ${numberText(name, point[name] as number)}`,
  );
  const algorithm = point.algorithm === undefined ? "" : `, ${point.algorithm}`;
  return `${point.model}${by}${eigenvalues}, loss ${loss}${algorithm}: ${numbers.join(", ")}`;
}

function numberText(name: string, value: number): string {
  if (name === "lambda" && value === 0) return "0+";
  if (value === Number.POSITIVE_INFINITY) return "inf";
  return String(Number(value.toPrecision(6)));
}
