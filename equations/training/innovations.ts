import type { RandomPoints } from "../../src/numerics/gaussianPoints.js";
import { addWeightedRows, laneTable, putRow } from "../../src/numerics/laneTable.js";

/**
 * A variance below this share of the field's counts as 0: the field follows from those before. Directions as small as that, which momentum makes, have averages over the
 * points that are off by more than their size, and the steps that follow would amplify them without bound. An average of the field moves by the share that is left out.
 */
const SMALLEST = 1e-6;

/**
 * A Gaussian process that is made step by step, as its covariance becomes known: Cholesky's factor, a row at a time.
 *
 * @param points One new coordinate for every step.
 * @param count  Number of points.
 * @param steps  Number of steps in all.
 * @returns A function of the covariances with steps 0 ... t, to be called for t = 1, 2, ...; it returns the values at step t.
 */
export function innovations(
  points: RandomPoints,
  count: number,
  steps: number,
): (covariances: Float64Array) => Float64Array {
  const factor: Float64Array[] = [new Float64Array(1)];
  const normals = laneTable(steps + 1, count);
  return (covariances) => {
    const t = factor.length;
    const row = new Float64Array(t + 1);
    let rest = covariances[t]!;
    for (let s = 1; s < t; s++) {
      const other = factor[s]!;
      const pivot = other[s]!;
      if (pivot === 0) continue;
      let value = covariances[s]!;
      for (let r = 1; r < s; r++) value -= row[r]! * other[r]!;
      row[s] = value / pivot;
      rest -= row[s]! * row[s]!;
    }
    row[t] = rest > SMALLEST * covariances[t]! ? Math.sqrt(rest) : 0;
    factor.push(row);
    putRow(normals, t, points.normals());
    const values = new Float64Array(count);
    addWeightedRows(values, row, normals, t + 1);
    return values;
  };
}
