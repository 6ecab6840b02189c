import { atan2 } from "../../src/numerics/elementary.js";
import {
  consistentError,
  factBasin,
  flippedPredictions,
  lostFacts,
  orthogonalError,
  robustError,
} from "../observables/attack.js";
import type { Reading } from "../observables/reading.js";
import type { LearningTask } from "../types.js";
import { isModelName, type ModelName } from "./models.js";
import type { NumericName } from "./parameters.js";
import { QUESTION_NAMES, type QuestionName } from "./questions.js";

/** Source of a number in a simulation, which decides how it scatters: counts on samples of a kind, or means. */
export type MeasuredOn = "fresh inputs" | "facts" | "rules" | "samples" | "weights";

/** A number that the theory has of a trained learner. */
export interface ObservableEntry {
  /** In a table or on an axis, before the letter. */
  readonly words: string;
  /** In a legend beside an axis that says "error". */
  readonly short?: string;
  /** The one notation, as LaTeX mathematics; undefined where the words are all there is. */
  readonly tex?: string;
  /** The same in the characters of a terminal. */
  readonly symbol: string;
  /** One sentence: what it is, and its range. */
  readonly meaning: string;
  /** Decides on the rounding, the axis and the score: errors lie in [0, 1], norms and overlaps have units. */
  readonly kind: "error" | "energy" | "norm" | "overlap" | "count";
  /** Place in a record: by itself, or under overlaps or conjugates. */
  readonly group: "observables" | "overlaps" | "conjugates";
  /** The axis that suits its values. */
  readonly scale: "linear" | "log";
  /** Source of the number in simulations, in the field of the same name of a replica; undefined if they do not measure it. */
  readonly measured?: MeasuredOn;
  /** At lambda = Infinity it is given in units of this power of 1 / lambda. */
  readonly infinitePower?: 1 | 2;
  /** True if it is given at unit margin where the weights diverge as lambda -> 0+. */
  readonly atUnitMargin?: true;
  /** The word by which an optimum makes it least. */
  readonly objective?: string;
  /** Parameters of its own, such as the size of an attack: it is observed where the point gives them. */
  readonly parameters?: readonly NumericName[];
  /** Parameters that it may have besides, with defaults. */
  readonly allows?: readonly NumericName[];
  /** The models and questions that have it; all where it is not given. */
  readonly only?: { readonly models?: readonly ModelName[]; readonly questions?: readonly QuestionName[] };
  /** Labels of its equations on the equation sheet. */
  readonly equations: readonly string[];
  /** Null where it does not exist; Infinity where it diverges. */
  readonly value: (reading: Reading) => number | null;
}

/** Fields that error rates under attack have in common. */
const ATTACKED = {
  kind: "error",
  group: "observables",
  scale: "linear",
  parameters: ["attack"],
  allows: ["attackNorm"],
} as const;

