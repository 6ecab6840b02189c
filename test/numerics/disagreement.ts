/** Allowed distance between two numbers. The allowances add up; left out means none. */
export interface Tolerance {
  readonly relative?: number;
  readonly absolute?: number;
}

/**
 * A sentence for a pair of numbers further apart than allowed, nothing for a pair that agrees.
 *
 * Lists of such sentences are compared with the empty list, so that a failing table shows every bad row and not the first.
 *
 * @param what      Which row, and which number of it.
 * @param actual    Computed by the code under test.
 * @param expected  Known from elsewhere; equal infinities agree, NaN agrees with nothing.
 * @param tolerance Allowed distance: absolute + relative |expected|.
 */
export function disagreement(what: unknown, actual: number, expected: number, tolerance: Tolerance): string[] {
  if (actual === expected) return [];
  const allowed = (tolerance.absolute ?? 0) + (tolerance.relative ?? 0) * Math.abs(expected);
  const gap = Math.abs(actual - expected);
  if (Number.isFinite(gap) && gap <= allowed) return [];
  const where = typeof what === "string" ? what : JSON.stringify(what);
  return [
    `${where}: got ${actual}, expected ${expected}; off by ${gap.toExponential(2)}, allowed ${allowed.toExponential(2)}`,
  ];
}
