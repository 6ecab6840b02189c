/** Rows that are added at once: fewer loads and stores of the sum. */
const UNROLLED = 4;

/**
 * sum += factors[0] rows[0] + factors[1] rows[1] + ..., over rows from ... to - 1.
 *
 * @param sum     Changed in place; its length is the number of columns that are summed.
 * @param factors One for each row, by the row's number.
 */
export function addRows(
  sum: Float64Array,
  factors: ArrayLike<number>,
  rows: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const length = sum.length;
  let k = from;
  for (; k + UNROLLED <= to; k += UNROLLED) {
    const [a, b, c, d] = [factors[k]!, factors[k + 1]!, factors[k + 2]!, factors[k + 3]!];
    const [x, y, z, w] = [rows[k]!, rows[k + 1]!, rows[k + 2]!, rows[k + 3]!];
    for (let i = 0; i < length; i++) sum[i]! += a * x[i]! + b * y[i]! + c * z[i]! + d * w[i]!;
  }
  for (; k < to; k++) {
    const a = factors[k]!;
    const x = rows[k]!;
    for (let i = 0; i < length; i++) sum[i]! += a * x[i]!;
  }
}

/** Scalar product of the first entries of two rows. */
export function rowProduct(x: ArrayLike<number>, y: ArrayLike<number>, length: number): number {
  let [even, odd] = [0, 0];
  let i = 0;
  for (; i + 1 < length; i += 2) {
    even += x[i]! * y[i]!;
    odd += x[i + 1]! * y[i + 1]!;
  }
  if (i < length) even += x[i]! * y[i]!;
  return even + odd;
}
