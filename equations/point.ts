import { ParameterError } from "../src/core/errors.js";
import { nearMiss } from "../src/core/nearMiss.js";
import { arithmetic } from "../src/numerics/arithmetic.js";
import { activationMoments, activationSlopeSquare, kernelMoments, type Moments } from "./activation.js";
import { lossFromExpression } from "./lossExpression.js";
import type { Loss } from "./losses.js";
import { isLoss, modelNamed, vectorModelNamed } from "./models.js";
import type { Eigenvalue } from "./spectra/empirical.js";
import type { RuleEigenvalue } from "./spectra/listedRule.js";
import { studentLossFromExpression } from "./studentLossExpression.js";
import { isStudentLoss, type StudentLoss } from "./studentLosses.js";
import type { AnyModel, Model, Route } from "./types.js";
import type { AlgorithmName } from "./vocabulary/algorithms.js";
import { allowedTexts, nameRemedy, textError } from "./vocabulary/choices.js";
import { isLossName } from "./vocabulary/losses.js";
import {
  isAngled,
  isAngledModel,
  isModelName,
  MODEL_NAMES,
  MODELS,
  type ModelName,
  type Point,
} from "./vocabulary/models.js";
import {
  isParameterName,
  LIMITED_NAMES,
  NUMERIC_NAMES,
  type NumericName,
  PARAMETER_NAMES,
  type SweptParameter,
  type TextName,
  type UncheckedPoint,
} from "./vocabulary/parameters.js";
import { givenTeacher, inTeacher } from "./vocabulary/teachers.js";

export type { AngledPoint, Point } from "./vocabulary/models.js";

/** Names and numbers of a point as people write them, but lambda. In data a number may be a text, such as "2/0.9" or "inf". */
type WrittenParameters = { readonly [name in Exclude<NumericName, "lambda">]?: number } & {
  readonly [name in TextName]?: string;
};

/** A point as people write it: limits by name, features by activation or kernel, a loss as an expression. */
export interface PointInput extends Omit<WrittenParameters, "loss"> {
  readonly model: ModelName;
  readonly loss: string | Loss | StudentLoss;
  readonly alpha: number;
  readonly epsilon: number;
  readonly lambda: number | "0+" | "0" | "inf";
  /** With shares for an empirical spectrum, without for the rule of the quadratic network. */
  readonly eigenvalues?: readonly (Eigenvalue | RuleEigenvalue)[];
  readonly channel?: Route;
  readonly algorithm?: "minimum" | AlgorithmName;
  readonly teacher?: TeacherInput;
  readonly inputs?: "same" | "fresh";
}

/** A teacher as people write it. */
export interface TeacherInput extends Pick<PointInput, "loss" | "lambda" | "channel" | "fraction" | "inputs"> {
  readonly teacher?: TeacherInput;
}

/** The ways to give the features of a kernel or of random features, in words. */
export const FEATURE_FORMS = "activation, kernel, gamma, or mu1 with muStar";

/**
 * The saddle-point problem of a point with given features.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed; the model, if it learns its features.
 */
export function modelOf(point: Point): Model {
  return vectorModelNamed(requireModelName(point), point);
}

/**
 * The saddle-point problem of any point, features given or learned.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function anyModelOf(point: Point): AnyModel {
  return modelNamed(requireModelName(point), point);
}

function requireModelName(point: Point): ModelName {
  const name: unknown = point.model;
  if (isModelName(name)) return name;
  throw new ParameterError("point", "model", name, `{${MODEL_NAMES.join(", ")}}`, nameRemedy("model", name));
}

/** The point with another value of a parameter; an angle takes the place of mu1 and muStar. */
export function withParameter(point: Point, name: SweptParameter, value: number): Point {
  if (name !== "gamma" || !isAngled(point)) return { ...point, [name]: value };
  const { mu1, muStar, slopeSquare, ...rest } = point;
  return { ...rest, gamma: value };
}

/** lambda as a number, from a number, a text that is one, or the name of a limit. */
export function lambdaOf(where: string, value: unknown): number {
  if (value === "0+") return 0;
  const read = typeof value === "string" ? arithmetic(value) : { value };
  const number = "value" in read ? read.value : undefined;
  if (typeof number === "number" && number >= 0) return number;
  const remedy = "problem" in read && read.problem !== "" ? read.problem : undefined;
  throw new ParameterError(where, "lambda", value, '[0, Infinity], "0+" or "inf"', remedy);
}

const moments = new Map<string, Promise<Moments>>();
const slopeSquares = new Map<string, Promise<number>>();
const losses = new Map<string, Promise<Loss>>();
const studentLosses = new Map<string, Promise<StudentLoss>>();
/** Expressions kept; the oldest goes when there are more, so that a stream of ever new ones does not fill the memory. */
const MOST_KEPT = 256;

/** The kept result of a text, computed on first use. */
function kept<Value>(cache: Map<string, Value>, text: string, compute: () => Value): Value {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const value = compute();
  cache.set(text, value);
  if (cache.size > MOST_KEPT) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  return value;
}

