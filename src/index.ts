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
export { lambdaOf, modelOf, type Point, type PointInput, resolvePoint } from "../equations/point.js";
export type { Eigenvalue } from "../equations/spectra/empirical.js";
export { interpolationThreshold, type SeparabilityThreshold, separabilityThreshold } from "../equations/thresholds.js";
export type { Channel, Conjugates, Model, Overlaps, Route, Spectrum } from "../equations/types.js";
export { LOSSES, type LossName } from "../equations/vocabulary/losses.js";
export { type FeatureParameters, MODELS, type ModelName, type TaskPoint } from "../equations/vocabulary/models.js";
export { OBSERVABLES, type ObservableName, type Observables } from "../equations/vocabulary/observables.js";
export { allowedRange, type NumericName, PARAMETERS, type ParameterName } from "../equations/vocabulary/parameters.js";
export { ParameterError } from "./core/errors.js";
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
export type { Boundary, Optimum } from "./sweep/bestPoint.js";
export { type CurvePoint, curve } from "./sweep/curve.js";
export { grid } from "./sweep/grid.js";
export { type Objective, type OptimumOptions, optimum } from "./sweep/optimum.js";
