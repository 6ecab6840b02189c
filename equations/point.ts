import { ParameterError } from "../src/core/errors.js";
import { activationMoments, kernelMoments, type Moments } from "./activation.js";
import { lossFromExpression } from "./lossExpression.js";
import { LOSSES, type Loss, namedLoss } from "./losses.js";
import { empiricalModel, kernel, linear, type Route, randomFeaturesModel } from "./models.js";
import type { Eigenvalue } from "./spectra/empirical.js";
import type { Model } from "./types.js";

/** One point of the theory as plain data: what batch lines, curves and sweeps are made of. */
export interface Point {
  readonly model: "linear" | "kernel" | "rf" | "empirical";
  readonly loss: string | Loss;
  readonly alpha: number;
  readonly epsilon: number;
  /** [0, Infinity]: 0 is the limit 0+, Infinity the limit of infinite regularization. */
  readonly lambda: number;
  readonly mu1?: number;
  readonly muStar?: number;
  /** Angle of the kernel, instead of mu1 and muStar. */
  readonly gamma?: number;
  /** Absolute error of mu1 and muStar, where they are those of an activation or kernel; part of every result's error. */
  readonly momentsError?: number;
  /** Features per input dimension, for rf. */
  readonly kappa?: number;
  readonly eigenvalues?: readonly Eigenvalue[];
  readonly continuum?: number;
  readonly channel?: Route;
}

/** A point as people write it: limits by name, features by activation or kernel, a loss as an expression. */
export interface PointInput extends Omit<Point, "lambda"> {
  readonly lambda: number | "0+" | "0" | "inf";
  readonly activation?: string;
  readonly kernel?: string;
}

export const MODEL_NAMES = ["linear", "kernel", "rf", "empirical"] as const;
/** The ways to give the features of a kernel or of random features, in words. */
export const FEATURE_FORMS = "activation, kernel, gamma, or mu1 with muStar";

const POINT_KEYS = [
  "model",
  "loss",
  "alpha",
  "epsilon",
  "lambda",
  "mu1",
  "muStar",
  "gamma",
  "kappa",
  "eigenvalues",
  "continuum",
  "channel",
  "activation",
  "kernel",
] as const;

/**
 * The saddle-point problem of a point.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function modelOf(point: Point): Model {
  const features = { mu1: point.mu1, muStar: point.muStar, gamma: point.gamma } as { mu1: number; muStar: number };
  switch (point.model) {
    case "linear":
      return linear(point);
    case "kernel":
      return kernel(asFeatures(point, features));
    case "rf":
      return randomFeaturesModel({ ...asFeatures(point, features), kappa: point.kappa as number });
    case "empirical":
      return empiricalModel({ ...point, eigenvalues: point.eigenvalues ?? [] });
    default:
      throw new ParameterError("point", "model", point.model, `{${MODEL_NAMES.join(", ")}}`);
  }
}

function asFeatures(
  point: Point,
  features: { mu1: number; muStar: number },
): Point & { mu1: number; muStar: number; gamma?: never } {
  return { ...point, ...features } as Point & { mu1: number; muStar: number; gamma?: never };
}

/** What people write; not the hexadecimal that Number also reads. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** lambda as a number, from a number or the name of a limit. */
export function lambdaOf(where: string, value: unknown): number {
  if (value === "0+" || value === "0") return 0;
  if (typeof value === "string" && /^\+?inf(inity)?$/i.test(value)) return Number.POSITIVE_INFINITY;
  const number = typeof value === "string" && DECIMAL.test(value.trim()) ? Number(value) : value;
  if (typeof number === "number" && number >= 0) return number;
  throw new ParameterError(where, "lambda", value, '[0, Infinity], "0+" or "inf"');
}

/** The two moments of features, and their error. */
type Features = Required<Pick<Point, "mu1" | "muStar" | "momentsError">>;

const moments = new Map<string, Promise<Moments>>();
const losses = new Map<string, Promise<Loss>>();
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
 * in case, dash or underscore is an error, any other is a tag of the caller.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export async function resolvePoint(input: PointInput): Promise<Point> {
  requireKnownSpelling(input);
  const { activation, kernel: kernelName, lambda, ...rest } = withoutNulls(input);
  const point: Point = { ...rest, lambda: lambdaOf("point", lambda), loss: await resolvedLoss(input.loss) };
  if (input.model !== "kernel" && input.model !== "rf") return point;
  const given = [
    activation === undefined ? undefined : "activation",
    kernelName === undefined ? undefined : "kernel",
    point.gamma === undefined ? undefined : "gamma",
    point.mu1 === undefined && point.muStar === undefined ? undefined : "mu1 and muStar",
  ].filter((name) => name !== undefined);
  if (given.length !== 1) {
    const value = given.length === 0 ? "none of them" : given.join(" with ");
    throw new ParameterError(input.model, "features", value, `exactly one of ${FEATURE_FORMS}`);
  }
  if (activation !== undefined) return { ...point, ...(await featuresOf("activation", activation)) };
  if (kernelName === undefined) return point;
  if (input.model === "rf") {
    throw new ParameterError("rf", "kernel", kernelName, "models with kernels", "Random features take an activation");
  }
  return { ...point, ...(await featuresOf("kernel", kernelName)) };
}

async function featuresOf(kind: "activation" | "kernel", text: unknown): Promise<Features> {
  if (typeof text !== "string") throw new ParameterError("point", kind, text, "names or expressions");
  const found = kept(moments, `${kind} ${text}`, () =>
    kind === "activation" ? activationMoments(text) : kernelMoments(text),
  );
  const { mu1, muStar, error } = await found;
  return { mu1, muStar, momentsError: error };
}

async function resolvedLoss(loss: unknown): Promise<string | Loss> {
  if (typeof loss === "object" && loss !== null && "value" in loss && typeof loss.value === "function")
    return loss as Loss;
  if (typeof loss !== "string") {
    throw new ParameterError("point", "loss", loss, `{${Object.keys(LOSSES).join(", ")}} or an expression in u`);
  }
  if (namedLoss(loss) !== undefined) return loss;
  return kept(losses, loss, () => lossFromExpression(loss));
}

/** Other languages write null for what is not there. */
function withoutNulls(input: PointInput): PointInput {
  const entries = Object.entries(input) as [string, unknown][];
  if (entries.every(([, value]) => value !== null)) return input;
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as unknown as PointInput;
}

const spelled = new Set<string>(POINT_KEYS);

/** "mustar" or "mu_star" is a mistake, not a tag. */
function requireKnownSpelling(input: object): void {
  const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, "");
  for (const key of Object.keys(input)) {
    if (spelled.has(key)) continue;
    const meant = POINT_KEYS.find((known) => plain(known) === plain(key));
    if (meant !== undefined)
      throw new ParameterError("point", "key", key, `{${POINT_KEYS.join(", ")}}`, `Did you mean ${meant}?`);
  }
}
