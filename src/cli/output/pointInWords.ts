import type { Point, PointInput, TeacherInput } from "../../../equations/point.js";
import { TRAINING_NUMBERS } from "../../../equations/vocabulary/algorithms.js";
import { OBSERVABLE_PARAMETERS } from "../../../equations/vocabulary/parameters.js";

const NUMBERS = [
  ...["alpha", "epsilon", "lambda", "mu1", "muStar", "gamma", "kappa", "continuum"],
  "trainingAttack",
  "ensemble",
  "subsample",
  "otherLambda",
  "fraction",
  "temperature",
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
    (name) =>
      `${name} = ${numberText(name, point[name] as number)}${name === "ensemble" ? ` over ${point.ensembleOver}` : ""}`,
  );
  const algorithm = point.algorithm === undefined ? "" : `, ${point.algorithm}`;
  const inputs = point.inputs === "fresh" ? ", fresh inputs" : "";
  const teacher = input.teacher === undefined ? "" : `; teacher: ${teacherInWords(input.teacher)}`;
  return `${point.model}${by}${eigenvalues}, loss ${loss}${algorithm}: ${numbers.join(", ")}${inputs}${teacher}`;
}

/** The learner that a student learns from, and in turn the one that it learned from. */
function teacherInWords({ loss, lambda, fraction, inputs, teacher }: TeacherInput): string {
  const words = [`loss ${typeof loss === "string" ? loss : loss.name}`, `lambda = ${lambda === 0 ? "0+" : lambda}`];
  if (fraction !== undefined) words.push(`fraction = ${numberText("fraction", fraction)}`);
  if (inputs === "fresh") words.push("fresh inputs");
  return `${words.join(", ")}${teacher === undefined ? "" : `; its teacher: ${teacherInWords(teacher)}`}`;
}

function numberText(name: string, value: number): string {
  if (name === "lambda" && value === 0) return "0+";
  if (value === Number.POSITIVE_INFINITY) return "inf";
  return String(Number(value.toPrecision(6)));
}
