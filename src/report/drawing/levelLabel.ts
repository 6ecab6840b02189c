/** Plain decimals are written in this range of magnitudes, powers of ten outside it. */
const PLAIN = { from: 1e-3, to: 1e4 } as const;

/** Significant digits: more than any label needs, fewer than the noise of the last bits. */
const DIGITS = 6;

/**
 * The number of a contour, as short as it can be said, in LaTeX.
 *
 * @example
 * levelLabel(0.1 + 0.2) // => "$0.3$"
 */
export function levelLabel(level: number): string {
  const magnitude = Math.abs(level);
  if (magnitude === 0 || (magnitude >= PLAIN.from && magnitude < PLAIN.to))
    return `$${Number(level.toPrecision(DIGITS))}$`;
  const [digits = "", exponent = ""] = Number(level.toPrecision(DIGITS)).toExponential().split("e");
  const factor = digits === "1" ? "" : digits === "-1" ? "-" : `${digits} \\times `;
  return `$${factor}10^{${Number(exponent)}}$`;
}
