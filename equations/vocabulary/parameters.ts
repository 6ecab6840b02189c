import { ParameterError } from "../../src/core/errors.js";

/** Properties of every parameter of a point. */
interface NamedParameter {
  /** One character or two, for terminals and plain text. */
  readonly symbol: string;
  /** The same as LaTeX mathematics; undefined for parameters that have no letter. */
  readonly tex?: string;
  /** On an axis or in a legend, before the letter. */
  readonly words: string;
  /** One sentence fragment for help texts: meaning and unit. */
  readonly help: string;
  /** Place among the columns of a table of results; texts first, then what usually stays fixed, then what usually varies. */
  readonly column: number;
}

/** A number with a range. */
export interface NumberParameter extends NamedParameter {
  readonly kind: "number";
  readonly lower: number;
  readonly upper: number;
  /** True for an end that is itself allowed. */
  readonly closed: readonly [boolean, boolean];
  /** Spelling of an end that is a limit: JSON has no Infinity, and 0+ is not the number 0. */
  readonly limits?: { readonly lower?: "0+"; readonly upper: "inf" };
  /** True if only whole numbers are allowed, the limits aside. */
  readonly whole?: true;
  /** True if a curve can run over it. */
  readonly swept?: true;
  /** Range of a slider: the one that is usually looked at. */
  readonly slider?: {
    readonly scale: "linear" | "log";
    readonly from: number;
    readonly to: number;
    readonly steps: number;
  };
  /** True if it changes what is observed of a learner and not the learner: the size of an attack, say. */
  readonly observes?: true;
  /** Advice for a limit that another model has. */
  readonly remedy?: string;
}

/** A name from a list, or an expression. */
export interface TextParameter extends NamedParameter {
  readonly kind: "text";
  /** The variable of expressions; undefined where only names are allowed. */
  readonly variable?: "u" | "x" | "t";
  /** The name that means as much as leaving the parameter out. */
  readonly neutral?: string;
}

/** A list of objects, which a command line reads from a file. */
export interface ListParameter extends NamedParameter {
  readonly kind: "list";
}

/** A learner: an object that has some of the parameters of a point itself. */
export interface LearnerParameter extends NamedParameter {
  readonly kind: "learner";
}

/** One parameter of a point: what every door (flags, batch keys, plans, the page, tables, axes) says of it. */
export type ParameterEntry = NumberParameter | TextParameter | ListParameter | LearnerParameter;

const infinity = Number.POSITIVE_INFINITY;

