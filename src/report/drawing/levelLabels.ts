/** Plain decimals are written in this range of magnitudes, powers of ten outside it. */
const PLAIN = { from: 1e-3, to: 1e4 } as const;

/** Significant digits: more than any label needs, fewer than the noise of the last bits. */
const DIGITS = 6;

/**
 * The numbers of contours, as short as they can be said, in LaTeX. Powers of ten are written as such if one of them has to be.
 *
 * @example
 * levelLabels([0.1 + 0.2, 1e-5]) // => ["$0.3$", "$10^{-5}$"]
 */
export function levelLabels(levels: readonly number[]): string[] {
  const numbers = levels.map((level) => Number(level.toPrecision(DIGITS)));
  const isPlain = (level: number): boolean =>
    level === 0 || (Math.abs(level) >= PLAIN.from && Math.abs(level) < PLAIN.to);
  const isPower = (level: number): boolean => /^1e/.test(level.toExponential());
  const onlyPowers = numbers.every(isPower) && !numbers.every(isPlain);
  return numbers.map((level) => (isPlain(level) && !onlyPowers ? `$${level}$` : scientific(level)));
}

function scientific(level: number): string {
  const [digits = "", exponent = ""] = level.toExponential().split("e");
  const factor = digits === "1" ? "" : digits === "-1" ? "-" : `${digits} \\times `;
  return `$${factor}10^{${Number(exponent)}}$`;
}
