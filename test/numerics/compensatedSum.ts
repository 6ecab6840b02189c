/**
 * The sum of term(i) over i = 0 .. n - 1 with Neumaier's compensation: its rounding does not grow with n.
 *
 * @returns Relative error below 3e-16 for terms of one sign.
 */
export function compensatedSum(n: number, term: (i: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const value = term(i);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