const TABLE = {
  model: { kind: "text", symbol: "model", words: "model", help: "the learner's inputs and features", column: 0 },
  loss: {
    kind: "text",
    symbol: "loss",
    words: "loss",
    help: "margin loss that is trained on; of a student a loss of its output z and its teacher's output t",
    variable: "u",
    column: 1,
  },
  activation: {
    kind: "text",
    symbol: "σ",
    words: "activation",
    help: "features by activation",
    variable: "x",
    column: 2,
  },
  kernel: { kind: "text", symbol: "K", words: "kernel", help: "features by kernel", variable: "t", column: 3 },
  mu1: {
    kind: "number",
    symbol: "μ₁",
    tex: "\\mu_1",
    words: "linear part",
    help: "linear part of the activation or kernel",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    column: 7,
  },
  muStar: {
    kind: "number",
    symbol: "μ⋆",
    tex: "\\mu_\\star",
    words: "non-linear part",
    help: "non-linear part of the activation or kernel",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    column: 8,
  },
  gamma: {
    kind: "number",
    symbol: "γ",
    tex: "\\gamma",
    words: "kernel angle",
    help: "kernel angle arctan(mu1/muStar), with mu1 = sin(gamma), muStar = cos(gamma)",
    lower: 0,
    upper: Math.PI / 2,
    closed: [false, false],
    swept: true,
    slider: { scale: "linear", from: 0.01, to: 1.56, steps: 310 },
    column: 9,
  },
  alpha: {
    kind: "number",
    symbol: "α",
    tex: "\\alpha",
    words: "samples per dimension",
    help: "samples per input dimension, n/d; 2n/d^2 for the quadratic network",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    slider: { scale: "log", from: 0.05, to: 200, steps: 360 },
    column: 12,
  },
  epsilon: {
    kind: "number",
    symbol: "ε",
    tex: "\\varepsilon",
    words: "fraction of facts",
    help: "fraction of random labels (facts)",
    lower: 0,
    upper: 1,
    closed: [true, true],
    swept: true,
    slider: { scale: "linear", from: 0, to: 1, steps: 200 },
    column: 11,
  },
  lambda: {
    kind: "number",
    symbol: "λ",
    tex: "\\lambda",
    words: "regularization",
    help: 'ridge penalty; 0 or "0+" is the limit of vanishing, "inf" of infinite regularization',
    lower: 0,
    upper: infinity,
    closed: [true, true],
    limits: { lower: "0+", upper: "inf" },
    swept: true,
    slider: { scale: "log", from: 1e-5, to: 1e5, steps: 400 },
    column: 13,
  },
  kappa: {
    kind: "number",
    symbol: "κ",
    tex: "\\kappa",
    words: "features per dimension",
    help: "random features per input dimension, p/d",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    remedy: "For the limit of infinitely many features use the kernel model",
    swept: true,
    slider: { scale: "log", from: 0.05, to: 100, steps: 330 },
    column: 10,
  },
  width: {
    kind: "number",
    symbol: "κ⋆",
    tex: "\\kappa_\\star",
    words: "width of the rule",
    help: "hidden units of a quadratic rule per input dimension",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    slider: { scale: "log", from: 0.02, to: 20, steps: 300 },
    column: 10.5,
  },
  eigenvalues: {
    kind: "list",
    symbol: "ν",
    tex: "\\nu",
    words: "eigenvalues",
    help: "eigenvalues of the covariance, with the teacher's share on each",
    column: 5,
  },
  continuum: {
    kind: "number",
    symbol: "continuum",
    words: "vanishing variance",
    help: "total variance in vanishing eigenvalues",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    column: 6,
  },
  channel: {
    kind: "text",
    symbol: "channel",
    words: "route",
    help: "how averages are computed: exact (default) or quadrature, the independent route",
    column: 4,
  },
  algorithm: {
    kind: "text",
    symbol: "algorithm",
    words: "algorithm",
    help: "how the learner is trained, from w = 0; minimum (default) is the end of every training",
    neutral: "minimum",
    column: 14,
  },
  time: {
    kind: "number",
    symbol: "t",
    tex: "t",
    words: "training time",
    help: 'time of gradient flow; the gradient is that of the sum over samples; "inf" is the minimum',
    lower: 0,
    upper: infinity,
    closed: [true, true],
    limits: { upper: "inf" },
    swept: true,
    slider: { scale: "log", from: 0.01, to: 1000, steps: 300 },
    column: 18,
  },
  eta: {
    kind: "number",
    symbol: "η",
    tex: "\\eta",
    words: "step size",
    help: "size of a step along the gradient of the sum over samples",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    slider: { scale: "log", from: 0.001, to: 10, steps: 240 },
    column: 15,
  },
  steps: {
    kind: "number",
    symbol: "k",
    tex: "k",
    words: "training steps",
    help: 'number of steps; "inf" is the minimum',
    lower: 0,
    upper: infinity,
    closed: [true, true],
    limits: { upper: "inf" },
    whole: true,
    swept: true,
    slider: { scale: "log", from: 1, to: 1000, steps: 240 },
    column: 17,
  },
  momentum: {
    kind: "number",
    symbol: "β",
    tex: "\\beta",
    words: "momentum",
    help: "momentum of heavy-ball, the share of the last step that is taken again",
    lower: 0,
    upper: 1,
    closed: [true, false],
    swept: true,
    slider: { scale: "linear", from: 0, to: 0.99, steps: 198 },
    column: 16,
  },
  batch: {
    kind: "number",
    symbol: "b",
    tex: "b",
    words: "mini-batch",
    help: "fraction of the samples in a mini-batch, drawn anew at every step (default 1)",
    lower: 0,
    upper: 1,
    closed: [false, true],
    swept: true,
    column: 19,
  },
  precision: {
    kind: "number",
    symbol: "precision",
    words: "precision",
    help: "standard error of the error rates of a training, where averages are sampled (default 1e-3)",
    lower: 0,
    upper: 1,
    closed: [false, false],
    column: 20,
  },
  trainingAttack: {
    kind: "number",
    symbol: "e_t",
    tex: "e_{\\mathrm{t}}",
    words: "training attack",
    help: "size of the attacks that the learner is trained against: every sample counts by the worst loss under such an attack",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    swept: true,
    column: 14.5,
  },
  ensemble: {
    kind: "number",
    symbol: "members",
    tex: "K",
    words: "members",
    help: 'number of learners of the same data whose outputs are averaged; "inf" is the limit',
    lower: 1,
    upper: infinity,
    closed: [true, true],
    limits: { upper: "inf" },
    whole: true,
    swept: true,
    column: 14.6,
  },
  ensembleOver: {
    kind: "text",
    symbol: "ensemble over",
    words: "ensemble over",
    help: "what the members of an ensemble do not share: their random features, or the samples: drawn by each once or more often (bootstrap), or parted among them; or their lambda",
    column: 4.5,
  },
  subsample: {
    kind: "number",
    symbol: "subsample",
    tex: "s",
    words: "subsample",
    help: "share of the samples that each member of an ensemble is trained on (disjoint: default 1/K), or that it draws with repetition (bootstrap: default 1)",
    lower: 0,
    upper: 1,
    closed: [false, true],
    swept: true,
    column: 14.7,
  },
  otherLambda: {
    kind: "number",
    symbol: "λ₂",
    tex: "\\lambda_2",
    words: "other regularization",
    help: "ridge penalty of the second of two learners of the same data (ensemble over lambdas)",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    column: 14.8,
  },
  attack: {
    kind: "number",
    symbol: "e",
    tex: "e",
    words: "attack",
    help: "size of an attack on an input: the largest length of what is added to x, |x| = sqrt d",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    swept: true,
    observes: true,
    slider: { scale: "linear", from: 0, to: 2, steps: 200 },
    column: 21,
  },
  attackNorm: {
    kind: "number",
    symbol: "p",
    tex: "p",
    words: "norm of the attack",
    help: 'length of an attack: 2 (default) is Euclidean; "inf" bounds every coordinate, by e/sqrt d; between them e d^(1/p - 1/2) in the p-norm',
    lower: 2,
    upper: infinity,
    closed: [true, true],
    limits: { upper: "inf" },
    observes: true,
    column: 22,
  },
  teacher: {
    kind: "learner",
    symbol: "teacher",
    words: "teacher",
    help: "the learner whose outputs are learned instead of labels",
    column: 23,
  },
  inputs: {
    kind: "text",
    symbol: "inputs",
    words: "inputs",
    help: "which inputs a student is trained on: its teacher's (default), or new ones",
    neutral: "same",
    column: 24,
  },
  fraction: {
    kind: "number",
    symbol: "s",
    tex: "s",
    words: "fraction of the inputs",
    help: "share of its teacher's inputs that a student is trained on (default 1); of fresh inputs there may be more",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    slider: { scale: "linear", from: 0.02, to: 1, steps: 98 },
    column: 25,
  },
  temperature: {
    kind: "number",
    symbol: "T",
    tex: "T",
    words: "temperature",
    help: "temperature of the outputs that a student with the logistic loss learns as probabilities (default 1); 0 is hard labels",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    swept: true,
    column: 26,
  },
} as const;

