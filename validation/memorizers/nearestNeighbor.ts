import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import type { Memorizer } from "./memorizer.js";

/** The label of the nearest sample of the training set. */
export function nearestNeighbor(inputs: Matrix, labels: Float64Array, algebra: LinearAlgebra): Memorizer {
  const { rows: n, columns: d, data } = inputs;
  const halfSquares = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = i * d; k < (i + 1) * d; k++) sum += 0.5 * data[k]! * data[k]!;
    return sum;
  });
  const votes = (fresh: Matrix): Float64Array => {
    const products = algebra.crossProducts(fresh, inputs).data;
    return Float64Array.from({ length: fresh.rows }, (_, i) => {
      let [best, nearest] = [Number.NEGATIVE_INFINITY, 0];
      for (let j = 0; j < n; j++) {
        // |x - x_j|^2 / 2 less what all j share, with its sign changed.
        const nearness = products[i * n + j]! - halfSquares[j]!;
        if (nearness > best) [best, nearest] = [nearness, j];
      }
      return labels[nearest]!;
    });
  };
  return { votes, trainingVotes: () => votes(inputs) };
}
