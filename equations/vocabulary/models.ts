import { ParameterError } from "../../src/core/errors.js";
import { featureGradient, featureMoments } from "../featureMoments.js";
import type { Loss } from "../losses.js";
import { type Eigenvalue, empirical } from "../spectra/empirical.js";
import { isotropic } from "../spectra/isotropic.js";
import { listedRule, type RuleEigenvalue } from "../spectra/listedRule.js";
import { randomFeatures } from "../spectra/randomFeatures.js";
import { wishartRule } from "../spectra/wishartRule.js";
import type { StudentLoss } from "../studentLosses.js";
import type { InputGradient, MatrixSpectrum, Route, Spectrum } from "../types.js";
import { TRAINING_PARAMETERS, type TrainingParameters } from "./algorithms.js";
import { ENSEMBLE_PARAMETERS, type EnsembleParameters } from "./ensembles.js";
import {
  OBSERVABLE_PARAMETERS,
  PARAMETER_NAMES,
  type ParameterName,
  requireParameter,
  type UncheckedPoint,
} from "./parameters.js";
import { STUDENT_PARAMETERS, type StudentParameters } from "./teachers.js";

/** A learner's inputs and features: what a point may say of them, and the spectrum that they have. */
export interface ModelEntry {
  /** In a title or a sentence: "random features". */
  readonly words: string;
  /** Parameters that a point of the model cannot do without, the task's own aside. */
  readonly needs: readonly ParameterName[];
  /** Parameters that may take the place of one that is needed. */
  readonly instead?: { readonly [name in ParameterName]?: ParameterName };
  /** Parameters that it may have besides. */
  readonly allows: readonly ParameterName[];
  /** Parameters that look as if they belonged to the model, and what to do instead. */
  readonly remedies?: { readonly [name in ParameterName]?: string };
  /** True if two moments mu1 and muStar, and therefore an angle, belong to the model: they are given in exactly one of the forms. */
  readonly hasAngle: boolean;
  /** True if a matrix is learned and not a vector of weights: its spectrum is one of matrices. */
  readonly learnsFeatures?: true;
  /** True if inputs of finite size can be drawn for it. */
  readonly simulated: boolean;
  /**
   * The spectrum of a point. The values are checked here.
   *
   * @throws {ParameterError} naming the parameter, its value and its range.
   */
  readonly spectrum: (point: UncheckedPoint) => Spectrum | MatrixSpectrum;
  /**
   * Shift of the pre-activation by an attack on the input.
   *
   * @throws {ParameterError} where the point does not say it.
   */
  readonly inputGradient: (point: UncheckedPoint) => InputGradient;
}

const TABLE = {
  linear: {
    words: "perceptron",
    needs: [],
    allows: [],
    hasAngle: false,
    simulated: true,
    spectrum: () => isotropic(1, 0),
    inputGradient: () => ({ perVariance: 1, perNorm: 0 }),
  },
  kernel: {
    words: "kernel",
    needs: [],
    allows: ["activation", "kernel", "mu1", "muStar", "gamma"],
    hasAngle: true,
    simulated: true,
    spectrum: (point) => {
      const { mu1, muStar } = featureMoments("kernel", point);
      return isotropic(mu1, muStar);
    },
    inputGradient: () => ({ perVariance: 1, perNorm: 0 }),
  },
  rf: {
    words: "random features",
    needs: ["kappa"],
    allows: ["activation", "mu1", "muStar", "gamma"],
    remedies: { kernel: "Random features take an activation" },
    hasAngle: true,
    simulated: true,
    spectrum: (point) => {
      const { mu1, muStar } = featureMoments("rf", point);
      return randomFeatures(mu1, muStar, requireParameter("rf", "kappa", point.kappa));
    },
    inputGradient: featureGradient,
  },
  empirical: {
    words: "empirical spectrum",
    needs: ["eigenvalues"],
    allows: ["continuum"],
    hasAngle: false,
    simulated: false,
    // The list may be anything: empirical checks it.
    spectrum: ({ eigenvalues = [], continuum = 0 }) =>
      empirical(eigenvalues as readonly Eigenvalue[], requireParameter("empirical", "continuum", continuum)),
    inputGradient: ({ attackNorm = 2 }) => {
      if (attackNorm === 2) return { perVariance: 0, perNorm: 1 };
      const remedy =
        "Other norms depend on the directions of the eigenvectors, which a list of eigenvalues does not have";
      throw new ParameterError("empirical", "attackNorm", attackNorm, "{2}", remedy);
    },
  },
  quadratic: {
    words: "quadratic network",
    needs: ["width"],
    instead: { width: "eigenvalues" },
    allows: ["eigenvalues"],
    hasAngle: false,
    learnsFeatures: true,
    simulated: true,
    spectrum: (point) => ruleOf("quadratic", point),
    // grad f = sqrt(2 / d) S x, the same length at every input.
    inputGradient: () => ({ perVariance: 2, perNorm: 0 }),
  },
} as const satisfies { readonly [name in "linear" | "kernel" | "rf" | "empirical" | "quadratic"]: ModelEntry };

