import type { Eigenvalue } from "../equations/spectra/empirical.js";
import type { TrainingParameters } from "../equations/vocabulary/algorithms.js";
import type { EnsembleParameters } from "../equations/vocabulary/ensembles.js";
import type { SimulatedModel } from "../equations/vocabulary/models.js";

/** One finite-size experiment: a data set of one replica and the learner trained on it along a path of lambda. */
export interface Experiment extends Omit<TrainingParameters, "precision">, EnsembleParameters {
  readonly model: SimulatedModel;
  /** By name. */
  readonly loss: string;
  /** Samples per input dimension: n is alpha d, rounded; alpha d^2 / 2 for the quadratic network. */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** [0, Infinity] each: 0 is the limit 0+ (minimum norm, maximum margin), Infinity the Hebb limit. */
  readonly lambdas: readonly number[];
  /** Input dimension. */
  readonly d: number;
  /** Spectrum of the inputs and the teacher's shares, for linear; without it they are isotropic. */
  readonly eigenvalues?: readonly Eigenvalue[];
  /** Features per input dimension, for rf; p is kappa d, rounded. */
  readonly kappa?: number;
  /** Hidden units of the rule per input dimension, for quadratic; there are width d, rounded. */
  readonly width?: number;
  /** By name or expression, for rf, and for kernel as the activation whose infinite network it is. */
  readonly activation?: string;
  /** Name or expression in t, for kernel. */
  readonly kernel?: string;
  /** Angle of the kernel, for kernel: the linear kernel plus white noise of each sample's own, mu1 = sin gamma, muStar = cos gamma. */
  readonly gamma?: number;
  readonly mu1?: number;
  readonly muStar?: number;
  /**
   * false (the default): the kernel and the activation as they are, what other programs train on. true: less the part that is the same for
   * all inputs, K(0) and mu0, in which the theory's limit has no share; see centeredKernel.
   */
  readonly centered?: boolean;
  /** Size of the attacks that the learner is trained against, [0, Infinity); for linear. */
  readonly trainingAttack?: number;
  /** Size of an attack on the input, and its norm; for linear, rf, and kernel by gamma or by mu1 and muStar. */
  readonly attack?: number;
  readonly attackNorm?: number | "inf";
  /** The learner whose outputs are learned instead of labels; for linear, rf and kernel. */
  readonly teacher?: SimulatedTeacher;
  /** Share of its teacher's inputs that a student is trained on; of fresh inputs their number in units of the teacher's. */
  readonly fraction?: number;
  readonly inputs?: "same" | "fresh";
  readonly seed: number;
  readonly replica: number;
  /** Fresh inputs on which E_gen is counted where no closed form exists. */
  readonly testSamples?: number;
}

/** A teacher of finite size: its loss by name, its lambda as it is written. */
export interface SimulatedTeacher {
  readonly loss: string;
  readonly lambda: number | string;
}

/** Data that claim to be an experiment. */
export type UncheckedExperiment = { readonly [name in keyof Experiment | "temperature"]?: unknown };

/** A learner of a replica that missed its certificate: it has no measures. */
export interface UncertifiedRow extends Pick<ReplicaRow, "lambda" | "replica" | "d" | "n" | "facts"> {
  /** Message with the certificate, its value, its bound, and what to do. */
  readonly failure: string;
}

/** Narrows a row to one that has measures. */
export function isCertified(row: ReplicaRow | UncertifiedRow): row is ReplicaRow {
  return !("failure" in row);
}

/** Result of one learner of one replica. */
export interface ReplicaRow {
  readonly lambda: number;
  readonly replica: number;
  readonly d: number;
  readonly n: number;
  /** Number of random labels among the n. */
  readonly facts: number;
  readonly generalizationError: number;
  /** Of generalizationError within this replica: 0 where it is exact. */
  readonly generalizationErrorStandardError: number;
  /** null without facts. */
  readonly memorizationError: number | null;
  /** null without rules. */
  readonly ruleTrainingError: number | null;
  readonly trainingError: number;
  readonly trainingLoss: number | null;
  /**
   * Overlap of the pre-activation with the teacher field, and its variance, in the units of the theory: at lambda = Infinity m in units of
   * 1/lambda and q of 1/lambda^2; at 0+ where the weights diverge, at unit margin. Null where a learner does not measure them.
   */
  readonly m: number | null;
  readonly q: number | null;
  /** |w|^2 / d, in the units of q. */
  readonly norm: number | null;
  /** Under an attack, where the experiment has one: measured on the same inputs as the errors without. */
  readonly robustError?: number;
  readonly robustErrorStandardError?: number;
  readonly flippedPredictions?: number;
  readonly flippedPredictionsStandardError?: number;
  /** Null without facts. */
  readonly lostFacts?: number | null;
  /** Of an ensemble: means over its members, and over pairs of them. */
  readonly crossOverlap?: number | null;
  readonly memberGeneralizationError?: number;
  readonly memberGeneralizationErrorStandardError?: number;
  readonly memberMemorizationError?: number | null;
  /** Of a student: errors on samples that it was trained on, and on those that it was not; null where there are none. */
  readonly heldOutFactError?: number | null;
  readonly trainedFactError?: number | null;
  readonly heldOutRuleError?: number | null;
  readonly trainedRuleError?: number | null;
  /** Facts and rules that it was trained on. */
  readonly seenFacts?: number;
  readonly seenRules?: number;
  /** Covariance of its pre-activation with its teacher's on fresh inputs. */
  readonly q12?: number;
  /** Share of the eigenvalues of a learned matrix above 1e-6 of the largest; only where a matrix is learned. */
  readonly rank?: number;
  /** The largest of them. */
  readonly largestEigenvalue?: number;
  /** Relative duality gap or residual of the optimality conditions, and the bound it had to meet. */
  readonly certificate: number;
  readonly certificateBound: number;
}