const TABLE = {
  m: {
    words: "overlap",
    tex: "m",
    symbol: "m",
    meaning: "Covariance of the learner's pre-activation with the teacher's field, |m| <= sqrt q.",
    kind: "overlap",
    group: "overlaps",
    scale: "linear",
    measured: "fresh inputs",
    infinitePower: 1,
    atUnitMargin: true,
    equations: ["RE.5"],
    value: ({ overlaps }: Reading) => overlaps.m,
  },
  q: {
    words: "self-overlap",
    tex: "q",
    symbol: "q",
    meaning: "Variance of the learner's pre-activation on fresh inputs, >= 0.",
    kind: "overlap",
    group: "overlaps",
    scale: "log",
    measured: "fresh inputs",
    infinitePower: 2,
    atUnitMargin: true,
    equations: ["RE.5"],
    value: ({ overlaps }: Reading) => overlaps.q,
  },
  V: {
    words: "response",
    tex: "V",
    symbol: "V",
    meaning:
      "Response of the pre-activation on a sample to a field on it, >= 0; it diverges where the data are interpolated.",
    kind: "overlap",
    group: "overlaps",
    scale: "log",
    infinitePower: 1,
    equations: ["RE.1"],
    value: ({ overlaps }: Reading) => (Number.isNaN(overlaps.V) ? null : overlaps.V),
  },
  mHat: {
    words: "conjugate of m",
    tex: "\\hat m",
    symbol: "mHat",
    meaning: "Conjugate order parameter of m.",
    kind: "overlap",
    group: "conjugates",
    scale: "linear",
    equations: ["CH.2"],
    value: ({ conjugates }: Reading) => conjugates?.mHat ?? null,
  },
  qHat: {
    words: "conjugate of q",
    tex: "\\hat q",
    symbol: "qHat",
    meaning: "Conjugate order parameter of q.",
    kind: "overlap",
    group: "conjugates",
    scale: "linear",
    equations: ["CH.3"],
    value: ({ conjugates }: Reading) => conjugates?.qHat ?? null,
  },
  VHat: {
    words: "conjugate of V",
    tex: "\\hat V",
    symbol: "VHat",
    meaning: "Conjugate order parameter of V.",
    kind: "overlap",
    group: "conjugates",
    scale: "linear",
    equations: ["CH.3"],
    value: ({ conjugates }: Reading) => conjugates?.VHat ?? null,
  },
  generalizationError: {
    words: "generalization error",
    short: "generalization",
    tex: "E_{\\mathrm{gen}}",
    symbol: "E_gen",
    meaning: "Probability that the learner disagrees with the rule on a new input, [0, 1/2].",
    kind: "error",
    group: "observables",
    scale: "linear",
    measured: "fresh inputs",
    objective: "generalization",
    equations: ["OB.1"],
    value: ({ overlaps, tau }: Reading) => atan2(tau, overlaps.m) / Math.PI,
  },
  memorizationError: {
    words: "memorization error",
    short: "memorization",
    tex: "E_{\\mathrm{mem}}",
    symbol: "E_mem",
    meaning: "Fraction of the random labels in the training set that the learner gets wrong, [0, 1/2].",
    kind: "error",
    group: "observables",
    scale: "linear",
    measured: "facts",
    objective: "memorization",
    equations: ["OB.2"],
    value: ({ factErrors }: Reading) => factErrors(),
  },
  ruleTrainingError: {
    words: "training error on the rule",
    short: "training, rule only",
    tex: "E_{\\mathrm{rule}}",
    symbol: "E_rule",
    meaning: "Fraction of the rule-given training labels that the learner gets wrong.",
    kind: "error",
    group: "observables",
    scale: "linear",
    measured: "rules",
    equations: ["OB.3"],
    value: ({ ruleErrors }: Reading) => ruleErrors(),
  },
  trainingError: {
    words: "training error",
    short: "training",
    tex: "E_{\\mathrm{train}}",
    symbol: "E_train",
    meaning: "Fraction of all training labels that the learner gets wrong.",
    kind: "error",
    group: "observables",
    scale: "linear",
    measured: "samples",
    equations: ["OB.4"],
    value: ({ model, factErrors, ruleErrors }: Reading) => {
      const { epsilon } = model.channel;
      return epsilon * factErrors() + (1 - epsilon) * ruleErrors();
    },
  },
  trainingLoss: {
    words: "training loss",
    symbol: "training loss",
    meaning: "Mean training loss per sample, without the ridge term.",
    kind: "energy",
    group: "observables",
    scale: "log",
    measured: "samples",
    equations: ["OB.5"],
    value: ({ trainingLoss }: Reading) => trainingLoss(),
  },
  norm: {
    words: "squared norm",
    tex: "|w|^2/d",
    symbol: "|w|^2/d",
    meaning:
      "Squared norm of the weights per input dimension, |W|^2/d where features are learned; at lambda = Infinity in units of 1 / lambda^2.",
    kind: "norm",
    group: "observables",
    scale: "log",
    measured: "weights",
    infinitePower: 2,
    atUnitMargin: true,
    equations: ["OB.5"],
    value: ({ norm }: Reading) => norm(),
  },
  margin: {
    words: "margin",
    symbol: "margin",
    meaning:
      "Smallest y f / (|w| / sqrt d) over the training set, where all labels are fitted with a margin; null elsewhere.",
    kind: "norm",
    group: "observables",
    scale: "linear",
    equations: ["OB.6"],
    value: ({ margin }: Reading) => margin(),
  },
  freeEnergy: {
    words: "free energy",
    symbol: "free energy",
    meaning:
      "Minimum of the training objective per input dimension, alpha trainingLoss + lambda norm / 2; where features are learned per d^2/2, alpha trainingLoss + lambda norm.",
    kind: "energy",
    group: "observables",
    scale: "linear",
    equations: ["OB.5", "FE.1"],
    value: ({ freeEnergy }: Reading) => freeEnergy(),
  },
  pull: {
    words: "own pull",
    symbol: "pull",
    meaning:
      "Share of its own label that a training sample has been taught: its pre-activation is pull y plus a part of the other samples; 1 where it is fitted.",
    kind: "overlap",
    group: "observables",
    scale: "linear",
    only: { questions: ["training"] },
    equations: ["TI.7"],
    value: ({ pull }: Reading) => {
      const value = pull?.() ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    },
  },
  q12: {
    words: "overlap with the teacher",
    tex: "q_{12}",
    symbol: "q12",
    meaning:
      "Covariance of the student's pre-activation with its teacher's on fresh inputs, |q12| <= sqrt(q q of the teacher).",
    kind: "overlap",
    group: "overlaps",
    scale: "linear",
    only: { questions: ["distillation"] },
    measured: "fresh inputs",
    equations: ["DI.5"],
    value: ({ student }: Reading) => student?.teacherOverlap ?? null,
  },
  V21: {
    words: "response to the teacher",
    tex: "V_{21}",
    symbol: "V21",
    meaning:
      "Response of the student's pre-activation on a sample to a field on the teacher there: what the teacher learned of a sample reaches a student that has not seen it by V21; it diverges where the teacher interpolates.",
    kind: "overlap",
    group: "overlaps",
    scale: "log",
    only: { questions: ["distillation"] },
    equations: ["DI.3"],
    value: ({ student }: Reading) => student?.teacherResponse ?? null,
  },
  heldOutFactError: {
    words: "error on held-out facts",
    short: "held-out facts",
    tex: "E_{\\mathrm{held}}",
    symbol: "E_held",
    meaning:
      "Fraction of its teacher's random labels that a student gets wrong whose inputs it was not trained on, 1/2 where none of them reaches it.",
    kind: "error",
    group: "observables",
    scale: "linear",
    objective: "held-out",
    only: { questions: ["distillation"] },
    measured: "facts",
    equations: ["DI.7"],
    value: ({ student }: Reading) => student?.heldOutFacts() ?? null,
  },
  trainedFactError: {
    words: "error on facts of the student's inputs",
    short: "trained facts",
    tex: "E_{\\mathrm{seen}}",
    symbol: "E_seen",
    meaning:
      "Fraction of its teacher's random labels that a student gets wrong whose inputs it was trained on, [0, 1/2].",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["distillation"] },
    measured: "facts",
    equations: ["DI.7"],
    value: ({ student }: Reading) => student?.trainedFacts() ?? null,
  },
  heldOutRuleError: {
    words: "error on held-out samples of the rule",
    short: "held-out, rule only",
    tex: "E_{\\mathrm{held,rule}}",
    symbol: "E_held,rule",
    meaning:
      "Fraction of its teacher's rule-given labels that a student gets wrong whose inputs it was not trained on.",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["distillation"] },
    measured: "rules",
    equations: ["DI.8"],
    value: ({ student }: Reading) => student?.heldOutRules() ?? null,
  },
  trainedRuleError: {
    words: "error on the rule's samples among the student's inputs",
    short: "trained, rule only",
    tex: "E_{\\mathrm{seen,rule}}",
    symbol: "E_seen,rule",
    meaning: "Fraction of its teacher's rule-given labels that a student gets wrong whose inputs it was trained on.",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["distillation"] },
    measured: "rules",
    equations: ["DI.8"],
    value: ({ student }: Reading) => student?.trainedRules() ?? null,
  },
  disagreement: {
    words: "disagreement with the teacher",
    short: "disagreement",
    symbol: "disagreement",
    meaning: "Probability that student and teacher predict different labels on a new input, [0, 1].",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["distillation"] },
    equations: ["DI.9"],
    value: ({ student }: Reading) => {
      if (student === undefined) return null;
      const { teacherOverlap, teacherSquare, rest } = student;
      return atan2(Math.sqrt(rest() * teacherSquare), teacherOverlap) / Math.PI;
    },
  },
  rank: {
    words: "rank of the network",
    tex: "\\mathrm{rank}",
    symbol: "rank",
    meaning:
      "Fraction of the eigenvalues of the learned matrix that are not 0, [0, 1]: hidden units in use per input dimension.",
    kind: "overlap",
    group: "observables",
    scale: "linear",
    measured: "weights",
    only: { models: ["quadratic"] },
    equations: ["LF.11"],
    value: ({ rank }: Reading) => rank?.() ?? null,
  },
  largestEigenvalue: {
    words: "largest eigenvalue",
    tex: "s_{\\max}",
    symbol: "s_max",
    meaning: "Largest eigenvalue of the learned matrix.",
    kind: "overlap",
    group: "observables",
    scale: "linear",
    measured: "weights",
    only: { models: ["quadratic"] },
    equations: ["LF.11"],
    value: ({ largestEigenvalue }: Reading) => largestEigenvalue?.() ?? null,
  },
  crossOverlap: {
    words: "overlap of two members",
    tex: "q_{ab}",
    symbol: "q_ab",
    meaning: "Covariance of the pre-activations of two members of an ensemble on a new input.",
    kind: "overlap",
    group: "observables",
    scale: "linear",
    only: { questions: ["ensemble"] },
    measured: "fresh inputs",
    equations: ["EN.1"],
    value: ({ ensemble }: Reading) => ensemble?.crossOverlap ?? null,
  },
  memberGeneralizationError: {
    words: "generalization error of a member",
    short: "generalization, one member",
    symbol: "E_gen of a member",
    meaning: "Probability that one member of an ensemble disagrees with the rule on a new input, [0, 1/2].",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["ensemble"] },
    measured: "fresh inputs",
    equations: ["OB.1"],
    value: ({ ensemble }: Reading) => ensemble?.memberGeneralizationError ?? null,
  },
  memberMemorizationError: {
    words: "memorization error of a member",
    short: "memorization, one member",
    symbol: "E_mem of a member",
    meaning:
      "Fraction of the random labels of the whole training set that one member of an ensemble gets wrong, [0, 1/2].",
    kind: "error",
    group: "observables",
    scale: "linear",
    only: { questions: ["ensemble"] },
    measured: "facts",
    equations: ["EN.4"],
    value: ({ ensemble }: Reading) => ensemble?.memberMemorizationError ?? null,
  },
  robustError: {
    words: "robust error",
    short: "under attack",
    tex: "E_{\\mathrm{rob}}",
    symbol: "E_rob",
    meaning:
      "Probability that an attack of the given size turns the prediction on a new input away from the rule's label of that input, [0, 1].",
    ...ATTACKED,
    objective: "robust",
    measured: "fresh inputs",
    equations: ["AT.1", "AT.2"],
    value: robustError,
  },
  orthogonalError: {
    words: "error under orthogonal attacks",
    short: "orthogonal attack",
    tex: "E_{\\perp}",
    symbol: "E_perp",
    meaning: "The same under attacks that leave the field of the rule alone, [0, 1].",
    ...ATTACKED,
    only: { models: ["linear", "kernel", "rf"] },
    equations: ["AT.3"],
    value: orthogonalError,
  },
  consistentError: {
    words: "error under label-preserving attacks",
    short: "label-preserving attack",
    tex: "E_{\\mathrm{con}}",
    symbol: "E_con",
    meaning: "The same under attacks that may not change the label that the rule gives to the attacked input, [0, 1].",
    ...ATTACKED,
    only: { models: ["linear", "kernel", "rf"] },
    objective: "consistent",
    equations: ["AT.4"],
    value: consistentError,
  },
  flippedPredictions: {
    words: "flipped predictions",
    short: "flipped",
    symbol: "flipped",
    meaning: "Probability that an attack of the given size changes the prediction on a new input, [0, 1].",
    ...ATTACKED,
    measured: "fresh inputs",
    equations: ["AT.1"],
    value: flippedPredictions,
  },
  lostFacts: {
    words: "lost facts",
    short: "facts under attack",
    symbol: "lost facts",
    meaning: "Fraction of the random labels of the training set that are wrong under an attack on their input, [0, 1].",
    ...ATTACKED,
    only: { questions: ["minimum", "adversarial"] },
    measured: "facts",
    equations: ["AT.5"],
    value: lostFacts,
  },
  factBasin: {
    words: "basin of a fact",
    symbol: "basin",
    meaning: "Median over the random labels of the training set of the size of attack that makes them wrong.",
    kind: "norm",
    group: "observables",
    scale: "linear",
    parameters: ["attack"],
    allows: ["attackNorm"],
    only: { questions: ["minimum", "adversarial"] },
    equations: ["AT.5"],
    value: factBasin,
  },
} as const;

