import { FIELD_ANSWERS } from "../../equations/inputs/fieldAnswers.js";
import type { FieldDraws } from "./fieldLaw.js";
import { hasFactClass } from "./pool.js";
import type { CavityOrder, CavityProblem } from "./poolCavity.js";

/** Errors of the learner in every drawn training set. */
export interface DrawnErrors {
  /** Fraction of new images of the rule that get the wrong sign; f = 0 counts half. */
  readonly generalization: Float64Array;
  /** Mean of (f - y)^2 over new images of the rule. */
  readonly squared: Float64Array;
  /** Fraction of the facts that are lost; undefined without facts. */
  readonly memorization: Float64Array | undefined;
}

/** Share of a stratum that is taken, from which on too few of its images are left to be the new ones; then all are. */
const HARDLY_ANY_LEFT = 0.9;

/**
 * Errors as a learner on these training sets makes them: E_gen over the images that are not taken, E_mem over those that are, with their labels.
 *
 * An image that is taken moves the fields of its neighbors, and they its own. Hence fields of order 1 and higher are read only where they belong.
 *
 * Source: equations/README.md (PO.8).
 */
export function drawnErrors(problem: CavityProblem, order: CavityOrder, law: FieldDraws): DrawnErrors {
  const { pool, mix } = problem;
  const { draws, taken, labels, fields } = law;
  const result = emptyErrors(problem, draws);
  for (const [g, { label, members }] of pool.strata.entries()) {
    const count = mix.counts[g]!;
    const everywhere = hardlyAnyLeft(problem, g);
    const share = ruleShare(problem, g) / (everywhere ? members.length : members.length - count);
    if (label !== 0 && share > 0) {
      for (const i of members) {
        for (let d = 0, place = i * draws; d < draws; d++, place++) {
          if (!everywhere && taken[place] === 1) continue;
          addNewImage(result, d, share, label * fields[place]!);
        }
      }
    }
    const facts = factShare(problem, g) / count;
    if (result.memorization === undefined || !(facts > 0)) continue;
    const { memorization } = result;
    // Of the labels that agree with the rule's, only the coins are facts.
    const agreeing = label === 0 ? 1 : mix.epsilon / 2 / (1 - mix.epsilon / 2);
    const perFact = label === 0 ? facts : facts / mix.epsilon;
    for (const i of members) {
      const edge = wrongBelow(problem, order, i);
      for (let d = 0, place = i * draws; d < draws; d++, place++) {
        if (taken[place] === 0 || labels[place]! * fields[place]! >= edge) continue;
        memorization[d]! += perFact * (labels[place] === label ? agreeing : 1);
      }
    }
  }
  return result;
}

/**
 * E_mem of fields of order 0, over all images of the facts' classes that are taken, each with both labels: such a field does not know the label
 * of its own image, so this has the mean of E_mem over the drawn facts, with less noise. Undefined without facts.
 */
export function quietMemorization(
  problem: CavityProblem,
  order: CavityOrder,
  { draws, taken, fields }: FieldDraws,
): Float64Array | undefined {
  const { pool, mix } = problem;
  const result = emptyErrors(problem, draws).memorization;
  for (const [g, { members }] of pool.strata.entries()) {
    const facts = factShare(problem, g);
    if (result === undefined || facts === 0) continue;
    for (const i of members) {
      const edge = -wrongBelow(problem, order, i);
      for (let d = 0, place = i * draws; d < draws; d++, place++) {
        if (taken[place] === 1 && Math.abs(fields[place]!) > edge) result[d]! += facts / mix.counts[g]! / 2;
      }
    }
  }
  return result;
}

/** Margin of the field below which a trained image stays on the wrong side. Source: equations/README.md (PO.8). */
export function wrongBelow({ loss, lambda }: CavityProblem, { response }: CavityOrder, i: number): number {
  return (-FIELD_ANSWERS[loss].pull * response[i]!) / lambda;
}

/** True if the new images of a stratum are all of its images, because too few are left. */
export function hardlyAnyLeft({ pool, mix }: CavityProblem, stratum: number): boolean {
  return mix.counts[stratum]! > HARDLY_ANY_LEFT * pool.strata[stratum]!.members.length;
}

/** Share of a stratum among the new images of the rule: the one of the training mix. */
export function ruleShare({ pool, mix }: CavityProblem, stratum: number): number {
  const rule = mix.counts.reduce((sum, count, g) => sum + (pool.strata[g]!.label === 0 ? 0 : count), 0);
  return pool.strata[stratum]!.label === 0 || rule === 0 ? 0 : mix.counts[stratum]! / rule;
}

/** Share of a stratum among the facts. */
export function factShare({ pool, mix }: CavityProblem, stratum: number): number {
  const { label } = pool.strata[stratum]!;
  if (hasFactClass(pool)) return label === 0 && mix.counts[stratum]! > 0 ? 1 : 0;
  return mix.epsilon > 0 ? mix.counts[stratum]! / mix.n : 0;
}

function emptyErrors(problem: CavityProblem, draws: number): DrawnErrors {
  const facts = problem.pool.strata.some((_, g) => factShare(problem, g) > 0);
  return {
    generalization: new Float64Array(draws),
    squared: new Float64Array(draws),
    memorization: facts ? new Float64Array(draws) : undefined,
  };
}

/** Adds a new image, by the margin of its field. */
function addNewImage({ generalization, squared }: DrawnErrors, d: number, share: number, margin: number): void {
  if (margin <= 0) generalization[d]! += margin < 0 ? share : share / 2;
  squared[d]! += share * (1 - margin) ** 2;
}
