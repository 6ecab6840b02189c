/**
 * The asymptotic theory of the Rules-and-Facts model: a point in, order parameters and observables out.
 *
 * The parts of the theory are exported too: channels from "raf-theory/channels", spectra from "raf-theory/spectra", simulations from
 * "raf-theory/validation", plans of many points from "raf-theory/study", figures and tables from "raf-theory/report". They are contracts:
 * one's own piece joins ours.
 *
 * @example
 * import { optimum, readingOf, requireSolved, type Solved, solve } from "raf-theory";
 *
 * // An observable of one's own: by how much the learner does worse on new inputs than on the rules that it was trained on.
 * const gap = (solution: Solved): number => {
 *   const { overlaps, tau, ruleErrors } = readingOf(solution);
 *   return Math.atan2(tau, overlaps.m) / Math.PI - ruleErrors();
 * };
 * const point = { model: "kernel", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.1, gamma: 1 } as const;
 * gap(requireSolved(solve(point))).toFixed(6) // => "0.218688"
 * // An optimum makes any function of a solution least.
 * optimum(point, { over: "lambda", objective: gap }).boundary // => "lambda -> infinity"
 *
 * @module raf-theory
 */
export {
  ACTIVATION_NAMES,
  activationMoments,
  KERNEL_NAMES,
  kernelMoments,
  type Moments,
  momentsOf,
} from "../equations/activation.js";
export type { BayesOptimal } from "../equations/channels/bayes.js";
export { freeEnergy } from "../equations/freeEnergy.js";
export { lossFromExpression } from "../equations/lossExpression.js";
export { hinge, type Loss, logistic, square, squaredHinge } from "../equations/losses.js";
export { empiricalModel, kernel, linear, randomFeaturesModel } from "../equations/models.js";
export type { Reading } from "../equations/observables/reading.js";
export { lambdaOf, modelOf, type Point, type PointInput, resolvePoint } from "../equations/point.js";
export type { Eigenvalue } from "../equations/spectra/empirical.js";
export { interpolationThreshold, type SeparabilityThreshold, separabilityThreshold } from "../equations/thresholds.js";
export type { Channel, Conjugates, Model, Overlaps, Route, Spectrum } from "../equations/types.js";
export { LOSSES, type LossName } from "../equations/vocabulary/losses.js";
export { type FeatureParameters, MODELS, type ModelName, type TaskPoint } from "../equations/vocabulary/models.js";
export { OBSERVABLES, type ObservableName, type Observables } from "../equations/vocabulary/observables.js";
export { allowedRange, type NumericName, PARAMETERS, type ParameterName } from "../equations/vocabulary/parameters.js";
export { ParameterError } from "./core/errors.js";
export { readingOf } from "./solver/answers.js";
export { type EigenvalueBand, type EigenvalueLaw, eigenvalueLaw } from "./solver/eigenvalueLaw.js";
export { type ErrorEstimates, errorEstimates } from "./solver/errorEstimates.js";
export { type IterateOptions, iterate } from "./solver/iterate.js";
export { recordOf, type SolutionRecord } from "./solver/record.js";
export { type SolveOptions, saddlePoint } from "./solver/saddlePoint.js";
export {
  ConvergenceError,
  type Diagnostics,
  type Method,
  requireSolved,
  type Solution,
  type Solved,
  type Unsolved,
} from "./solver/solution.js";
export { bayesOptimal, observable, observables, solve } from "./solver/solve.js";
export { trainingSolutions, twoTimeOverlap } from "./solver/training.js";
export type { Boundary, Optimum } from "./sweep/bestPoint.js";
export { type CurvePoint, curve } from "./sweep/curve.js";
export { grid } from "./sweep/grid.js";
export { type Objective, type OptimumOptions, optimum } from "./sweep/optimum.js";