/** The field of the generalization error, for the many places that read it. */
export const E_GEN = "generalizationError" satisfies ObservableName;

/** The field of the memorization error. */
export const E_MEM = "memorizationError" satisfies ObservableName;

/** Name of an observable: the key in JSON, the column in CSV and Parquet, the field of a replica. */
export type ObservableName = keyof typeof TABLE;

type InGroup<Group extends ObservableEntry["group"]> = {
  [Name in ObservableName]: (typeof TABLE)[Name] extends { readonly group: Group } ? Name : never;
}[ObservableName];

/** The overlaps. */
export type OverlapName = InGroup<"overlaps">;

/** Their conjugates. */
export type ConjugateName = InGroup<"conjugates">;

/** Observables that stand by themselves: errors, losses, norms. */
export type MeasureName = InGroup<"observables">;

/** Observables that simulations measure. */
export type MeasuredName = {
  [Name in ObservableName]: (typeof TABLE)[Name] extends { readonly measured: MeasuredOn } ? Name : never;
}[ObservableName];

/** Observables that not every solved point has: those with parameters of their own, or of some models or questions only. */
type SpecialName = {
  [Name in ObservableName]: (typeof TABLE)[Name] extends { readonly parameters: unknown } | { readonly only: unknown }
    ? Name
    : never;
}[ObservableName];

