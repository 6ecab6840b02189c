import { FIELD_ANSWERS } from "../../equations/inputs/fieldAnswers.js";
import { normals, randomStream } from "../gaussianStream.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { balancedDraws, type PoolDraws } from "./balancedDraws.js";
import type { CavityProblem, CavitySolution } from "./poolCavity.js";

/** Fields of all images in drawn training sets; entry (i, d) at i * draws + d. */
export interface FieldDraws extends PoolDraws {
  readonly fields: Float64Array;
  /** Orders of scattering. */
  readonly order: number;
}

/** Share of a new order in the sum from order 2 on: a series that alternates with a ratio above -2 then converges. */
const SUMMED = 2 / 3;

/**
 * The law of the fields, order by order in multiple scattering.
 *
 * Order 0 is shot noise: F = h - B n, every drawn image answers a field of its own, drawn from N(h, s^2). Order k answers the fields of order
 * k - 1 of the same training set, so that images near each other do not answer the same thing twice. Where the series converges its limit is
 * the learner trained on that set.
 *
 * @returns A generator that yields one order after the other, without end; each owns its fields.
 *
 * Source: equations/README.md (PO.7).
 */
export function* fieldLaw(
  { pool, mix, loss, lambda }: CavityProblem,
  { mean, variance, response, coefficient, susceptibility, coupling }: CavitySolution,
  { draws, seed }: { readonly draws: number; readonly seed: number },
  algebra: LinearAlgebra,
): Generator<FieldDraws, never> {
  const size = pool.size;
  const sets = balancedDraws(pool, mix, draws, seed);
  const { answer } = FIELD_ANSWERS[loss];
  let fields = normals(randomStream(seed, 0, "features"), size * draws);
  for (let i = 0, place = 0; i < size; i++) {
    const deviation = Math.sqrt(variance[i]!);
    for (let d = 0; d < draws; d++, place++) fields[place] = mean[i]! + deviation * fields[place]!;
  }
  for (let order = 0; ; order++) {
    const noise = new Float64Array(size * draws);
    for (let i = 0, place = 0; i < size; i++) {
      const [h, V, c, chi] = [mean[i]!, response[i]!, coefficient[i]!, susceptibility[i]!];
      for (let d = 0; d < draws; d++, place++) {
        const field = fields[place]!;
        const label = sets.labels[place]!;
        const answered = sets.taken[place] === 1 ? label * answer(label * field, V, lambda) : 0;
        noise[place] = answered - c + chi * (field - h);
      }
    }
    const moved = algebra.product(coupling, { rows: size, columns: draws, data: noise }).data;
    for (let i = 0, place = 0; i < size; i++) {
      for (let d = 0; d < draws; d++, place++) {
        const field = mean[i]! - moved[place]!;
        moved[place] = order < 2 ? field : SUMMED * field + (1 - SUMMED) * fields[place]!;
      }
    }
    fields = moved;
    yield { ...sets, fields, order };
  }
}
