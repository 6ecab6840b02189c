import fc from "fast-check";
import type { Point } from "../../equations/point.js";
import type { ModelPoint } from "../../equations/vocabulary/models.js";
import { logUniform, uniform } from "../numerics/randomNumbers.js";

const features = fc.oneof(
  uniform(0.05, 1.5).map((gamma) => ({ mu1: Math.sin(gamma), muStar: Math.cos(gamma) })),
  fc
    .tuple(uniform(0.05, 1.5), logUniform(-0.7, 0.5))
    .map(([gamma, scale]) => ({ mu1: scale * Math.sin(gamma), muStar: scale * Math.cos(gamma) })),
);

/** A perceptron, a kernel or random features, equally likely. */
export const learners: fc.Arbitrary<ModelPoint> = fc.oneof(
  fc.constant<ModelPoint>({ model: "linear" }),
  features.map((moments): ModelPoint => ({ model: "kernel", ...moments })),
  fc.tuple(features, logUniform(-1, 2)).map(([moments, kappa]): ModelPoint => ({ model: "rf", ...moments, kappa })),
);

/** Losses with a closed form of their channel, and all four. */
export const closedFormLosses = fc.constantFrom("square", "hinge", "squared-hinge");
export const losses = fc.constantFrom("square", "hinge", "squared-hinge", "logistic");

/** Data sets: samples per dimension and the fraction of random labels. */
export const tasks: fc.Arbitrary<Pick<Point, "alpha" | "epsilon">> = fc
  .tuple(logUniform(-1.5, 2.5), fc.oneof(uniform(0, 1), uniform(0, 1), fc.constantFrom(0, 1)))
  .map(([alpha, epsilon]) => ({ alpha, epsilon }));

/** The box in which every point must be solved: alpha 10^-1.5..10^2.5, lambda 10^-6..10^4, gamma .05..1.5, kappa 10^-1..10^2. */
export function points(loss: fc.Arbitrary<string> = losses): fc.Arbitrary<Point> {
  return fc
    .tuple(learners, tasks, logUniform(-6, 4), loss)
    .map(([learner, task, lambda, name]) => ({ ...learner, ...task, lambda, loss: name }));
}

/** One learner of each model, for tables. */
export const THREE_LEARNERS: readonly ModelPoint[] = [
  { model: "linear" },
  { model: "kernel", mu1: 0.65, muStar: 0.2 },
  { model: "rf", mu1: 0.5, muStar: 0.3, kappa: 1.7 },
];
