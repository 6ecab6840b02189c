import type { Conjugates, Model, Overlaps } from "./types.js";

/**
 * Replica-symmetric free energy at zero temperature, per input dimension, as a function of all six order parameters.
 *
 *   f = m mHat + (V qHat - q VHat)/2 - <(mHat^2 t + qHat nu) / D>/2 + alpha E[M(u)],   D = lambda + VHat nu
 *
 * Stationary in all six exactly at the saddle point, where it equals the minimum of the training objective over d. The problem is
 * convex, so it is exact.
 *
 * @param model      With lambda in (0, Infinity).
 * @param overlaps   m, q > m^2, V > 0.
 * @param conjugates VHat > 0.
 * @returns The free energy; at a solution alpha trainingLoss + lambda norm / 2.
 *
 * Source: equations/README.md (FE.1).
 */
export function freeEnergy(model: Model, overlaps: Overlaps, conjugates: Conjugates): number {
  const { alpha, lambda, channel, spectrum } = model;
  const { m, q, V } = overlaps;
  const { mHat, qHat, VHat } = conjugates;
  const { response, teacher } = spectrum.moments(lambda / VHat);
  const cavity = { V, m, tau: Math.sqrt(q - m * m) };
  // The envelope M(u) is the loss at prox(u) plus (prox(u) - u)^2 / (2 V).
  const envelope = channel.trainingLoss(cavity) + channel.fluctuation(cavity).qHat / (2 * V);
  const spectral = (mHat * mHat * teacher + qHat * response) / VHat;
  return m * mHat + 0.5 * (V * qHat - q * VHat) - 0.5 * spectral + alpha * envelope;
}
