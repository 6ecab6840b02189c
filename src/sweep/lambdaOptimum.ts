import { modelOf, type Point } from "../../equations/point.js";
import { saddlePoint } from "../solver/saddlePoint.js";
import type { Solution, Solved } from "../solver/solution.js";
import { type Optimum, unsolvable } from "./bestPoint.js";
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
  const limits: Candidate[] = [];
  for (const [lambda, boundary] of [
    [0, "lambda -> 0+"],
    [Number.POSITIVE_INFINITY, "lambda -> infinity"],
  ] as const) {
    const solution = saddlePoint(modelOf({ ...point, lambda }));
    if (solution.status === "converged")
      limits.push({ value: score(solution), place: Math.log(lambda), error: 0, solution, boundary });
  }
  const best = bestOf([...limits, ...refine(scan, score, solveAt)]);
  if (best === undefined) throw unsolvable(point);
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(best.boundary === undefined ? {} : { boundary: best.boundary }),
    locationError: best.error,
    solution: best.solution,
    unsolved: scan.filter(({ solution }) => solution.status !== "converged").length,
  };
}