/**
 * The matrix of a quadratic rule: Wishart of a width, or given by its eigenvalues.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 */
export function ruleOf(where: string, { width, eigenvalues }: UncheckedPoint): MatrixSpectrum {
  if (eigenvalues === undefined) return wishartRule(requireParameter(where, "width", width));
  if (width === undefined) return listedRule(where, eigenvalues as readonly RuleEigenvalue[]);
  const remedy = "The eigenvalues are the rule; leave width out";
  throw new ParameterError(where, "width", width, "points without eigenvalues", remedy);
}

/** Name of a model. */
export type ModelName = keyof typeof TABLE;

type ModelWith<Property> = {
  [Name in ModelName]: (typeof TABLE)[Name] extends Property ? Name : never;
}[ModelName];

/** Models whose features have two moments, and an angle. */
export type AngledModel = ModelWith<{ readonly hasAngle: true }>;

/** Models whose inputs can be drawn at finite size. */
export type SimulatedModel = ModelWith<{ readonly simulated: true }>;

/** Every model by name, in the order of help texts and messages. */
export const MODELS: { readonly [name in ModelName]: ModelEntry } = TABLE;

/** Names of the models, in the order of the table. */
export const MODEL_NAMES = Object.keys(TABLE) as ModelName[];

/** Models whose inputs can be drawn at finite size, in the order of the table. */
export const SIMULATED_MODELS = MODEL_NAMES.filter(isSimulatedModel);

/** True if a value is the name of a model; names that every object has are none. */
export function isModelName(name: unknown): name is ModelName {
  return typeof name === "string" && Object.hasOwn(TABLE, name);
}

/** True if a value is the name of a model whose inputs can be drawn at finite size. */
export function isSimulatedModel(name: unknown): name is SimulatedModel {
  return isModelName(name) && MODELS[name].simulated;
}

/** Samples at input dimension d: alpha d, rounded; alpha d^2 / 2 where a matrix is learned. */
export function sampleCount(model: ModelName, alpha: number, d: number): number {
  return Math.round(alpha * samplesPerAlpha(model, d));
}

/** The alpha of n samples at input dimension d. */
export function sampleRatio(model: ModelName, n: number, d: number): number {
  return n / samplesPerAlpha(model, d);
}

function samplesPerAlpha(model: ModelName, d: number): number {
  return MODELS[model].learnsFeatures ? (d * d) / 2 : d;
}

/** True if a value is the name of a model whose features have an angle. */
export function isAngledModel(name: unknown): name is AngledModel {
  return isModelName(name) && MODELS[name].hasAngle;
}

/** Parameters that no point can do without, whatever the model. */
export const TASK_PARAMETERS = [
  "model",
  "loss",
  "alpha",
  "epsilon",
  "lambda",
] as const satisfies readonly ParameterName[];

/** Parameters that any point may have. */
const OPTIONAL_PARAMETERS: readonly ParameterName[] = [
  "channel",
  "trainingAttack",
  ...ENSEMBLE_PARAMETERS,
  ...TRAINING_PARAMETERS,
  ...STUDENT_PARAMETERS,
  ...OBSERVABLE_PARAMETERS,
];