/** Name of a parameter of a point: the key in JSON and plans, the header in CSV; its flag is flagOf(name). */
export type ParameterName = keyof typeof TABLE;

type WithKind<Kind extends ParameterEntry["kind"]> = {
  [Name in ParameterName]: (typeof TABLE)[Name] extends { readonly kind: Kind } ? Name : never;
}[ParameterName];

/** Parameters that are numbers with a range. */
export type NumericName = WithKind<"number">;

/** Parameters that are names or expressions. */
export type TextName = WithKind<"text">;

/** Parameters that a curve can run over. */
export type SweptParameter = {
  [Name in ParameterName]: (typeof TABLE)[Name] extends { readonly swept: true } ? Name : never;
}[ParameterName];

/** Parameters that have a slider on the page. */
export type SliderName = {
  [Name in ParameterName]: (typeof TABLE)[Name] extends { readonly slider: object } ? Name : never;
}[ParameterName];

/** Every parameter of a point, in the order of help texts and messages. */
export const PARAMETERS: { readonly [name in NumericName]: NumberParameter } & {
  readonly [name in TextName]: TextParameter;
} & { readonly [name in WithKind<"list">]: ListParameter } & {
  readonly [name in WithKind<"learner">]: LearnerParameter;
} = TABLE;

/** All names, in the order of the table. */
export const PARAMETER_NAMES = Object.keys(TABLE) as ParameterName[];

