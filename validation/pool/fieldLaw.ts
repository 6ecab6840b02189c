import { FIELD_ANSWERS } from "../../equations/inputs/fieldAnswers.js";
import { normals, randomStream } from "../gaussianStream.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { balancedDraws, type PoolDraws } from "./balancedDraws.js";
import { columnMixing } from "./columnMixing.js";
import type { CavityProblem, CavitySolution } from "./poolCavity.js";

/** Fields of all images in drawn training sets; entry (i, d) at i * draws + d. */
export interface FieldDraws extends PoolDraws {
  readonly fields: Float64Array;
  /** Orders of scattering. */
  readonly order: number;
  /** Change of the fields by this order, root mean square, each image in units of its own mean and deviation; Infinity at order 0. */
  readonly residual: number;
}

/** Orders before that a new one is mixed with. */
const MIXED = 4;

/**
 * The law of the fields, order by order in multiple scattering.
 *
 * Order 0 is shot noise: F = h - B n, every drawn image answers a field of its own, drawn from N(h, s^2). Order k answers the fields of order
 * k - 1 of the same training set, so that images near each other do not answer the same thing twice. From order 2 on the orders are mixed so
 * that each training set's next change is least. The limit is the learner trained on that set.
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
  const weight = mean.map((h, i) => 1 / (h * h + variance[i]! || 1));
  const mixing = columnMixing(weight, draws, MIXED);
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
      for (let d = 0; d < draws; d++, place++) moved[place] = mean[i]! - moved[place]!;
    }
    const residual = order === 0 ? Number.POSITIVE_INFINITY : mixing(fields, moved);
    fields = moved;
    yield { ...sets, fields, order, residual };
  }
}
