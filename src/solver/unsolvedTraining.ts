import type { Model } from "../../equations/types.js";
import type { Unsolved } from "./solution.js";

/** A learner along its training that was not found: which method stopped after how many steps or nodes, and why. */
export function unsolvedTraining(
  model: Model,
  { method, iterations }: Pick<Unsolved["diagnostics"], "method" | "iterations">,
  { status, message }: Pick<Unsolved, "status" | "message">,
): Unsolved {
  const nothing = Number.NaN;
  return {
    status,
    question: "training",
    model,
    regime: "training",
    lastOverlaps: { m: nothing, q: nothing, V: nothing },
    diagnostics: { method, iterations, residual: nothing, contraction: nothing, errorEstimate: nothing },
    message,
  };
}
