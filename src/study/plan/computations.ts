import type { Compute, ParameterSet, ParameterValue } from "./plan.js";

const FEATURES = ["activation", "kernel", "mu1", "muStar", "gamma"] as const;

/** Parameters that make a point of each model, the loss, alpha, epsilon and lambda aside. */
const OF_MODEL: { readonly [model: string]: readonly string[] } = {
  linear: [],
  kernel: FEATURES,
  rf: ["activation", "mu1", "muStar", "gamma", "kappa"],
  empirical: ["eigenvalues", "continuum"],
};

/**
 * Parameters on which a computation depends. Points that differ in other parameters only are the same point to it.
 *
 * @param model A model's name; one that is unknown has none of its own.
 */
export function neededParameters(compute: Compute, model: ParameterValue | undefined): ReadonlySet<string> {
  if (compute.kind === "bayes") return new Set(["alpha", "epsilon"]);
  const own = (typeof model === "string" ? OF_MODEL[model] : undefined) ?? [];
  if (compute.kind === "thresholds") return new Set(["model", "epsilon", ...own]);
  const all = new Set(["model", "loss", "alpha", "epsilon", "lambda", "channel", ...own]);
  if (compute.kind === "replicas") all.delete("channel");
  if (compute.kind !== "optimum") return all;
  const { over } = compute;
  if (over !== "gamma") all.delete("lambda");
  if (over !== "lambda") for (const name of FEATURES) all.delete(name);
  return all;
}

/** The parameters that a computation depends on, with defaults for those that a point needs and the computation ignores. */
export function completePoint(compute: Compute, parameters: ParameterSet): ParameterSet {
  const needed = neededParameters(compute, parameters["model"]);
  const own = Object.fromEntries(Object.entries(parameters).filter(([name]) => needed.has(name)));
  const angle = compute.kind === "optimum" && compute.over !== "lambda" ? { gamma: Math.PI / 4 } : {};
  return { loss: "hinge", alpha: 1, lambda: 1, ...angle, ...own };
}

/** A column of a table of results. */
export interface Column {
  readonly name: string;
  readonly type: "number" | "integer" | "text";
}

const number = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "number" }));
const integer = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "integer" }));
const text = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "text" }));

const ERRORS = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingError"] as const;
const LOSSES = ["trainingLoss", "norm", "margin", "freeEnergy"] as const;

/** What each computation gives, the status aside, in the order of the tables. */
const COLUMNS: { readonly [kind in Compute["kind"]]: readonly Column[] } = {
  points: [
    ...number("m", "q", "V", "mHat", "qHat", "VHat", ...ERRORS, ...LOSSES),
    ...text("regime", "method"),
    ...integer("iterations"),
    ...number("residual", "contraction", "errorEstimate"),
  ],
  optimum: [
    ...number("value", "lambda", "gamma", "delta"),
    ...text("boundary"),
    ...number("locationError", ...ERRORS, ...LOSSES, "m", "q", "V", "errorEstimate"),
    ...integer("degenerate", "flat", "unsolved"),
  ],
  thresholds: number("separability", "separabilityRelativeError", "R", "generalizationError", "interpolation"),
  bayes: [
    ...number("generalizationError", "q", "qHat"),
    ...integer("iterations"),
    ...number("residual", "errorEstimate"),
  ],
  replicas: [
    ...integer("n", "facts"),
    ...number("generalizationError", "generalizationErrorStandardError", "memorizationError", "ruleTrainingError"),
    ...number("trainingError", "trainingLoss", "m", "q", "norm", "certificate", "certificateBound"),
  ],
};

/** Columns of the results of a computation. An optimum does not tell what it was given. */
export function columnsOf(
  compute: Compute | { readonly kind: Exclude<Compute["kind"], "optimum"> },
): readonly Column[] {
  const all = COLUMNS[compute.kind];
  if (compute.kind !== "optimum" || compute.over === "both") return all;
  const given = compute.over === "lambda" ? ["gamma", "delta"] : ["lambda", "delta"];
  return all.filter(({ name }) => !given.includes(name));
}
