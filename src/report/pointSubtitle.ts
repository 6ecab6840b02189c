import { isLossName } from "../../equations/vocabulary/losses.js";
import { isModelName, MODELS } from "../../equations/vocabulary/models.js";
import {
  isNumeric,
  PARAMETER_COLUMNS,
  PARAMETERS,
  type UncheckedPoint,
} from "../../equations/vocabulary/parameters.js";
import { lossWords, symbolOf } from "./labels.js";

/** Characters of an expression that are shown. */
const MOST_CHARACTERS = 36;
/** Digits of a value in a legend or a subtitle. */
const DIGITS = 4;
/** Activations as people write them, where that is not their name. */
const WRITTEN: ReadonlyMap<string, string> = new Map([["relu", "ReLU"]]);

/**
 * The line above a figure that says what holds for all of it: the learner, the loss, and the parameters that are fixed.
 *
 * @param point   The parameters of the points.
 * @param leftOut Parameters that vary in the figure.
 *
 * @example
 * pointSubtitle({ model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0 }, ["alpha"])
 * // => ["perceptron", "hinge loss", "$\\varepsilon = 0.1$", "$\\lambda \\to 0^+$"]
 */
export function pointSubtitle(point: UncheckedPoint, leftOut: readonly string[] = []): string[] {
  const name = lossName(point);
  const numbers = PARAMETER_COLUMNS.filter(isNumeric).filter(
    (own) => point[own] !== undefined && !leftOut.includes(own),
  );
  return [
    ...learnerInWords(point),
    ...(name === undefined ? [] : [lossInWords(name)]),
    ...numbers.map((own) => parameterText(own, limitOf(own, point[own]))),
    ...trainingInWords(point),
  ];
}

function lossName({ loss }: UncheckedPoint): string | undefined {
  return typeof loss === "string" ? loss : (loss as { readonly name?: string } | undefined)?.name;
}

/** Training by an algorithm, of members, or on the outputs of a teacher; nothing for the minimum of the objective. */
function trainingInWords({ algorithm, ensembleOver, inputs, teacher }: UncheckedPoint): string[] {
  const words: string[] = [];
  if (typeof algorithm === "string" && algorithm !== "minimum") words.push(algorithm.replaceAll("-", " "));
  if (typeof ensembleOver === "string") words.push(`members over ${ensembleOver}`);
  if (inputs === "fresh") words.push("fresh inputs");
  if (typeof teacher === "object" && teacher !== null) {
    const own: UncheckedPoint = teacher;
    words.push(
      `teacher: ${lossInWords(lossName(own) ?? "")}, ${parameterText("lambda", limitOf("lambda", own.lambda))}`,
    );
  }
  return words;
}

/** A value that may be written as a limit: JSON has no infinity. */
function limitOf(name: string, value: unknown): number | string {
  if (typeof value === "number") return value;
  const limits = isNumeric(name) ? PARAMETERS[name].limits : undefined;
  if (value === limits?.lower) return 0;
  return value === limits?.upper ? Number.POSITIVE_INFINITY : String(value);
}

/** "perceptron", "erf kernel", "kernel exp(t)", "ReLU random features", "12 eigenvalues"; nothing where the learner varies. */
export function learnerInWords({ model, activation, kernel, eigenvalues }: UncheckedPoint): string[] {
  if (Array.isArray(eigenvalues)) return [`${eigenvalues.length} eigenvalues`];
  const features = typeof activation === "string" ? `${shortened(activation)} ` : "";
  if (!isModelName(model)) return features === "" ? [] : [`${features}features`];
  const { words } = MODELS[model];
  return [typeof kernel === "string" ? `${words} ${shortened(kernel)}` : `${features}${words}`];
}

/** "hinge loss", or the beginning of a long expression. */
export function lossInWords(loss: string): string {
  return lossWords(isLossName(loss) ? loss : shortened(loss));
}

/** A name as people write it, or the beginning of a long expression. */
function shortened(name: string): string {
  const text = WRITTEN.get(name) ?? name;
  return (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text).replaceAll("$", "\\$");
}

/**
 * A parameter at a value, for legends and subtitles.
 *
 * @example
 * parameterText("lambda", 0) // => "$\\lambda \\to 0^+$"
 */
export function parameterText(name: string, value: number | string | null): string {
  const symbol = symbolOf(name);
  if (typeof value !== "number" || symbol === undefined) return `${name} = ${valueText(value)}`;
  if (name === "lambda" && value === 0) return `$${symbol} \\to 0^+$`;
  return Number.isFinite(value) ? `$${symbol} = ${valueText(value)}$` : `$${symbol} \\to \\infty$`;
}

/** A value with the digits that messages and legends show. */
export function valueText(value: number | string | null): string {
  return typeof value === "number" ? String(Number(value.toPrecision(DIGITS))) : (value ?? "");
}
