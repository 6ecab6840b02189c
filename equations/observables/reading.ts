import type { Regime } from "../reduction.js";
import type { AnyModel, Conjugates, Overlaps } from "../types.js";

/**
 * The equations that hold: a finite lambda, one of the limits, the corner gamma -> pi/2, lambda -> 0, those of a training that has not ended, or
 * none, because all weights are zero.
 */
export type RegimeName = Regime["name"] | "infinite" | "training" | "zero";

/**
 * Overlaps, training errors and norm of a trained learner. Every observable is a function of them, for every kind of question.
 *
 * Numbers that cost something are functions; they remember their result.
 */
export interface Reading {
  readonly model: AnyModel;
  readonly regime: RegimeName;
  /** On fresh inputs. */
  readonly overlaps: Overlaps;
  /** sqrt(q - m^2), without the cancellation. */
  readonly tau: number;
  /** Null where the answer is not a saddle point. */
  readonly conjugates: Conjugates | null;
  /** Share of the random training labels that the learner gets wrong. */
  readonly factErrors: () => number;
  /** Share of the rule-given training labels that the learner gets wrong. */
  readonly ruleErrors: () => number;
  /** Mean loss of a training sample. */
  readonly trainingLoss: () => number;
  /** |w|^2 / d; |W|^2 / d of a network with learned features. */
  readonly norm: () => number;
  /** Smallest margin of the training set, in units of |w| / sqrt d; null where not every label is fitted with a margin. */
  readonly margin: () => number | null;
  /** Training objective per input dimension. */
  readonly freeEnergy: () => number;
  /** Coefficient of its own label in the pre-activation of a training sample, f = pull y + g; absent where it is not known. */
  readonly pull?: () => number;
  /** Further numbers of a student; absent for learners that are trained on labels. */
  readonly student?: StudentReading;
  /** Fraction of the eigenvalues of a learned matrix that are not 0; absent where no matrix is learned. */
  readonly rank?: () => number;
  /** The largest of them. */
  readonly largestEigenvalue?: () => number;
  /** Of an ensemble: its members. */
  readonly ensemble?: EnsembleReading;
  /** Law of the margins y f of the random training labels; absent where it is not known. */
  readonly factMargins?: FactMargins;
}

/** Overlaps of a student with its teacher, and with the first learner's training set. */
export interface StudentReading {
  /** Covariance of its pre-activation with its teacher's, on fresh inputs. */
  readonly teacherOverlap: number;
  /** Its response to a pull on one of its teacher's samples; Infinity where it diverges, null where the teacher's is infinite and the student follows none of it. */
  readonly teacherResponse: number | null;
  /** Variance of the teacher's pre-activation on fresh inputs. */
  readonly teacherSquare: number;
  /** Variance of the part of its pre-activation that its teacher's does not explain. */
  readonly rest: () => number;
  /** Share of the random labels on its own inputs that it gets wrong; null where its inputs are fresh. */
  readonly trainedFacts: () => number | null;
  /** The same of the rule-given labels. */
  readonly trainedRules: () => number | null;
  /** Share of the random labels it has not seen that it gets wrong; null where it has seen all. */
  readonly heldOutFacts: () => number | null;
  /** The same of the rule-given labels. */
  readonly heldOutRules: () => number | null;
}

/** Margins of the random training labels, in the units of f. */
export interface FactMargins {
  /** Share of the facts with a margin of at most this, for margins > 0. */
  readonly below: (margin: number) => number;
  readonly median: () => number;
}

/** A function that is computed on its first call. */
export function once<Value>(compute: () => Value): () => Value {
  let isKnown = false;
  let value: Value;
  return () => {
    if (!isKnown) {
      value = compute();
      isKnown = true;
    }
    return value;
  };
}

/** Overlaps of the members of an ensemble. */
export interface EnsembleReading {
  /** Covariance of the pre-activations of two members on a new input. */
  readonly crossOverlap: number;
  readonly memberGeneralizationError: number;
  /** Share of the random labels of the whole training set, those that the member has not seen included. */
  readonly memberMemorizationError: number;
}
