/**
 * Derivative of f at x by the five-point central difference, truncation error h^4 f''''' / 30.
 *
 * @param step h: as small as rounding of f allows, which contributes about 1.5 eps |f| / h.
 */
export function derivative(f: (x: number) => number, x: number, step: number): number {
  const near = f(x + step) - f(x - step);
  const far = f(x + 2 * step) - f(x - 2 * step);
  return (8 * near - far) / (12 * step);
}
