import { ParameterError } from "../src/core/errors.js";
import { requireName } from "../src/core/nearMiss.js";
import { proximalChannel } from "./channels/proximal.js";
import type { Loss } from "./losses.js";
import type { Eigenvalue } from "./spectra/empirical.js";
import { type AnyModel, type Channel, isMatrixModel, type LearningTask, type Model } from "./types.js";
import { requireTrainingValues } from "./vocabulary/algorithms.js";
import { ROUTES } from "./vocabulary/choices.js";
import { requireEnsembleValues } from "./vocabulary/ensembles.js";
import { isLossName, LOSS_NAMES, LOSSES } from "./vocabulary/losses.js";
import { type FeatureParameters, MODEL_NAMES, MODELS, type ModelName, type TaskPoint } from "./vocabulary/models.js";
import {
  type NumericName,
  OBSERVABLE_PARAMETERS,
  requireParameter,
  type UncheckedPoint,
} from "./vocabulary/parameters.js";
import { askingParameter } from "./vocabulary/questions.js";
import { inTeacher, requireStudentValues, rootOf } from "./vocabulary/teachers.js";

/**
 * The perceptron: the learner sees the inputs themselves.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.2).
 */
export function linear(task: TaskPoint): Model {
  return vectorModelNamed("linear", task);
}

/**
 * A dot-product kernel, through mu1 and muStar or the angle gamma.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.3).
 */
export function kernel(parameters: TaskPoint & FeatureParameters): Model {
  return vectorModelNamed("kernel", parameters);
}

/**
 * Random features with kappa = p / d.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.5).
 */
export function randomFeaturesModel(parameters: TaskPoint & FeatureParameters & { readonly kappa: number }): Model {
  return vectorModelNamed("rf", parameters);
}

/**
 * Any covariance spectrum, as a list of eigenvalues with the teacher's share on each.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.6).
 */
export function empiricalModel(
  parameters: TaskPoint & { readonly eigenvalues: readonly Eigenvalue[]; readonly continuum?: number },
): Model {
  return vectorModelNamed("empirical", parameters);
}

/**
 * The saddle-point problem of a model of the vocabulary.
 *
 * @param name       Of the model.
 * @param parameters Of its point; what the model does not know is not looked at. With a teacher the channel is that of the chain's first learner.
 * @throws {ParameterError} naming the parameter, its value and its range.
 */
export function modelNamed(name: ModelName, parameters: UncheckedPoint): AnyModel {
  const spectrum = MODELS[name].spectrum(parameters);
  const epsilon = requireParameter(name, "epsilon", parameters.epsilon);
  requireTrainingValues(name, parameters);
  requireEnsembleValues(name, parameters);
  if (parameters.trainingAttack !== undefined) requireParameter(name, "trainingAttack", parameters.trainingAttack);
  requireStudentValues(name, parameters);
  // Labels are seen by the first learner of a chain only.
  const root = rootOf(parameters);
  const observed = OBSERVABLE_PARAMETERS.filter((one) => parameters[one] !== undefined);
  const task: LearningTask = {
    name,
    alpha: requireParameter(name, "alpha", parameters.alpha),
    lambda: requireParameter(name, "lambda", parameters.lambda),
    channel:
      root === parameters ? channelOf(name, root.loss, epsilon, root.channel) : teacherChannel(name, root, epsilon),
    ...(observed.length === 0 ? {} : { observed: observedValues(name, parameters, observed) }),
    ...(parameters.attack === undefined ? {} : { inputGradient: MODELS[name].inputGradient(parameters) }),
  };
  return "positivePart" in spectrum ? { ...task, spectrum } : { ...task, spectrum };
}

/**
 * The same for a model with given features.
 *
 * @throws {ParameterError} as modelNamed, and naming the model if it learns its features.
 */
export function vectorModelNamed(name: ModelName, parameters: UncheckedPoint): Model {
  const model = modelNamed(name, parameters);
  if (!isMatrixModel(model)) return model;
  const asking = askingParameter(parameters);
  if (asking !== undefined) {
    const given = MODEL_NAMES.filter((one) => !MODELS[one].learnsFeatures).join(", ");
    const remedy = "The quadratic network learns its features: only the minimum of its objective is known";
    throw new ParameterError(name, asking, parameters[asking], `points of the models ${given}`, remedy);
  }
  const allowed = `{${MODEL_NAMES.filter((one) => !MODELS[one].learnsFeatures).join(", ")}} here`;
  throw new ParameterError("point", "model", name, allowed, "Its features are learned, and only its minimum is known");
}

function observedValues(
  name: ModelName,
  parameters: UncheckedPoint,
  observed: readonly NumericName[],
): NonNullable<Model["observed"]> {
  const values = Object.fromEntries(observed.map((one) => [one, requireParameter(name, one, parameters[one])]));
  if (parameters.attackNorm !== undefined && parameters.attack === undefined) {
    throw new ParameterError(
      name,
      "attackNorm",
      parameters.attackNorm,
      "points with an attack",
      "Give its size, attack",
    );
  }
  return values;
}

/**
 * The channel of a loss: closed form where there is one and it is asked for, else quadrature.
 *
 * @param where   Who asks, for messages.
 * @param loss    The name of a loss, or a Loss.
 * @param epsilon Fraction of random labels, [0, 1].
 * @param route   "exact" or "quadrature"; defaults to "exact".
 * @throws {ParameterError} if there is no such loss or route.
 */
export function channelOf(where: string, loss: unknown, epsilon: number, route: unknown = "exact"): Channel {
  if (!isLossName(loss) && !isLoss(loss)) {
    throw new ParameterError(
      where,
      "loss",
      loss,
      `{${LOSS_NAMES.join(", ")}}`,
      "For another loss use lossFromExpression",
    );
  }
  requireName(where, "channel", route, ROUTES);
  const name = isLossName(loss) ? loss : LOSS_NAMES.find((one) => LOSSES[one].loss === loss);
  const exact = name === undefined ? undefined : LOSSES[name].channel;
  if (route === "exact" && exact !== undefined) return exact(epsilon);
  return proximalChannel(isLossName(loss) ? LOSSES[loss].loss : loss, epsilon);
}

/** The channel of the first learner of a chain. */
function teacherChannel(where: string, { loss, channel }: UncheckedPoint, epsilon: number): Channel {
  try {
    return channelOf(where, loss, epsilon, channel);
  } catch (error) {
    throw inTeacher(error);
  }
}

/** True if a value is a loss and not the text of one. */
export function isLoss(value: unknown): value is Loss {
  return typeof value === "object" && value !== null && "value" in value && typeof value.value === "function";
}
