import { fitThreshold } from "./limits.js";
import { matrixFitThreshold, matrixInterpolationThreshold, matrixSeparabilityThreshold } from "./matrixLimits.js";
import { interpolationThreshold, type SeparabilityThreshold, separabilityThreshold } from "./thresholds.js";
import { type AnyModel, isMatrixModel } from "./types.js";

/** The sample ratio at which labels stop being separable by a model. Source: equations/README.md (TH.2), (LF.10). */
export function separabilityOf(model: AnyModel): SeparabilityThreshold {
  const { epsilon } = model.channel;
  return isMatrixModel(model)
    ? matrixSeparabilityThreshold(model.spectrum, epsilon)
    : separabilityThreshold(model.spectrum, epsilon);
}

/** The sample ratio below which the square loss interpolates. Source: equations/README.md (TH.3), (LF.9). */
export function interpolationOf(model: AnyModel): number {
  return isMatrixModel(model)
    ? matrixInterpolationThreshold(model.spectrum, model.channel.epsilon)
    : interpolationThreshold(model.spectrum);
}

/** The one of the two that the loss of a model asks for. Source: equations/README.md (TH.2), (TH.3), (LF.9), (LF.10). */
export function fitThresholdOf(model: AnyModel): number {
  return isMatrixModel(model) ? matrixFitThreshold(model) : fitThreshold(model);
}
