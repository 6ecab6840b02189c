import { ParameterError } from "../../src/core/errors.js";
import { nearMiss } from "../../src/core/nearMiss.js";
import type { Algorithm } from "../training/filters.js";
import { type NumericName, requireParameter, type UncheckedPoint } from "./parameters.js";

/** Parameters that say how, and how long, a learner is trained. */
export const TRAINING_PARAMETERS = ["algorithm", "time", "eta", "steps", "momentum", "batch", "precision"] as const;

/** Parameters of a training that are numbers. */
export const TRAINING_NUMBERS = ["time", "eta", "steps", "momentum", "batch", "precision"] as const;

type TrainingNumber = (typeof TRAINING_NUMBERS)[number];

/** Name of a training algorithm. */
export type AlgorithmName = Algorithm["name"];

/** A first-order method that trains a learner from w = 0. */
export interface AlgorithmEntry {
  /** In a title or a sentence. */
  readonly words: string;
  /** Numbers that it cannot do without. */
  readonly needs: readonly TrainingNumber[];
  /** Numbers that it may have besides; it knows no others. */
  readonly allows: readonly TrainingNumber[];
  /** The one that says how long. */
  readonly runsOver: "time" | "steps";
}

/** Numbers of methods in steps, whose averages may have to be sampled. */
const SAMPLED = ["batch", "precision"] as const;

const TABLE = {
  "gradient-flow": { words: "gradient flow", needs: ["time"], allows: [], runsOver: "time" },
  "gradient-descent": { words: "gradient descent", needs: ["eta", "steps"], allows: SAMPLED, runsOver: "steps" },
  "heavy-ball": { words: "heavy ball", needs: ["eta", "momentum", "steps"], allows: SAMPLED, runsOver: "steps" },
  nesterov: { words: "Nesterov's method", needs: ["eta", "steps"], allows: SAMPLED, runsOver: "steps" },
} as const satisfies { readonly [name in AlgorithmName]: AlgorithmEntry };

/** Every algorithm by name, in the order of help texts and messages. */
export const ALGORITHMS: { readonly [name in AlgorithmName]: AlgorithmEntry } = TABLE;

/** Names of the algorithms, in the order of the table. */
export const ALGORITHM_NAMES = Object.keys(TABLE) as AlgorithmName[];

/** Parameters of a training; none where the point asks for the minimum. */
export interface TrainingParameters {
  readonly algorithm?: "minimum" | AlgorithmName;
  /** Of gradient flow, [0, Infinity]; 0 is the learner before training. */
  readonly time?: number;
  /** Size of a step, (0, Infinity). */
  readonly eta?: number;
  /** Whole numbers from 0 on, or Infinity. */
  readonly steps?: number;
  /** Of heavy-ball, [0, 1). */
  readonly momentum?: number;
  /** Fraction of the samples in a mini-batch, (0, 1]; defaults to 1. */
  readonly batch?: number;
  /** Standard error of the error rates, where averages are sampled, (0, 1); defaults to 1e-3. */
  readonly precision?: number;
}

/** Algorithm and length of a training: a time of the flow, or a number of steps. */
export interface Training {
  readonly algorithm: Algorithm;
  readonly time: number;
}

/** True if a value is the name of a training algorithm. */
export function isAlgorithmName(value: unknown): value is AlgorithmName {
  return typeof value === "string" && Object.hasOwn(TABLE, value);
}

/**
 * The training that a point asks for.
 *
 * @throws {ParameterError} naming the algorithm, or the number that it needs, or that it cannot have.
 */
export function trainingOf(point: UncheckedPoint): Training {
  const name = point.algorithm;
  if (!isAlgorithmName(name)) throw unknownAlgorithm("point", name);
  requireNoOthers(point, name);
  const value = (key: TrainingNumber): number => requireParameter(name, key, point[key]);
  const optional = (key: "batch" | "precision"): { readonly batch?: number; readonly precision?: number } =>
    point[key] === undefined ? {} : { [key]: value(key) };
  const sampled = { ...optional("batch"), ...optional("precision") };
  switch (name) {
    case "gradient-flow":
      return { algorithm: { name }, time: value("time") };
    case "gradient-descent":
    case "nesterov":
      return { algorithm: { name, eta: value("eta"), ...sampled }, time: value("steps") };
    case "heavy-ball":
      return { algorithm: { name, eta: value("eta"), momentum: value("momentum"), ...sampled }, time: value("steps") };
  }
}

/**
 * Checks that a point has the parameters of its training, or none where it asks for the minimum.
 *
 * @throws {ParameterError} as trainingOf and requireNoOthers.
 */
export function requireTraining(point: UncheckedPoint): void {
  if (point.algorithm === undefined || point.algorithm === MINIMUM) requireNoOthers(point);
  else trainingOf(point);
}

/**
 * Checks the values of a training, each by itself; which of them the algorithm needs, trainingOf checks.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 */
export function requireTrainingValues(where: string, point: UncheckedPoint): void {
  const { algorithm } = point;
  if (algorithm !== undefined && algorithm !== MINIMUM && !isAlgorithmName(algorithm)) {
    throw unknownAlgorithm(where, algorithm);
  }
  for (const name of TRAINING_NUMBERS) if (point[name] !== undefined) requireParameter(where, name, point[name]);
}

const MINIMUM = "minimum";

function unknownAlgorithm(where: string, name: unknown): ParameterError {
  const allowed = [MINIMUM, ...ALGORITHM_NAMES];
  const meant = typeof name === "string" ? nearMiss(name, allowed) : undefined;
  const remedy = meant === undefined ? undefined : `Did you mean ${meant}?`;
  return new ParameterError(where, "algorithm", name, `{${allowed.join(", ")}}`, remedy);
}

/**
 * Refuses numbers of a training where none is asked for, or not this one.
 *
 * @param algorithm Of the point; undefined for the minimum.
 * @throws {ParameterError} naming the number and the algorithms that have it.
 */
export function requireNoOthers(point: UncheckedPoint, algorithm?: AlgorithmName): void {
  const numbersOf = (one: AlgorithmName): readonly NumericName[] => [
    ...ALGORITHMS[one].needs,
    ...ALGORITHMS[one].allows,
  ];
  if (algorithm === undefined && point.algorithm !== undefined && point.algorithm !== MINIMUM) {
    const remedy = "Ensembles, students and learners trained against attacks are taken at the minimum";
    throw new ParameterError("point", "algorithm", point.algorithm, MINIMUM, remedy);
  }
  const known = algorithm === undefined ? [] : numbersOf(algorithm);
  for (const name of TRAINING_NUMBERS) {
    if (known.includes(name) || point[name] === undefined) continue;
    const owners = ALGORITHM_NAMES.filter((one) => numbersOf(one).includes(name));
    const given =
      algorithm === undefined
        ? "The algorithm is minimum, which has no training parameters"
        : `The algorithm is ${algorithm}`;
    throw new ParameterError("point", name, point[name], `points with algorithm ${owners.join(" or ")}`, given);
  }
}
