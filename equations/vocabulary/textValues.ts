import { ParameterError } from "../../src/core/errors.js";
import { didYouMean, nearMiss } from "../../src/core/nearMiss.js";
import { ACTIVATION_NAMES, KERNEL_NAMES } from "../activation.js";
import { LOSS_NAMES } from "./losses.js";
import { MODEL_NAMES } from "./models.js";
import { PARAMETERS, type TextName } from "./parameters.js";

/** What a parameter may be that is not a number. */
export interface TextValues {
  /** Every name, in the order of help texts and messages. */
  readonly names: readonly string[];
  /** Other words for the names, and expressions for names that other libraries have. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** The names that each text parameter knows; where the parameter has a variable, expressions in it are allowed besides. */
export const TEXT_VALUES: { readonly [name in TextName]: TextValues } = {
  model: {
    names: MODEL_NAMES,
    aliases: {
      perceptron: "linear",
      "random features": "rf",
      "random feature": "rf",
      rff: "rf",
      spectrum: "empirical",
      krr: "kernel",
    },
  },
  loss: {
    names: LOSS_NAMES,
    aliases: {
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
  },
  activation: {
    names: ACTIVATION_NAMES,
    aliases: {
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
  },
  kernel: {
    names: KERNEL_NAMES,
    aliases: {
      gaussian: "rbf(eta)",
      linear: "t",
      exponential: "exp(t)",
      arccos: "arc-cosine",
      arcsin: "arcsine",
      poly: "polynomial(degree, offset)",
      relu: "arc-cosine",
      erf: "arcsine",
    },
  },
  channel: { names: ["exact", "quadrature"], aliases: {} },
};

/** What is allowed, in words: the complete list, and expressions where the parameter takes them. */
export function allowedTexts(name: TextName): string {
  const names = TEXT_VALUES[name].names.join(", ");
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
  const { names, aliases } = TEXT_VALUES[name];
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
  const { names, aliases } = TEXT_VALUES[name];
  return typeof text === "string" ? didYouMean(text, names, aliases) : undefined;
}
