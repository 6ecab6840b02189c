import { FEATURE_FORMS, lambdaOf } from "../equations/point.js";
import type { Eigenvalue } from "../equations/spectra/empirical.js";
import { ensembleOf, requireEnsembleValues } from "../equations/vocabulary/ensembles.js";
import { isLossName, LOSS_NAMES } from "../equations/vocabulary/losses.js";
import {
  isSimulatedModel,
  MODELS,
  SIMULATED_MODELS,
  type SimulatedModel,
  sampleCount,
} from "../equations/vocabulary/models.js";
import { requireParameter } from "../equations/vocabulary/parameters.js";
import { givenTeacher, requireStudentValues } from "../equations/vocabulary/teachers.js";
import { ParameterError } from "../src/core/errors.js";
import { requireTrained } from "./algorithms/requireTrained.js";
import type { Experiment, UncheckedExperiment } from "./experiment.js";
import { ADVERSARIAL_LOSSES, isAdversarialLoss } from "./learners/adversarialLosses.js";
import { spectrumDirections } from "./spectrumDirections.js";

/** Sizes beyond which no machine of today holds the inputs. */
const MOST_DIMENSIONS = 1e6;
const MOST_TEST_SAMPLES = 1e9;
const MOST_REPLICAS = 2 ** 32;
/** Of regularizations: the variance over replicas of |w|^2, which goes like the fourth power, is still a double. */
const LAMBDAS = { least: 1e-60, largest: 1e60 } as const;
/** Ranges of lambda that learners take, without the two limits and with them, for help and messages. */
export const FINITE_LAMBDAS = `[${LAMBDAS.least}, ${LAMBDAS.largest}]`;
export const LEARNER_LAMBDAS = `${FINITE_LAMBDAS}, 0+ or inf`;

