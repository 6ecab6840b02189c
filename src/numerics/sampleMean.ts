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
export function sampleMean(values: readonly number[]): SampleMean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance, standardError: Math.sqrt(variance / values.length) };
}
