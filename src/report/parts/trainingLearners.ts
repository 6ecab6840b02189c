import { PAPER_KERNELS } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { TRADE_OFF_TASK } from "./figureOne.js";

/** The learners of the paper that are trained along time, without ridge, at its alpha and epsilon. */
export const TRAINING_LEARNERS: readonly { readonly name: string; readonly label: string; readonly point: Point }[] = [
  learner("perceptron", "perceptron", { model: "linear" }),
  learner("erf", "erf kernel", { model: "kernel", ...momentsOf("erf") }),
  learner("relu", "ReLU kernel", { model: "kernel", ...momentsOf("relu") }),
];

function learner(
  name: string,
  label: string,
  features: { readonly model: "linear" } | { readonly model: "kernel"; readonly mu1: number; readonly muStar: number },
): { readonly name: string; readonly label: string; readonly point: Point } {
  return { name, label, point: { ...TRADE_OFF_TASK, loss: "square", lambda: 0, ...features } };
}

function momentsOf(activation: keyof typeof PAPER_KERNELS): { readonly mu1: number; readonly muStar: number } {
  const { mu1, muStar } = PAPER_KERNELS[activation];
  return { mu1, muStar };
}
