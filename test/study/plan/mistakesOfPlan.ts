import { PlanError } from "../../../src/study/plan/planError.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

/** The head of a plan that is right. */
export const HEAD =
  "name: n\nfixed: {model: linear, loss: square, alpha: 2, epsilon: 0.1, lambda: 1}\ncompute: points\n";

/** Mistakes of a plan, each with its line. */
export async function mistakesOfPlan(text: string): Promise<string[]> {
  const error: unknown = await readPlan(text, "plan.yaml").catch((reason: unknown) => reason);
  if (!(error instanceof PlanError)) throw new Error(`no mistake was found: ${String(error)}`);
  return error.mistakes.map(({ line, text: said }) => `${line}: ${said}`);
}
