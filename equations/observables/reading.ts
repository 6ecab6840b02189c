import type { Regime } from "../reduction.js";
import type { Conjugates, Model, Overlaps } from "../types.js";

/** Which equations hold: a finite lambda, one of the limits, the corner gamma -> pi/2, lambda -> 0, or those of a training that has not ended. */
export type RegimeName = Regime["name"] | "infinite" | "training";

/**
 * Overlaps, training errors and norm of a trained learner. Every observable is a function of them, for every kind of question.
 *
 * Numbers that cost something are functions; they remember their result.
 */
export interface Reading {
  readonly model: Model;
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
  /** |w|^2 / d. */
  readonly norm: () => number;
  /** Smallest margin of the training set, in units of |w| / sqrt d; null where not every label is fitted with a margin. */
  readonly margin: () => number | null;
  /** Training objective per input dimension. */
  readonly freeEnergy: () => number;
  /** Coefficient of its own label in the pre-activation of a training sample, f = pull y + g; absent where it is not known. */
  readonly pull?: () => number;
  /** What a student has besides; absent for learners that are trained on labels. */
  readonly student?: StudentReading;
}

/** How a student stands to its teacher, and to the first learner's training set. */
export interface StudentReading {
  /** Covariance of its pre-activation with its teacher's, on fresh inputs. */
  readonly teacherOverlap: number;
  /** Its response to a pull on one of its teacher's samples; Infinity where it diverges. */
  readonly teacherResponse: number;
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

/** A function that is computed on its first call. */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