/** The name, if not every solved point has it. */
type Special<Name extends ObservableName> = Name extends SpecialName ? Name : never;

/** A value for each of some observables; those that not every point has may be absent. */
export type ValuesOf<Name extends ObservableName, Value> = {
  readonly [One in Exclude<Name, SpecialName>]: Value;
} & { readonly [One in Name as Special<One>]?: Value };

/** Predictions of the theory for a trained learner, overlaps aside. */
export type Observables = {
  readonly [Name in Exclude<MeasureName, SpecialName>]: ReturnType<(typeof TABLE)[Name]["value"]>;
} & { readonly [Name in MeasureName as Special<Name>]?: number | null };

/** Objectives that an optimum can minimize, by word. */
export type ObjectiveName = {
  [Name in ObservableName]: (typeof TABLE)[Name] extends { readonly objective: infer Word } ? Word : never;
}[ObservableName];

/** Every observable by name, in the order of the columns of results. */
export const OBSERVABLES: { readonly [name in ObservableName]: ObservableEntry } = TABLE;

/** All names, in the order of the table. */
export const OBSERVABLE_NAMES = Object.keys(TABLE) as ObservableName[];

/** Names of the overlaps m, q, V. */
export const OVERLAP_NAMES = OBSERVABLE_NAMES.filter((name): name is OverlapName => isOf(name, "overlaps"));

