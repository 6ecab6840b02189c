/** A number and the standard error of what it was averaged over. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Below this ratio of variances a control is rounding. */
const ROUNDING = 1e-24;

/**
 * Mean over randomizations with its standard error; with controls, the mean at the controls' known mean 0, by linear regression.
 *
 * @param values   At least two; with controls four.
 * @param controls One for each value, of mean 0 over all randomizations.
 *
 * Source: equations/README.md (TR.6).
 */
export function replicaMean(values: readonly number[], controls?: readonly number[]): Estimate {
  const count = values.length;
  const value = mean(values);
  const variance = products(values, value, values, value) / (count - 1);
  const plain = { value, standardError: Math.sqrt(variance / count) };
  if (controls === undefined) return plain;
  const center = mean(controls);
  const spread = products(controls, center, controls, center);
  if (!(spread > ROUNDING * value * value)) return plain;
  const slope = products(values, value, controls, center) / spread;
  const rest = Math.max(0, products(values, value, values, value) - slope * slope * spread) / (count - 2);
  const standardError = Math.sqrt(rest * (1 / count + (center * center) / spread));
  return standardError < plain.standardError ? { value: value - slope * center, standardError } : plain;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function products(x: readonly number[], xMean: number, y: readonly number[], yMean: number): number {
  return x.reduce((sum, value, i) => sum + (value - xMean) * (y[i]! - yMean), 0);
}
