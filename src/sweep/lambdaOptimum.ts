import { modelOf, type Point } from "../../equations/point.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import { requireSolved, type Solution, type Solved } from "../solver/solution.js";
import type { Boundary, Optimum } from "./bestPoint.js";
import { curve } from "./curve.js";
import { grid } from "./grid.js";
import { bestOf, type Candidate, refine, type Score } from "./minima.js";

/** lambda is scanned over this range around the variance of the features, this many points, before it is refined. */
const LAMBDA_DECADES = [-8, 8] as const;
const LAMBDA_POINTS = 81;

/**
 * The best lambda in [0, Infinity], both limits included.
 *
 * Source: equations/README.md (OP.2).
 */
export function lambdaOptimum(point: Point, score: Score): Optimum {
  const { spectrum } = modelOf({ ...point, lambda: 1 });
  const unit = spectrum.means.nu;
  const values = grid(unit * 10 ** LAMBDA_DECADES[0], unit * 10 ** LAMBDA_DECADES[1], LAMBDA_POINTS, "log");
  const scan = curve(point, "lambda", values).map(({ value, solution }) => ({ place: Math.log(value), solution }));
  const solveAt = (place: number, near: Solved): Solution =>
    saddlePoint(modelOf({ ...point, lambda: Math.exp(place) }), { start: near.coordinates });
  const limit = (lambda: number, boundary: Boundary, solution: Solved): Candidate => {
    return { value: score(solution), place: Math.log(lambda), error: 0, solution, boundary };
  };
  // Hebb's rule is explicit: there is always one candidate.
  const infinity = Number.POSITIVE_INFINITY;
  const hebb = limit(
    infinity,
    "lambda -> infinity",
    requireSolved(saddlePoint(modelOf({ ...point, lambda: infinity }))),
  );
  const zero = saddlePoint(modelOf({ ...point, lambda: 0 }));
  const limits = zero.status === "converged" ? [limit(0, "lambda -> 0+", zero), hebb] : [hebb];
  const best = bestOf(hebb, [...limits, ...refine(scan, score, solveAt)]);
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(best.boundary === undefined ? {} : { boundary: best.boundary }),
    locationError: best.error,
    solution: best.solution,
    unsolved: scan.filter(({ solution }) => solution.status !== "converged").length,
  };
}