/** Names of their conjugates. */
export const CONJUGATE_NAMES = OBSERVABLE_NAMES.filter((name): name is ConjugateName => isOf(name, "conjugates"));

/** Names of the other observables. */
export const MEASURE_NAMES = OBSERVABLE_NAMES.filter((name): name is MeasureName => isOf(name, "observables"));

/** Names of what simulations measure: rates and losses first, then what has the unit of the weights. */
export const MEASURED_NAMES: readonly MeasuredName[] = [false, true].flatMap((scaled) =>
  OBSERVABLE_NAMES.filter(isMeasured).filter((name) => (OBSERVABLES[name].infinitePower !== undefined) === scaled),
);

/** Observables that an optimum can make least. */
export const OBJECTIVES = Object.fromEntries(
  OBSERVABLE_NAMES.flatMap((name) => {
    const { objective } = OBSERVABLES[name];
    return objective === undefined ? [] : [[objective, name]];
  }),
) as { readonly [word in ObjectiveName]: ObservableName };

/** Objectives that every point has: what a figure draws unless it is told. */
export const MAIN_OBSERVABLES: readonly ObservableName[] = Object.values(OBJECTIVES).filter(
  (name) => OBSERVABLES[name].parameters === undefined && OBSERVABLES[name].only === undefined,
);

