/** Least diagonal of the normal equations, in units of the largest: below it two changes are the same one. */
const LEAST_PIVOT = 1e-10;

/**
 * Mixes the iterations of x = g(x), for many columns at a time (Anderson's method). Each column gets the combination of its last iterations
 * whose change g(x) - x would be least if g were linear.
 *
 * @param weight  By row, in the square of a change.
 * @param columns Columns of x; entry (i, d) is at i * columns + d.
 * @param depth   Iterations before that are mixed with, at most.
 * @returns A function of x and g(x) that puts the next x in the place of g(x), and returns the root mean square of the weighted change.
 *
 * Source: equations/README.md (PO.7).
 */
export function columnMixing(
  weight: Float64Array,
  columns: number,
  depth: number,
): (x: Float64Array, image: Float64Array) => number {
  const history: { readonly image: Float64Array; readonly change: Float64Array }[] = [];
  return (x, image) => {
    const change = image.map((value, place) => value - x[place]!);
    const own = gram(weight, columns, change, change);
    // Differences to the present one span the same combinations as differences from one iteration to the next.
    const past = history.map((one) => ({
      image: one.image.map((value, place) => value - image[place]!),
      change: one.change.map((value, place) => value - change[place]!),
    }));
    const products = past.map(({ change: a }, k) =>
      past.slice(0, k + 1).map(({ change: b }) => gram(weight, columns, a, b)),
    );
    const sides = past.map(({ change: a }) => gram(weight, columns, a, change));
    history.push({ image: image.slice(), change });
    if (history.length > depth) history.shift();
    const shares = past.map(() => new Float64Array(columns));
    for (let d = 0; d < columns; d++) {
      const found = leastSquares(
        products.map((row) => row.map((of) => of[d]!)),
        sides.map((of) => -of[d]!),
      );
      for (const [k, share] of found.entries()) shares[k]![d] = share;
    }
    for (const [k, { image: from }] of past.entries()) {
      const share = shares[k]!;
      for (let place = 0, d = 0; place < image.length; place++) {
        image[place]! += share[d]! * from[place]!;
        if (++d === columns) d = 0;
      }
    }
    return Math.sqrt(own.reduce((sum, value) => sum + value, 0) / image.length);
  };
}

/** sum_i weight_i a_id b_id, by column d. */
function gram(weight: Float64Array, columns: number, a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(columns);
  for (let i = 0, place = 0; i < weight.length; i++) {
    const w = weight[i]!;
    for (let d = 0; d < columns; d++, place++) result[d]! += w * a[place]! * b[place]!;
  }
  return result;
}

/** Solves the normal equations, given as their lower triangle, by Cholesky's method; directions without a length of their own get 0. */
function leastSquares(lower: readonly (readonly number[])[], side: readonly number[]): number[] {
  const size = side.length;
  const factor = lower.map((row) => [...row]);
  const least = LEAST_PIVOT * Math.max(0, ...lower.map((row, k) => row[k]!));
  const y = [...side];
  for (let k = 0; k < size; k++) {
    const row = factor[k]!;
    for (let j = 0; j < k; j++) {
      const other = factor[j]!;
      let sum = row[j]!;
      for (let l = 0; l < j; l++) sum -= row[l]! * other[l]!;
      row[j] = other[j] === Number.POSITIVE_INFINITY ? 0 : sum / other[j]!;
    }
    let pivot = row[k]!;
    for (let l = 0; l < k; l++) pivot -= row[l]! ** 2;
    row[k] = pivot > least ? Math.sqrt(pivot) : Number.POSITIVE_INFINITY;
    for (let l = 0; l < k; l++) y[k]! -= row[l]! * y[l]!;
    y[k]! /= row[k]!;
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) y[k]! -= factor[j]![k]! * y[j]!;
    y[k]! /= factor[k]![k]!;
  }
  return y;
}
