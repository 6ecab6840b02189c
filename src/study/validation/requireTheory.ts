import { resolvePoint } from "../../../equations/point.js";
import { drawnPoint, predictionOf } from "../../../validation/verdict/ensemble.js";
import { ParameterError } from "../../core/errors.js";
import { ConvergenceError } from "../../solver/solution.js";
import { rowParameters, type StudyPart } from "../parts/studyPart.js";
import { canonicalText } from "../plan/canonicalText.js";

/**
 * Makes sure that every point of a part has a theory to be compared with, at its own alpha and kappa and at those of every size, before
 * anything is simulated.
 *
 * @throws {ParameterError} naming the point that has none, such as one at a threshold with lambda = 0+.
 */
export async function requireTheory(part: StudyPart): Promise<void> {
  const seen = new Set<string>();
  for (let row = 0; row < part.rows; row++) {
    const { d, replica: _replica, ...point } = rowParameters(part, row);
    const key = canonicalText([d, point]);
    if (seen.has(key)) continue;
    seen.add(key);
    const resolved = await resolvePoint(point);
    try {
      predictionOf(resolved);
      predictionOf(drawnPoint(resolved, d as number));
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      throw new ParameterError("validate", "point", point, "points that the theory solves", error.unsolved.message);
    }
  }
}