/** Names of the numbers, in the order of the table. */
export const NUMERIC_NAMES = PARAMETER_NAMES.filter(isNumeric);

/** Names of the parameters with a slider, in the order of the table. */
export const SLIDER_NAMES = NUMERIC_NAMES.filter((name): name is SliderName => PARAMETERS[name].slider !== undefined);

/** Names of the parameters of observables: they change what is observed of a learner and not the learner. */
export const OBSERVABLE_PARAMETERS = NUMERIC_NAMES.filter((name) => PARAMETERS[name].observes === true);

/** Names of the texts, in the order of the table. */
export const TEXT_NAMES = PARAMETER_NAMES.filter((name): name is TextName => PARAMETERS[name].kind === "text");

/** All names, in the order of the columns of results. */
export const PARAMETER_COLUMNS: readonly ParameterName[] = [...PARAMETER_NAMES].sort(
  (one, other) => PARAMETERS[one].column - PARAMETERS[other].column,
);

/** Data whose types nobody has promised: a batch line, a plan, a form. What is missing, and which values are wrong, is told where it is used. */
export type UncheckedPoint = { readonly [name in ParameterName]?: unknown };

/** Numbers whose ends have names, such as "inf". */
export const LIMITED_NAMES = NUMERIC_NAMES.filter((name) => PARAMETERS[name].limits !== undefined);

/** True if a text is the name of a parameter. */
export function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(TABLE, name);
}

/** True if a text is the name of a numeric parameter. */
export function isNumeric(name: string): name is NumericName {
  return isParameterName(name) && PARAMETERS[name].kind === "number";
}

/** True if a curve can run over the parameter. */
export function isSwept(name: string): name is SweptParameter {
  return isNumeric(name) && PARAMETERS[name].swept === true;
}

/** The flag of a parameter, without its dashes: muStar is typed --mu-star. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The allowed set in interval notation, as every message prints it. */
export function allowedRange(name: NumericName): string {
  const { lower, upper, closed, whole } = PARAMETERS[name];
  const top = upper === Math.PI / 2 ? "pi/2" : String(upper);
  return `${whole === true ? "the whole numbers in " : ""}${closed[0] ? "[" : "("}${lower}, ${top}${closed[1] ? "]" : ")"}`;
}

/**
 * The value, if it lies in the parameter's range.
 *
 * @throws {ParameterError} naming the parameter, the value and the range.
 */
export function requireParameter(where: string, name: NumericName, value: unknown): number {
  const { lower, upper, closed, remedy, whole } = PARAMETERS[name];
  if (typeof value !== "number" || Number.isNaN(value))
    throw new ParameterError(where, name, value, allowedRange(name), remedy);
  const above = closed[0] ? value >= lower : value > lower;
  const below = closed[1] ? value <= upper : value < upper;
  const fits = whole !== true || Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!above || !below || !fits) throw new ParameterError(where, name, value, allowedRange(name), remedy);
  return value;
}
