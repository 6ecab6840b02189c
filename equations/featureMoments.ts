import { ParameterError } from "../src/core/errors.js";
import { cos, sin } from "../src/numerics/elementary.js";
import { requireParameter } from "./vocabulary/parameters.js";

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
    return { mu1: requireParameter(where, "mu1", mu1), muStar: requireParameter(where, "muStar", muStar) };
  }
  if (mu1 !== undefined || muStar !== undefined) {
    const remedy = "Give gamma, or mu1 and muStar";
    throw new ParameterError(where, "gamma", gamma, "calls without mu1 and muStar", remedy);
  }
  const angle = requireParameter(where, "gamma", gamma);
  return { mu1: sin(angle), muStar: cos(angle) };
}
