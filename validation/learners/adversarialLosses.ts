import type { LossName } from "../../equations/vocabulary/losses.js";

/** Losses with a learner for attacked inputs. */
export const ADVERSARIAL_LOSSES = ["hinge", "squared-hinge", "logistic"] as const satisfies readonly LossName[];

/** True if a loss has a learner for attacked inputs. */
export function isAdversarialLoss(loss: string): loss is (typeof ADVERSARIAL_LOSSES)[number] {
  return ADVERSARIAL_LOSSES.some((name) => name === loss);
}