/** Parameters that a point with these others cannot do without. */
export function neededParameters(model: ModelName, given: UncheckedPoint): readonly ParameterName[] {
  const { needs, instead = {} } = MODELS[model];
  return needs.filter((name) => {
    const other = instead[name];
    return other === undefined || given[other] === undefined;
  });
}

/** Parameters on which a point of the model depends, in the order of the parameters. */
export function parametersOf(model: ModelName): readonly ParameterName[] {
  const { needs, allows } = MODELS[model];
  const own = new Set<ParameterName>([...TASK_PARAMETERS, ...OPTIONAL_PARAMETERS, ...needs, ...allows]);
  return PARAMETER_NAMES.filter((name) => own.has(name));
}

/** Parameters that a model knows nothing of; those that it refuses with a remedy of its own are not among them. */
export function foreignParameters(model: ModelName): readonly ParameterName[] {
  const own = parametersOf(model);
  const { remedies = {} } = MODELS[model];
  return PARAMETER_NAMES.filter((name) => !own.includes(name) && remedies[name] === undefined);
}

/** Parameters of every point. */
export interface TaskPoint extends TrainingParameters, StudentParameters, EnsembleParameters {
  /** A loss by name, or any convex margin loss; of a student a loss of its output and its teacher's. */
  readonly loss: string | Loss | StudentLoss;
  /** Samples per input dimension, (0, Infinity); 2 n / d^2 for the quadratic network. */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Ridge penalty, [0, Infinity]: 0 is the limit 0+, Infinity the limit of Hebb's rule. */
  readonly lambda: number;
  /** Size of the attacks that the learner is trained against, [0, Infinity). */
  readonly trainingAttack?: number;
  /** Size of an attack on the input, [0, Infinity): observables under attack are those of points that have it. */
  readonly attack?: number;
  /** [2, Infinity], defaults to 2. */
  readonly attackNorm?: number;
  /** Defaults to "exact", which falls back to quadrature for losses without closed form. */
  readonly channel?: Route;
}

/** The two moments of the features: given directly, or by the angle gamma with unit scale. */
export type FeatureParameters =
  | { readonly mu1: number; readonly muStar: number; readonly gamma?: never }
  | { readonly gamma: number; readonly mu1?: never; readonly muStar?: never };

/** Features of a point: the moments or the angle, which the spectrum wants in exactly one form; a sweep fills in the angle. */
interface PointFeatures {
  readonly mu1?: number;
  readonly muStar?: number;
  readonly gamma?: number;
  /** Absolute error of mu1 and muStar, where they are those of an activation or a kernel; part of every result's error. */
  readonly momentsError?: number;
  /** E sigma'(g)^2 of the activation; only where an attack asks for it. */
  readonly slopeSquare?: number;
}

/** Parameters of a point besides the task, by model. */
interface OwnParameters {
  readonly linear: object;
  readonly kernel: PointFeatures;
  readonly rf: PointFeatures & { readonly kappa: number };
  readonly empirical: { readonly eigenvalues: readonly Eigenvalue[]; readonly continuum?: number };
  readonly quadratic:
    | { readonly width: number; readonly eigenvalues?: never }
    | { readonly width?: never; readonly eigenvalues: readonly RuleEigenvalue[] };
}

/** Names of the parameters that belong to some model. */
type OwnName = { [Name in ModelName]: keyof OwnParameters[Name] }[ModelName];

/** Parameters that the point of a model cannot have, because they belong to others. */
type Foreign<Own> = { readonly [name in Exclude<OwnName, keyof Own>]?: never };

/** A model with its own parameters, without the task. */
export type ModelPoint = {
  [Name in ModelName]: { readonly model: Name } & OwnParameters[Name] & Foreign<OwnParameters[Name]>;
}[ModelName];

/** One point of the theory as plain data, told apart by `model`: what batch lines, curves and sweeps are made of. */
export type Point = TaskPoint & ModelPoint;

/** A point whose features have an angle. */
export type AngledPoint = Extract<Point, { readonly model: AngledModel }>;

/** True if the features of a point have an angle. */
export function isAngled(point: Point): point is AngledPoint {
  return isAngledModel(point.model);
}
