import type { Compute, ParameterSet, ParameterValue } from "../plan/plan.js";

const FEATURES = ["activation", "kernel", "mu1", "muStar", "gamma"] as const;

/** Parameters that make a point of each model, the loss, alpha, epsilon and lambda aside. */
const OF_MODEL: { readonly [model: string]: readonly string[] } = {
  linear: [],
  kernel: FEATURES,
  rf: ["activation", "mu1", "muStar", "gamma", "kappa"],
  empirical: ["eigenvalues", "continuum"],
};

/**
 * Parameters on which a computation depends at all: two points that differ in others only are one.
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

/** What a computation does not depend on and a point still needs to be one. */
export function completed(compute: Compute, parameters: ParameterSet): ParameterSet {
  const needed = neededParameters(compute, parameters["model"]);
  const own = Object.fromEntries(Object.entries(parameters).filter(([name]) => needed.has(name)));
  const angle = compute.kind === "optimum" && compute.over !== "lambda" ? { gamma: Math.PI / 4 } : {};
  return { loss: "hinge", alpha: 1, lambda: 1, ...angle, ...own };
}