/**
 * Resolves the names and expressions of a point: activation or kernel to mu1 and muStar, a loss expression to a loss.
 *
 * Expressions are parsed once and kept. Parameters that the model does not use are ignored; a key that differs from a parameter only
 * in case, dash, underscore or one letter is an error, any other is a tag of the caller.
 *
 * @param input A PointInput, or data that claim to be one. Numbers are checked where modelOf reads them.
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export async function resolvePoint(input: UncheckedPoint): Promise<Point> {
  requireKnownSpelling(input);
  const { activation, kernel, ...rest } = withoutNulls(input);
  const point = await resolvedLearner("point", rest);
  const features = isAngledModel(rest.model) ? await resolvedFeatures(rest.model, { ...rest, activation, kernel }) : {};
  const slopes =
    rest.attack === undefined || rest.model !== "rf" || typeof activation !== "string"
      ? {}
      : { slopeSquare: await kept(slopeSquares, activation, () => activationSlopeSquare(activation)) };
  return { ...point, ...features, ...slopes } as unknown as Point;
}

/** Limits as numbers and losses as functions, those of teachers included. */
async function resolvedLearner(
  where: string,
  { lambda, loss, teacher, ...rest }: UncheckedPoint,
): Promise<UncheckedPoint> {
  const given = givenTeacher({ teacher });
  return {
    ...withNumbers(rest),
    lambda: lambdaOf(where, lambda),
    loss: await (given === undefined ? resolvedLoss(loss) : resolvedStudentLoss(loss)),
    ...(given === undefined ? {} : { teacher: await resolvedTeacher(where, given) }),
  };
}

async function resolvedTeacher(where: string, given: UncheckedPoint): Promise<UncheckedPoint> {
  try {
    return await resolvedLearner(where, withoutNulls(given));
  } catch (error) {
    throw inTeacher(error);
  }
}

/**
 * Texts of numeric parameters as numbers: arithmetic such as "2/0.9", and "inf" where it is a limit, because JSON has no Infinity.
 *
 * A text that is no such number stays, and modelOf refuses it.
 */
function withNumbers(given: UncheckedPoint): UncheckedPoint {
  const texts = NUMERIC_NAMES.filter((name) => typeof given[name] === "string");
  if (texts.length === 0) return given;
  return { ...given, ...Object.fromEntries(texts.map((name) => [name, numberOf(name, String(given[name]))])) };
}

function numberOf(name: NumericName, text: string): number | string {
  const read = arithmetic(text);
  const isRead = "value" in read && (Number.isFinite(read.value) || LIMITED_NAMES.includes(name));
  return isRead ? read.value : text;
}

/** mu1 and muStar of an activation or a kernel; nothing where the point has them, or the angle. */
async function resolvedFeatures(
  model: ModelName,
  { activation, kernel, gamma, mu1, muStar }: UncheckedPoint,
): Promise<object> {
  const given = [
    activation === undefined ? undefined : "activation",
    kernel === undefined ? undefined : "kernel",
    gamma === undefined ? undefined : "gamma",
    mu1 === undefined && muStar === undefined ? undefined : "mu1 and muStar",
  ].filter((name) => name !== undefined);
  if (given.length !== 1) {
    const value = given.length === 0 ? undefined : given.join(" with ");
    throw new ParameterError(model, "features", value, `exactly one of ${FEATURE_FORMS}`);
  }
  if (activation !== undefined) return featuresOf("activation", activation);
  if (kernel === undefined) return {};
  const { remedies = {} } = MODELS[model];
  if (remedies.kernel !== undefined) {
    throw new ParameterError(model, "kernel", kernel, "models with kernels", remedies.kernel);
  }
  return featuresOf("kernel", kernel);
}

async function featuresOf(kind: "activation" | "kernel", text: unknown): Promise<object> {
  if (typeof text !== "string") throw new ParameterError("point", kind, text, allowedTexts(kind));
  const found = kept(moments, `${kind} ${text}`, () =>
    namedOrExpression(kind, text, kind === "activation" ? activationMoments : kernelMoments),
  );
  const { mu1, muStar, error } = await found;
  return { mu1, muStar, momentsError: error };
}

async function resolvedLoss(loss: unknown): Promise<string | Loss> {
  if (isLoss(loss) || isLossName(loss)) return loss;
  if (typeof loss === "string") return kept(losses, loss, () => namedOrExpression("loss", loss, lossFromExpression));
  throw new ParameterError("point", "loss", loss, allowedTexts("loss"));
}

/** The same for a student: an expression in its output and its teacher's. Which names a student can have, the solver checks. */
async function resolvedStudentLoss(loss: unknown): Promise<string | Loss | StudentLoss> {
  if (isLoss(loss) || isStudentLoss(loss) || isLossName(loss)) return loss;
  if (typeof loss === "string") return kept(studentLosses, loss, () => studentLossFromExpression(loss));
  throw new ParameterError("point", "loss", loss, allowedTexts("loss"));
}

/** Reads a text as an expression; where it is none, the error has the names that the parameter knows. */
async function namedOrExpression<Value>(
  name: TextName,
  text: string,
  read: (text: string) => Promise<Value>,
): Promise<Value> {
  try {
    return await read(text);
  } catch (error) {
    const isNoExpression = error instanceof ParameterError && error.allowed.startsWith("expressions in");
    throw isNoExpression ? textError(name, text, error.remedy) : error;
  }
}

/** Other languages write null for what is not there. A teacher that is null stays, to be refused: without it the point asks something else. */
function withoutNulls(input: UncheckedPoint): UncheckedPoint {
  const entries = Object.entries(input);
  if (entries.every(([, value]) => value !== null)) return input;
  return Object.fromEntries(entries.filter(([key, value]) => value !== null || key === "teacher"));
}

/** Keys that were found to be tags, so that a stream of lines compares each of them once. */
const tags = new Set<string>();

/** "mu_star" and "chanel" are mistakes, not tags. */
function requireKnownSpelling(input: object): void {
  for (const key of Object.keys(input)) {
    if (isParameterName(key) || tags.has(key)) continue;
    const meant = nearMiss(key, PARAMETER_NAMES);
    if (meant !== undefined) {
      throw new ParameterError("point", "key", key, `{${PARAMETER_NAMES.join(", ")}}`, `Did you mean ${meant}?`);
    }
    if (tags.size < MOST_KEPT) tags.add(key);
  }
}
