import { ParameterError } from "../core/errors.js";
import { cos } from "../numerics/elementary.js";
import type { Solved, SolvedMatrixMinimum } from "./solution.js";

/** Law of the eigenvalues of a learned matrix S. */
export interface EigenvalueLaw {
  /** Fraction of the eigenvalues that are 0, [0, 1]. */
  readonly atom: number;
  /** Stretches of the others without a gap, in rising order. */
  readonly bands: readonly EigenvalueBand[];
}

/** A stretch of positive eigenvalues, and their density on a grid over it. */
export interface EigenvalueBand {
  readonly from: number;
  readonly to: number;
  /** Ascending from `from` to `to`, denser toward the ends, where the density has square roots. */
  readonly eigenvalues: readonly number[];
  /** The integral over all bands is the rank. */
  readonly density: readonly number[];
}

const POINTS = 160;

/**
 * Law of the eigenvalues of a learned matrix, as d -> infinity.
 *
 * @param points Steps of the grid over each band, 1, 2, ...
 * @returns All eigenvalues 0 where the network is zero.
 * @throws {ParameterError} naming the model, if it learns no matrix.
 *
 * Source: equations/README.md (LF.11).
 *
 * @example
 * const point = { model: "quadratic", width: 0.1, loss: "square", alpha: 4, epsilon: 0.2, lambda: 1 } as const;
 * eigenvalueLaw(requireSolved(solve(point))).atom.toFixed(4) // => "0.6588"
 */
export function eigenvalueLaw(solution: Solved, points: number = POINTS): EigenvalueLaw {
  const { model, matrix } = solvedMatrix(solution);
  if (matrix === undefined) return { atom: 1, bands: [] };
  const { mHat, qHat, VHat, ridge, positive } = matrix;
  const { spectrum } = model;
  const bands = spectrum.bands(mHat, qHat, ridge).filter(({ to }) => to > 0);
  return {
    atom: 1 - positive.rank,
    bands: bands.map((band) => {
      const [from, to] = [Math.max(0, band.from) / VHat, band.to / VHat];
      const eigenvalues = Array.from(
        { length: points + 1 },
        (_, k) => from + (to - from) * 0.5 * (1 - cos((Math.PI * k) / points)),
      );
      const density = eigenvalues.map((value) => VHat * spectrum.density(mHat, qHat, ridge, value * VHat));
      return { from, to, eigenvalues, density };
    }),
  };
}

function solvedMatrix(solution: Solved): SolvedMatrixMinimum {
  if (solution.question === "minimum" && "matrix" in solution) return solution as SolvedMatrixMinimum;
  throw new ParameterError(
    "eigenvalueLaw",
    "model",
    solution.question === "distillation" ? "student" : solution.model.name,
    "{quadratic}",
  );
}
