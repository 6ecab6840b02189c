/** Observables that are tails of a normal distribution. */
const TAILS: ReadonlySet<string> = new Set(["memorizationError", "ruleTrainingError", "trainingError"]);

/**
 * Magnification of the rounding of an observable: that of a margin, in the tail of the errors beyond it.
 *
 * @param flip Margin at which a label is wrong, in units of sqrt q; not finite where V diverges.
 */
export function tailMagnification(name: string, flip: number): number {
  return TAILS.has(name) && Number.isFinite(flip) ? 1 + flip * flip : 1;
}