/**
 * The experiment, if it can be run: everything that is wrong is told before anything is drawn.
 *
 * An activation or a kernel that cannot be read is found where it is read.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireExperiment(experiment: UncheckedExperiment): Experiment {
  const { model, loss, lambdas } = experiment;
  if (!isSimulatedModel(model)) {
    throw new ParameterError("experiment", "model", model, `{${SIMULATED_MODELS.join(", ")}}`);
  }
  if (!isLossName(loss)) {
    throw new ParameterError(model, "loss", loss, `{${LOSS_NAMES.join(", ")}}`, "Other losses have no learner");
  }
  const alpha = requireParameter(model, "alpha", experiment.alpha);
  requireParameter(model, "epsilon", experiment.epsilon);
  const d = requireInteger(model, "d", experiment.d, 2, MOST_DIMENSIONS);
  const samples = MODELS[model].learnsFeatures ? "alpha d^2 / 2" : "alpha d";
  requireInteger(model, "n", sampleCount(model, alpha, d), 1, Number.MAX_SAFE_INTEGER, `n is ${samples}, rounded`);
  if (!Array.isArray(lambdas) || lambdas.length === 0) {
    throw new ParameterError(model, "lambdas", lambdas, "lists of at least one lambda");
  }
  for (const lambda of lambdas as readonly unknown[]) {
    requireLambda(model, lambda);
    if (model === "quadratic" && (lambda === 0 || lambda === Number.POSITIVE_INFINITY)) {
      const remedy = "The quadratic network is trained at finite lambda; at inf it is zero";
      throw new ParameterError(model, "lambda", lambda === 0 ? "0+" : "inf", FINITE_LAMBDAS, remedy);
    }
  }
  requireInteger(model, "seed", experiment.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  requireInteger(model, "replica", experiment.replica, 0, MOST_REPLICAS - 1);
  if (experiment.testSamples !== undefined) {
    requireInteger(model, "testSamples", experiment.testSamples, 2, MOST_TEST_SAMPLES);
  }
  if (experiment.centered !== undefined && typeof experiment.centered !== "boolean") {
    throw new ParameterError(model, "centered", experiment.centered, "{true, false}");
  }
  requireFeatures(model, d, experiment);
  if (model === "quadratic") requirePlainLearner(experiment);
  if (experiment.eigenvalues !== undefined) requirePlainInputs(experiment);
  requireAttack(model, experiment);
  requireTrainingAttack(model, loss, experiment);
  requireMembers(model, experiment);
  requireStudent(model, loss, experiment);
  if (model === "quadratic" && experiment.algorithm !== undefined && experiment.algorithm !== "minimum") {
    const remedy = "The quadratic network is trained to its minimum";
    throw new ParameterError(model, "algorithm", experiment.algorithm, "{minimum}", remedy);
  }
  requireTrained(experiment, loss);
  return experiment as Experiment;
}

function requireFeatures(
  model: SimulatedModel,
  d: number,
  { kappa, width, eigenvalues, activation, kernel, gamma, mu1, muStar }: UncheckedExperiment,
): void {
  if (eigenvalues !== undefined) {
    if (model !== "linear") {
      const remedy =
        model === "quadratic"
          ? "The rule of a data set is drawn; give its width"
          : "linear draws inputs with a spectrum";
      throw new ParameterError(model, "eigenvalues", "a list", "experiments without them", remedy);
    }
    spectrumDirections(eigenvalues as readonly Eigenvalue[], d);
  }
  if (model === "quadratic") {
    const units = Math.round(requireParameter(model, "width", width) * d);
    requireInteger(model, "units", units, 1, MOST_DIMENSIONS, "The rule has width d hidden units, rounded");
  } else if (width !== undefined) {
    throw new ParameterError(model, "width", width, "calls without it", "It belongs to quadratic");
  }
  const given = [
    ...(activation === undefined ? [] : ["activation"]),
    ...(kernel === undefined ? [] : ["kernel"]),
    ...(gamma === undefined ? [] : ["gamma"]),
    ...(mu1 === undefined && muStar === undefined ? [] : ["mu1 and muStar"]),
  ];
  const list = given.length === 0 ? undefined : given.join(" with ");
  if ((model === "linear" || model === "quadratic") && given.length > 0) {
    const remedy =
      model === "linear" ? "The perceptron sees the inputs themselves" : "The quadratic network learns its features";
    throw new ParameterError(model, "features", list, "calls without them", remedy);
  }
  if (model === "rf") {
    if (given.length !== 1 || activation === undefined) {
      throw new ParameterError(
        model,
        "features",
        list,
        "{activation}",
        "At finite width the activation itself matters, not only its moments",
      );
    }
    const features = requireParameter(model, "kappa", kappa) * d;
    requireInteger(model, "p", Math.round(features), 1, MOST_DIMENSIONS, "p is kappa d, rounded");
    return;
  }
  if (kappa !== undefined) throw new ParameterError(model, "kappa", kappa, "calls without it", "It belongs to rf");
  if (model !== "kernel") return;
  if (given.length !== 1) throw new ParameterError(model, "features", list, `exactly one of ${FEATURE_FORMS}`);
  if (gamma !== undefined) requireParameter(model, "gamma", gamma);
  for (const [name, text] of Object.entries({ activation, kernel })) {
    if (text !== undefined && typeof text !== "string") {
      throw new ParameterError(model, name, text, "names or expressions");
    }
  }
  if (mu1 === undefined && muStar === undefined) return;
  requireParameter(model, "mu1", mu1);
  requireParameter(model, "muStar", muStar);
}

/** The quadratic network is trained alone, on its inputs as they are. */
function requirePlainLearner({ attack, trainingAttack, ensemble }: UncheckedExperiment): void {
  for (const [name, value] of Object.entries({ attack, trainingAttack, ensemble })) {
    if (value !== undefined) throw new ParameterError("quadratic", name, value, "experiments of linear, kernel and rf");
  }
}

/** Attacks and the groups of features of an ensemble are those of isotropic inputs. */
function requirePlainInputs({ attack, trainingAttack, ensemble }: UncheckedExperiment): void {
  for (const [name, value] of Object.entries({ attack, trainingAttack, ensemble })) {
    if (value !== undefined) throw new ParameterError("linear", name, value, "experiments without eigenvalues");
  }
}

/** Attacks follow the gradient of f, which a kernel by name or by activation does not give here. */
function requireAttack(model: SimulatedModel, { attack, attackNorm, activation, kernel }: UncheckedExperiment): void {
  if (attackNorm !== undefined && attackNorm !== "inf") requireParameter(model, "attackNorm", attackNorm);
  if (attack === undefined) {
    if (attackNorm === undefined) return;
    throw new ParameterError(model, "attackNorm", attackNorm, "experiments with an attack");
  }
  requireParameter(model, "attack", attack);
  if (model !== "kernel" || (activation === undefined && kernel === undefined)) return;
  const allowed = "kernels by gamma, or by mu1 and muStar, where inputs are drawn";
  throw new ParameterError(model, "attack", attack, allowed, "Or take linear or rf");
}

