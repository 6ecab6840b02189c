import { ParameterError } from "../src/core/errors.js";
import { cos, sin } from "../src/numerics/elementary.js";
import { SMALLEST_NORMAL } from "../src/numerics/powersOfTwo.js";
import type { InputGradient } from "./types.js";
import { requireParameter, type UncheckedPoint } from "./vocabulary/parameters.js";

/**
 * mu1 and muStar from either form: the moments themselves, or the angle gamma with unit scale.
 *
 * @throws {ParameterError} if they are missing, doubled or out of range.
 */
export function featureMoments(
  where: string,
  parameters: { readonly mu1?: unknown; readonly muStar?: unknown; readonly gamma?: unknown },
): { readonly mu1: number; readonly muStar: number } {
  const { mu1, muStar, gamma } = parameters;
  if (gamma === undefined) {
    const moments = { mu1: requireParameter(where, "mu1", mu1), muStar: requireParameter(where, "muStar", muStar) };
    requireSquares(where, moments);
    return moments;
  }
  if (mu1 !== undefined || muStar !== undefined) {
    const remedy = "Give gamma, or mu1 and muStar";
    throw new ParameterError(where, "gamma", gamma, "calls without mu1 and muStar", remedy);
  }
  const angle = requireParameter(where, "gamma", gamma);
  return { mu1: sin(angle), muStar: cos(angle) };
}

/** The equations know the squares of the moments, and the square of their ratio: a muStar whose square underflows would be none, which has another limit lambda -> 0+. */
function requireSquares(where: string, { mu1, muStar }: { readonly mu1: number; readonly muStar: number }): void {
  const remedy = "Multiply mu1 and muStar by a factor, and lambda by the square of that";
  const isSquare = (x: number): boolean => x * x >= SMALLEST_NORMAL && x * x < Number.POSITIVE_INFINITY;
  const range = "numbers between 1.5e-154 and 1.3e154";
  if (!isSquare(mu1)) throw new ParameterError(where, "mu1", mu1, range, remedy);
  if (muStar === 0) return;
  if (!isSquare(muStar)) throw new ParameterError(where, "muStar", muStar, `0 and ${range}`, remedy);
  if (isSquare(muStar / mu1)) return;
  throw new ParameterError(where, "muStar", muStar, `0 and numbers between 1.5e-154 mu1 and 1.3e154 mu1, mu1 = ${mu1}`);
}

/**
 * Of random features |grad f|^2 = q + (E sigma'^2 - Var sigma) |w|^2 / p: the linear part of f has the gradient of its own variance, the
 * other part that of the slopes, in another direction for every feature.
 *
 * @throws {ParameterError} where the activation, or the square of its slope, is not known.
 *
 * Source: equations/README.md (AT.2).
 */
export function featureGradient(point: UncheckedPoint & { readonly slopeSquare?: number }): InputGradient {
  const { attack, slopeSquare } = point;
  if (slopeSquare === undefined) {
    const remedy =
      "Give the activation: an attack on the input moves f by its slopes, which gamma, mu1 and muStar do not say";
    throw new ParameterError("rf", "attack", attack, "points whose features are given by an activation", remedy);
  }
  const { mu1, muStar } = featureMoments("rf", point);
  const kappa = requireParameter("rf", "kappa", point.kappa);
  return { perVariance: 1, perNorm: Math.max(0, slopeSquare - mu1 * mu1 - muStar * muStar) / kappa };
}
