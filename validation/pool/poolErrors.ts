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
  /** Mean share of the new images, or of the facts if theirs is larger, that lie as near to the boundary as the fields still move. */
  readonly undecided: number;
}

/** Share of a stratum that is taken, from which on too few of its images are left to be the new ones; then all are. */
const HARDLY_ANY_LEFT = 0.9;

/** Accuracy of a field in units of its own size, sqrt(h^2 + s^2): that of the order parameters. A smaller one has no sign. */
export const FIELD_ACCURACY = 1e-5;

/** 1 below 0, 0 above, and 1/2 where the margin is no larger than its accuracy: f = 0 counts half. */
function below(margin: number, accuracy: number): number {
  if (margin > accuracy) return 0;
  return margin < -accuracy ? 1 : 0.5;
}

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
  // Exact zeros are decided: an image that nothing moves has no field.
  const moved = Math.max(law.residual, FIELD_ACCURACY);
  let [newUndecided, factsUndecided] = [0, 0];
  for (const [g, { label, members }] of pool.strata.entries()) {
    const count = mix.counts[g]!;
    const everywhere = hardlyAnyLeft(problem, g);
    const share = ruleShare(problem, g) / (everywhere ? members.length : members.length - count);
    if (label !== 0 && share > 0) {
      for (const i of members) {
        const size = sizeOf(order, i);
        for (let d = 0, place = i * draws; d < draws; d++, place++) {
          if (!everywhere && taken[place] === 1) continue;
          const margin = label * fields[place]!;
          result.generalization[d]! += share * below(margin, FIELD_ACCURACY * size);
          result.squared[d]! += share * (1 - margin) ** 2;
          if (margin !== 0 && Math.abs(margin) <= moved * size) newUndecided += share / draws;
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
      const accuracy = edgeAccuracy(order, i, edge);
      const reach = accuracy + moved * sizeOf(order, i);
      for (let d = 0, place = i * draws; d < draws; d++, place++) {
        if (taken[place] === 0) continue;
        const margin = labels[place]! * fields[place]! - edge;
        const weight = perFact * (labels[place] === label ? agreeing : 1);
        memorization[d]! += weight * below(margin, accuracy);
        if (margin !== 0 && Math.abs(margin) <= reach) factsUndecided += weight / draws;
      }
    }
  }
  return { ...result, undecided: Math.max(newUndecided, factsUndecided) };
}

function sizeOf({ mean, variance }: CavityOrder, i: number): number {
  return Math.sqrt(mean[i]! ** 2 + variance[i]!);
}

/** Accuracy of the distance of a field from the edge below which a trained image is wrong. */
function edgeAccuracy(order: CavityOrder, i: number, edge: number): number {
  return FIELD_ACCURACY * (sizeOf(order, i) + Math.abs(edge));
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
      const accuracy = edgeAccuracy(order, i, edge);
      for (let d = 0, place = i * draws; d < draws; d++, place++) {
        if (taken[place] === 0) continue;
        result[d]! += (facts / mix.counts[g]! / 2) * below(edge - Math.abs(fields[place]!), accuracy);
      }
    }
  }
  return result;
}

/** Errors of each image: as a new one in the draws that do not take it, as a fact in all draws, because too few take it. NaN where it is neither. */
export function imageErrors(
  problem: CavityProblem,
  order: CavityOrder,
  { draws, taken, fields }: FieldDraws,
): { readonly wrong: Float64Array; readonly lost: Float64Array } {
  const { pool } = problem;
  const wrong = new Float64Array(pool.size).fill(Number.NaN);
  const lost = new Float64Array(pool.size).fill(Number.NaN);
  for (const [g, { label, members }] of pool.strata.entries()) {
    const everywhere = hardlyAnyLeft(problem, g);
    for (const i of members) {
      const edge = -wrongBelow(problem, order, i);
      const [accuracy, ofEdge] = [FIELD_ACCURACY * sizeOf(order, i), edgeAccuracy(order, i, edge)];
      let [isNew, onTheWrongSide, beyond] = [0, 0, 0];
      for (let d = 0, place = i * draws; d < draws; d++, place++) {
        const field = fields[place]!;
        if (everywhere || taken[place] === 0) {
          isNew += 1;
          onTheWrongSide += below(label * field, accuracy);
        }
        beyond += below(edge - Math.abs(field), ofEdge) / 2;
      }
      if (label !== 0) wrong[i] = onTheWrongSide / isNew;
      if (factShare(problem, g) > 0) lost[i] = beyond / draws;
    }
  }
  return { wrong, lost };
}

/** Margin of the field below which a trained image stays on the wrong side. Source: equations/README.md (PO.8). */
function wrongBelow({ loss, lambda }: CavityProblem, { response }: CavityOrder, i: number): number {
  return (-FIELD_ANSWERS[loss].pull * response[i]!) / lambda;
}

/** True if the new images of a stratum are all of its images, because too few are left. */
function hardlyAnyLeft({ pool, mix }: CavityProblem, stratum: number): boolean {
  return mix.counts[stratum]! > HARDLY_ANY_LEFT * pool.strata[stratum]!.members.length;
}

/** Share of a stratum among the new images of the rule: the one of the training mix, or of the pool if only facts are trained on. */
export function ruleShare({ pool, mix }: Pick<CavityProblem, "pool" | "mix">, stratum: number): number {
  if (pool.strata[stratum]!.label === 0) return 0;
  const ofRule = (counts: readonly number[]): number[] =>
    counts.map((count, g) => (pool.strata[g]!.label === 0 ? 0 : count));
  const trained = ofRule([...mix.counts]);
  const counts = trained.some((count) => count > 0)
    ? trained
    : ofRule(pool.strata.map(({ members }) => members.length));
  return counts[stratum]! / counts.reduce((sum, count) => sum + count, 0);
}

/** Share of a stratum among the facts. */
export function factShare({ pool, mix }: CavityProblem, stratum: number): number {
  const { label } = pool.strata[stratum]!;
  if (hasFactClass(pool)) return label === 0 && mix.counts[stratum]! > 0 ? 1 : 0;
  return mix.epsilon > 0 ? mix.counts[stratum]! / mix.n : 0;
}

function emptyErrors(problem: CavityProblem, draws: number): Omit<DrawnErrors, "undecided"> {
  const facts = problem.pool.strata.some((_, g) => factShare(problem, g) > 0);
  return {
    generalization: new Float64Array(draws),
    squared: new Float64Array(draws),
    memorization: facts ? new Float64Array(draws) : undefined,
  };
}
