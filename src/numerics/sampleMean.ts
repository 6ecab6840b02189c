/** Mean of a sample, and how sure it is. */
export interface SampleMean {
  readonly mean: number;
  /** Unbiased; NaN for a single value. */
  readonly variance: number;
  /** Of the mean, from the scatter of the values; NaN for a single value. */
  readonly standardError: number;
}

/**
 * Mean, unbiased variance, and standard error of the mean.
 *
 * @param values At least one.
 */
export function sampleMean(values: readonly number[] | Float64Array): SampleMean {
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) ** 2;
  const variance = squares / (values.length - 1);
  return { mean, variance, standardError: Math.sqrt(variance / values.length) };
}
