import type { ProximalShift } from "../channels/proximalShift.js";
import type { StudentLoss } from "../studentLosses.js";
import type { Mode } from "../types.js";

/**
 * A learner of a chain, in units of its own response V.
 *
 * On one of its samples training shifts its pre-activation from the cavity field w by `shift` = V g. Along a mode its weights are
 * P (sqrt t mHat theta + sqrt nu xi + nu sum_l fieldPull_l v_l) with Var xi = qHat, where P(nu) = 1 / (V (lambda + VHat nu)).
 */
export interface ChainLearner {
  /** Samples of its training set per input dimension. */
  readonly samples: number;
  /** Share of its teacher's training set; 1 for the first learner. */
  readonly fraction: number;
  /** The learner at whose inputs this one's are: its own place in the chain where the inputs are fresh, 0 for the inputs of the first. */
  readonly origin: number;
  /** Derivatives of `shift` on its own samples by the cavity fields of the learners up to itself; empty for the first learner. */
  readonly byField: readonly number[];
  /** Coefficient of the first learner's shift in its own; 1 for the first learner. */
  readonly byRoot: number;
  /** V_kl / V_ll: the response of its field to a pull on learner l, in units of that learner's; 1 for itself. */
  readonly response: readonly number[];
  /** P at every mode. */
  readonly profile: Float64Array;
  /** Factor by which the weights take over learner l's noise at every mode; `profile` for itself. */
  readonly carried: readonly Float64Array[];
  /** nu times the coefficient of the rule's part: m is its mean over the teacher's shares. */
  readonly gain: Float64Array;
  /** V mHat. */
  readonly mHat: number;
  /** V_k V_l qHat_kl, up to itself. */
  readonly qHat: readonly number[];
  readonly m: number;
  /** q_kl - m_k m_l, up to itself. */
  readonly orthogonal: readonly number[];
  /** Largest relative change of its responses and overlaps under one more step of their equations; 0 for the first learner. */
  readonly residual: number;
  /** Of a student whose output on its own samples is not linear in the fields: its loss, and its response. */
  readonly trained?: { readonly loss: StudentLoss; readonly V: number };
  /** Its mean loss on its own samples, of other losses than the square. */
  readonly cost?: number;
}

/** The first learner, which is trained on labels: what the others need to know of its saddle point. The shift is that of a sample by its cavity margin. */
export interface RootLearner extends ProximalShift {
  /** Samples per input dimension. */
  readonly alpha: number;
  /** V VHat = -alpha E[shift']. */
  readonly VHat: number;
}

/** Learners of which each is trained on the outputs of the one before. */
export interface Chain {
  readonly modes: readonly Mode[];
  /** The part of the rule that no feature carries. */
  readonly missing: number;
  readonly root: RootLearner;
  readonly learners: readonly ChainLearner[];
}

/** A sum of cavity fields and of the first learner's shift. */
export interface FieldSum {
  /** Coefficients of the cavity fields, by learner. */
  readonly fields: readonly number[];
  /** Coefficient of the first learner's shift. */
  readonly root: number;
}

/** q_kl of two learners of a chain. */
export function overlap({ learners }: Pick<Chain, "learners">, k: number, l: number): number {
  const [one, other] = k >= l ? [k, l] : [l, k];
  const { m, orthogonal } = learners[one]!;
  return orthogonal[other]! + m * learners[other]!.m;
}

/** The pre-activation of the last learner on a sample of the training sets of the learners from `first` to `last`, and of no other. */
export function fieldOn({ learners }: Pick<Chain, "learners">, first: number, last: number): FieldSum {
  const k = learners.length - 1;
  const { response } = learners[k]!;
  const fields: number[] = learners.map((_, index) => (index === k ? 1 : 0));
  let root = 0;
  for (let l = first; l <= last; l++) {
    const { byField, byRoot } = learners[l]!;
    byField.forEach((coefficient, i) => {
      fields[i] = fields[i]! + response[l]! * coefficient;
    });
    root += response[l]! * byRoot;
  }
  return { fields, root };
}
