/**
 * The fixed point of an affine map of few variables.
 *
 * The matrix is read off the map at 0 and at the unit vectors; elimination with row exchanges solves for the fixed point.
 *
 * @param map  x -> b + A x, without side effects.
 * @param size Number of variables, at least 0.
 * @returns x with x = map(x); not finite where 1 - A is singular.
 *
 * @example
 * affineFixedPoint(([x = 0, y = 0]) => [1 + 0.5 * y, 0.5 * x], 2) // => [1.3333333333333333,0.6666666666666666]
 */
export function affineFixedPoint(map: (x: readonly number[]) => readonly number[], size: number): number[] {
  if (size === 1) {
    const [offset] = map([0]) as [number];
    return [offset / (1 - (map([1])[0]! - offset))];
  }
  const unit = (k: number): number[] => Array.from({ length: size }, (_, i) => (i === k ? 1 : 0));
  const offset = map(unit(-1));
  const columns = Array.from({ length: size }, (_, k) => map(unit(k)));
  const rows = Array.from({ length: size }, (_, i) => [
    ...columns.map((column, k) => (i === k ? 1 : 0) - (column[i]! - offset[i]!)),
    offset[i]!,
  ]);
  for (let k = 0; k < size; k++) {
    const pivot = rows.reduce((best, row, i) => (i > k && Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = k + 1; i < size; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= size; j++) rows[i]![j] = rows[i]![j]! - factor * rows[k]![j]!;
    }
  }
  const x = unit(-1);
  for (let k = size - 1; k >= 0; k--) {
    let rest = rows[k]![size]!;
    for (let j = k + 1; j < size; j++) rest -= rows[k]![j]! * x[j]!;
    x[k] = rest / rows[k]![k]!;
  }
  return x;
}