function requireTrainingAttack(model: SimulatedModel, loss: string, experiment: UncheckedExperiment): void {
  const { trainingAttack, algorithm, lambdas } = experiment;
  if (trainingAttack === undefined) return;
  requireParameter(model, "trainingAttack", trainingAttack);
  if (model !== "linear") throw new ParameterError(model, "trainingAttack", trainingAttack, "experiments of linear");
  if (!isAdversarialLoss(loss)) {
    const allowed = `{${ADVERSARIAL_LOSSES.join(", ")}} for training on attacked inputs of finite size`;
    throw new ParameterError(model, "loss", loss, allowed);
  }
  if (algorithm !== undefined && algorithm !== "minimum") {
    throw new ParameterError(model, "algorithm", algorithm, "{minimum} for training on attacked inputs");
  }
  const limit = (lambdas as readonly number[]).find((lambda) => lambda === 0 || lambda === Number.POSITIVE_INFINITY);
  if (limit === undefined) return;
  throw new ParameterError(model, "lambda", limit, `${FINITE_LAMBDAS} for training on attacked inputs`);
}

/** Members of an ensemble that are trained one by one. */
const MOST_MEMBERS = 100;

function requireMembers(model: SimulatedModel, experiment: UncheckedExperiment): void {
  const { ensemble, algorithm, lambdas } = experiment;
  if (ensemble === "inf" || (typeof ensemble === "number" && ensemble > MOST_MEMBERS)) {
    const allowed = `whole numbers up to ${MOST_MEMBERS} where members are trained`;
    throw new ParameterError(model, "ensemble", ensemble === Number.POSITIVE_INFINITY ? "inf" : ensemble, allowed);
  }
  requireEnsembleValues(model, experiment);
  if (ensemble === undefined) return;
  ensembleOf(experiment);
  if (algorithm !== undefined && algorithm !== "minimum") {
    throw new ParameterError(model, "algorithm", algorithm, "{minimum} for ensembles");
  }
  if (!(lambdas as readonly number[]).includes(Number.POSITIVE_INFINITY)) return;
  throw new ParameterError(model, "lambda", "inf", `${FINITE_LAMBDAS} or 0+ for ensembles`);
}

/** Students of finite size learn by the square loss from a learner that is trained on labels. */
function requireStudent(model: SimulatedModel, loss: string, experiment: UncheckedExperiment): void {
  const { teacher, algorithm, ensemble, trainingAttack, attack, fraction = 1, inputs } = experiment;
  const given = givenTeacher(experiment);
  if (given === undefined) {
    requireStudentValues(model, experiment);
    return;
  }
  requireStudentValues(model, { ...experiment, loss, teacher: { ...given, lambda: lambdaOf(model, given.lambda) } });
  if (loss !== "square") {
    throw new ParameterError(model, "loss", loss, "{square} for students of finite size");
  }
  if (model === "quadratic")
    throw new ParameterError(model, "teacher", teacher, "experiments of linear, kernel and rf");
  for (const [name, value] of Object.entries({ ensemble, trainingAttack, attack })) {
    if (value !== undefined) throw new ParameterError(model, name, value, "experiments without a teacher");
  }
  if (algorithm !== undefined && algorithm !== "minimum") {
    throw new ParameterError(model, "algorithm", algorithm, "{minimum} for students");
  }
  if (!isLossName(given.loss)) {
    throw new ParameterError(
      model,
      "teacher.loss",
      given.loss,
      `{${LOSS_NAMES.join(", ")}}`,
      "Other losses have no learner",
    );
  }
  if (given.teacher !== undefined) {
    throw new ParameterError(model, "teacher.teacher", given.teacher, "teachers that are trained on labels");
  }
  requireLambda(model, lambdaOf(model, given.lambda));
  if (inputs === "fresh" && model === "kernel") {
    throw new ParameterError(model, "inputs", inputs, "{same} for kernels of finite size", "Or take linear or rf");
  }
  const { alpha, d } = experiment as Experiment;
  const count = Math.round((fraction as number) * sampleCount(model, alpha, d));
  requireInteger(model, "samples of the student", count, 1, Number.MAX_SAFE_INTEGER, "They are fraction n, rounded");
}

function requireInteger(
  model: string,
  name: string,
  value: unknown,
  lower: number,
  upper: number,
  remedy?: string,
): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= lower && value <= upper) return value;
  throw new ParameterError(model, name, value, `the integers ${lower} to ${upper}`, remedy);
}

/** Finite-size learners take any lambda of the theory that double precision can square. */
function requireLambda(where: string, lambda: unknown): void {
  requireParameter(where, "lambda", lambda);
  const { least, largest } = LAMBDAS;
  const value = lambda as number;
  if (value === 0 || value === Number.POSITIVE_INFINITY || (value >= least && value <= largest)) return;
  throw new ParameterError(where, "lambda", lambda, LEARNER_LAMBDAS);
}