function isOf(name: ObservableName, group: ObservableEntry["group"]): boolean {
  return OBSERVABLES[name].group === group;
}

/** True if simulations measure an observable. */
export function isMeasured(name: ObservableName): name is MeasuredName {
  return OBSERVABLES[name].measured !== undefined;
}

/** True if a text is the name of an observable. */
export function isObservableName(name: string): name is ObservableName {
  return Object.hasOwn(TABLE, name);
}

/**
 * True if a model that answers a question has an observable: its entry names the model and the question, or none, and the point gave its
 * parameters.
 */
export function appliesTo(name: ObservableName, model: LearningTask, question: QuestionName): boolean {
  const { only } = OBSERVABLES[name];
  return (only?.questions?.includes(question) ?? true) && hasGiven(NAMED[name], model);
}

/** An observable with its name. */
export interface NamedObservable {
  readonly name: ObservableName;
  readonly value: ObservableEntry["value"];
}

/** The same with what it asks of a model: entries of one shape, because every solved point walks them. */
interface Conditions extends NamedObservable {
  readonly models: readonly ModelName[] | null;
  readonly parameters: readonly NumericName[];
}

const NAMED = Object.fromEntries(
  OBSERVABLE_NAMES.map((name) => {
    const { value, only, parameters } = OBSERVABLES[name];
    return [name, { name, value, models: only?.models ?? null, parameters: parameters ?? [] }];
  }),
) as { readonly [name in ObservableName]: Conditions };

/** The observables of each group and question, before a model is asked. */
const BY_GROUP = {
  observables: byQuestion(MEASURE_NAMES),
  overlaps: byQuestion(OVERLAP_NAMES),
  conjugates: byQuestion(CONJUGATE_NAMES),
} as const;

/** The observables of a group that a model has when it answers a question, in the order of the table: those that apply to it. */
export function observablesOf(
  group: ObservableEntry["group"],
  model: LearningTask,
  question: QuestionName,
): readonly NamedObservable[] {
  return BY_GROUP[group][question].filter((one) => hasGiven(one, model));
}

function byQuestion(names: readonly ObservableName[]): { readonly [question in QuestionName]: readonly Conditions[] } {
  const ofQuestion = (question: QuestionName): readonly Conditions[] =>
    names.filter((name) => OBSERVABLES[name].only?.questions?.includes(question) ?? true).map((name) => NAMED[name]);
  return Object.fromEntries(QUESTION_NAMES.map((question) => [question, ofQuestion(question)])) as ReturnType<
    typeof byQuestion
  >;
}

function hasGiven({ models, parameters }: Conditions, model: LearningTask): boolean {
  if (models !== null && !(isModelName(model.name) && models.includes(model.name))) return false;
  for (const parameter of parameters) if (model.observed?.[parameter] === undefined) return false;
  return true;
}
