import { type Eigenvalue, empirical } from "../equations/spectra/empirical.js";
import { ParameterError } from "../src/core/errors.js";

/** Directions of Gaussian inputs with a given spectrum, d of them. */
export interface SpectrumDirections {
  /** Variance of the features along each. */
  readonly variance: Float64Array;
  /** Part of the teacher field's variance along each; the sum is 1. */
  readonly teacher: Float64Array;
}

/** Sum of the weights that is 1 to the precision of a fit. */
const MOST_WEIGHT = 1.01;

/**
 * Shares d directions out among the eigenvalues, in proportion to their weights; directions that are left have no variance.
 *
 * An eigenvalue with a share has a direction at least, and so has the part of the teacher that no eigenvalue carries: at a small d the spectrum
 * is off by that.
 *
 * @throws {ParameterError} naming the entry that is out of range, or `d` if it has fewer directions than the list needs.
 */
export function spectrumDirections(eigenvalues: readonly Eigenvalue[], d: number): SpectrumDirections {
  // Checks every entry.
  empirical(eigenvalues, 0);
  const weightOf = ({ weight = 1 / eigenvalues.length }: Eigenvalue): number => weight;
  const total = eigenvalues.reduce((sum, entry) => sum + weightOf(entry), 0);
  if (total > MOST_WEIGHT) {
    throw new ParameterError("linear", "sum of weight", total, "(0, 1]", "Inputs of dimension d have d directions");
  }
  const shares = eigenvalues.reduce((sum, { share }) => sum + share, 0);
  const missing = 1 - shares > MISSING ? 1 - shares : 0;
  const counts = eigenvalues.map((entry) => Math.max(entry.share > 0 ? 1 : 0, Math.round(weightOf(entry) * d)));
  const wanted = missing > 0 ? d - 1 : d;
  for (let excess = counts.reduce((sum, count) => sum + count, 0) - wanted; excess > 0; excess--) {
    const largest = counts.reduce((best, count, k) => (count > counts[best]! ? k : best), 0);
    if (counts[largest]! <= 1) {
      const needed = counts.length + (missing > 0 ? 1 : 0);
      throw new ParameterError("linear", "d", d, `[${needed}, Infinity) with this list of eigenvalues`);
    }
    counts[largest]! -= 1;
  }
  const variance = new Float64Array(d);
  const teacher = new Float64Array(d);
  let place = 0;
  for (const [k, { nu, share }] of eigenvalues.entries()) {
    for (let direction = 0; direction < counts[k]!; direction++, place++) {
      variance[place] = nu;
      teacher[place] = share / counts[k]!;
    }
  }
  // Directions that are left are no input's, so the rest of the teacher is noise of the labels.
  if (missing > 0) teacher[place] = missing;
  return { variance, teacher };
}

/** Rest of the shares that is no rounding. */
const MISSING = 1e-9;
