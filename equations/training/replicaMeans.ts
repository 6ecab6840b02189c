/** A number and the standard error of what it was averaged over. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Numbers that go along with the values and are 0 on average, one for each value; and an error that their spread does not show. */
export interface Control {
  readonly values: readonly number[];
  readonly hidden: number;
}

/** Below this ratio of variances a control is rounding. */
const ROUNDING = 1e-24;

/**
 * Mean over randomizations with its standard error; with a control, the mean where the control is 0, by linear regression.
 *
 * @param values At least two; with a control four.
 *
 * Source: equations/README.md (MF.7).
 */
export function replicaMean(values: readonly number[], control?: Control): Estimate {
  const count = values.length;
  const value = mean(values);
  const variance = products(values, value, values, value) / (count - 1);
  const plain = { value, standardError: Math.sqrt(variance / count) || (control?.hidden ?? 0) };
  if (control === undefined) return plain;
  const center = mean(control.values);
  const spread = products(control.values, center, control.values, center);
  if (!(spread > ROUNDING * value * value)) return plain;
  const slope = products(values, value, control.values, center) / spread;
  const rest = Math.max(0, products(values, value, values, value) - slope * slope * spread) / (count - 2);
  const standardError = Math.max(control.hidden, Math.sqrt(rest * (1 / count + (center * center) / spread)));
  return standardError < plain.standardError ? { value: value - slope * center, standardError } : plain;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function products(x: readonly number[], xMean: number, y: readonly number[], yMean: number): number {
  return x.reduce((sum, value, i) => sum + (value - xMean) * (y[i]! - yMean), 0);
}
