/**
 * x^n by repeated squaring: the same bits on every engine, and exact where the powers are.
 *
 * @param n 0, 1, 2, ...
 *
 * @example
 * integerPower(3, 4) // => 81
 */
export function integerPower(x: number, n: number): number {
  let power = 1;
  let square = x;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
