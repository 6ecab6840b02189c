import { ParameterError } from "../../src/core/errors.js";
import { didYouMean, nearMiss } from "../../src/core/nearMiss.js";
import { ACTIVATION_NAMES, KERNEL_NAMES } from "../activation.js";
import type { Route } from "../types.js";
import { ALGORITHM_NAMES } from "./algorithms.js";
import { ENSEMBLES_OVER } from "./ensembles.js";
import { LOSS_NAMES } from "./losses.js";
import { MODEL_NAMES } from "./models.js";
import { PARAMETERS, type TextName } from "./parameters.js";
import { STUDENT_INPUTS } from "./teachers.js";

/** Ways to compute channel averages. */
export const ROUTES = ["exact", "quadrature"] as const satisfies readonly Route[];

/** The names that each text parameter may have, besides expressions; in the order of help texts and messages. */
export const CHOICES: { readonly [name in TextName]: readonly string[] } = {
  model: MODEL_NAMES,
  loss: LOSS_NAMES,
  activation: ACTIVATION_NAMES,
  kernel: KERNEL_NAMES,
  channel: ROUTES,
  algorithm: ["minimum", ...ALGORITHM_NAMES],
  ensembleOver: ENSEMBLES_OVER,
  inputs: STUDENT_INPUTS,
};

/** Other words for the names, and the expressions of names that other libraries have: what a message suggests. */
export const ALIASES: { readonly [name in TextName]: Readonly<Record<string, string>> } = {
  model: {
    perceptron: "linear",
    "random features": "rf",
    "random feature": "rf",
    rff: "rf",
    spectrum: "empirical",
    krr: "kernel",
  },
  loss: {
    mse: "square",
    squared: "square",
    "squared error": "square",
    quadratic: "square",
    l2: "square",
    ridge: "square",
    svm: "hinge",
    "hinge squared": "squared-hinge",
    "square hinge": "squared-hinge",
    "l2 svm": "squared-hinge",
    "cross entropy": "logistic",
    "log loss": "logistic",
    bce: "logistic",
    exponential: "exp(-u)",
    probit: "-log((1 + erf(u/sqrt(2)))/2)",
  },
  activation: {
    identity: "linear",
    step: "sign",
    gelu: "x*(1 + erf(x/sqrt(2)))/2",
    sigmoid: "1/(1 + exp(-x))",
    logistic: "1/(1 + exp(-x))",
    silu: "x/(1 + exp(-x))",
    swish: "x/(1 + exp(-x))",
    softplus: "log(1 + exp(x))",
    "leaky relu": "max(0.01*x, x)",
    elu: "x < 0 ? exp(x) - 1 : x",
  },
  kernel: {
    gaussian: "rbf(eta)",
    linear: "t",
    exponential: "exp(t)",
    arccos: "arc-cosine",
    arcsin: "arcsine",
    poly: "polynomial(degree, offset)",
    relu: "arc-cosine",
    erf: "arcsine",
  },
  channel: {},
  ensembleOver: {
    subsample: "subsamples",
    feature: "features",
    bagging: "bootstrap",
    "bootstrap samples": "bootstrap",
  },
  algorithm: {
    none: "minimum",
    flow: "gradient-flow",
    gf: "gradient-flow",
    gd: "gradient-descent",
    descent: "gradient-descent",
    momentum: "heavy-ball",
    polyak: "heavy-ball",
    "accelerated gradient": "nesterov",
    agd: "nesterov",
  },
  inputs: { new: "fresh", shared: "same", teacher: "same" },
};

/** Allowed values in words: the complete list, and expressions where the parameter takes them. */
export function allowedTexts(name: TextName): string {
  const names = CHOICES[name].join(", ");
  const { variable } = PARAMETERS[name];
  return variable === undefined ? `{${names}}` : `${names}, or an expression in ${variable}`;
}

/**
 * The error of a text that is neither a name nor an expression, with the complete list of names and what was probably meant.
 *
 * @param reason Why it is not an expression.
 */
export function textError(name: TextName, text: string, reason: string | undefined): ParameterError {
  const remedy = textRemedy(name, text) ?? reason;
  return new ParameterError(name, name, text, allowedTexts(name), remedy);
}

/** "Did you mean square?", or the expression of a name that other libraries have. */
function textRemedy(name: TextName, text: string): string | undefined {
  // "RBF(2)" means rbf(2): the name in front of the arguments is compared, and the arguments stay.
  const [, head = "", inner] = /^\s*([\w -]+?)\s*(?:\(([^()]*)\))?\s*$/.exec(text) ?? [];
  if (head === "") return undefined;
  const [names, aliases] = [CHOICES[name], ALIASES[name]];
  const heads = names.map((form) => form.replace(/\(.*/, ""));
  const meant = nearMiss(head, heads, aliases);
  if (meant === undefined) return undefined;
  const form = names.find((own) => own.replace(/\(.*/, "") === meant);
  if (form === undefined) return names.includes(meant) ? `Did you mean ${meant}?` : `It is the expression ${meant}`;
  if (!form.includes("(")) return inner === undefined ? `Did you mean ${form}?` : undefined;
  return `Did you mean ${inner === undefined ? form : `${meant}(${inner})`}?`;
}

/** The same for parameters that take names only. */
export function nameRemedy(name: TextName, text: unknown): string | undefined {
  const [names, aliases] = [CHOICES[name], ALIASES[name]];
  return typeof text === "string" ? didYouMean(text, names, aliases) : undefined;
}
