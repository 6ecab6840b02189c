import { modelOf, type Point } from "../../equations/point.js";
import { ParameterError } from "../core/errors.js";
import { exp, log } from "../numerics/elementary.js";
import { studentFamily } from "../solver/distillation.js";
import type { Solved, SolvedDistillation, Unsolved } from "../solver/solution.js";
import type { Boundary, Optimum } from "./bestPoint.js";
import { grid } from "./grid.js";
import { bestOf, type Candidate, isFlat, refine, type Score, scored } from "./minima.js";

/** lambda of the student is scanned this many decades below and above the variance of the features. */
const DECADES = 8;
const POINTS_PER_DECADE = 5;

/**
 * The best lambda of a student in [0, Infinity], both limits included; its teacher stays as it is and is solved once.
 *
 * @throws {ParameterError} where another parameter than lambda is varied.
 *
 * Source: equations/README.md (OP.2).
 */
export function studentOptimum(point: Point, over: "lambda" | "gamma" | "both", score: Score<Solved>): Optimum<Solved> {
  if (over !== "lambda") {
    throw new ParameterError(
      "optimum",
      "over",
      over,
      "{lambda} for students",
      "For another parameter compare the values of a curve",
    );
  }
  const family = studentFamily({ ...point, lambda: 1 });
  const solveAt = (lambda: number): SolvedDistillation | Unsolved => family(lambda);
  const unit = modelOf({ ...point, lambda: 1 }).spectrum.means.nu;
  const lambdas = grid(
    unit * exp(-DECADES * Math.LN10),
    unit * exp(DECADES * Math.LN10),
    2 * DECADES * POINTS_PER_DECADE + 1,
    "log",
  );
  const scan = lambdas.map((lambda) => ({ place: log(lambda), solution: solveAt(lambda) }));
  const ends: readonly (readonly [number, Boundary])[] = [
    [0, "lambda -> 0+"],
    [Number.POSITIVE_INFINITY, "lambda -> infinity"],
  ];
  const limits = ends.flatMap(([lambda, boundary]): Candidate<SolvedDistillation>[] => {
    const solution = solveAt(lambda);
    return solution.status === "converged" ? [{ value: score(solution), place: 0, error: 0, solution, boundary }] : [];
  });
  const inner = refine(scan, score, (place) => solveAt(exp(place)));
  const [first] = [...limits, ...inner];
  if (first === undefined) throw new ParameterError("optimum", "teacher", point.teacher, "teachers that are solved");
  const best = bestOf(first, [...limits, ...inner]);
  const values = scan.map(({ solution }) => scored(score, solution)).filter(Number.isFinite);
  const flat = best.value > 0 && isFlat([...limits.map(({ value }) => value), ...values]);
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(best.boundary === undefined || flat ? {} : { boundary: best.boundary }),
    ...(flat ? { flat } : {}),
    locationError: best.error,
    solution: best.solution,
    unsolved: scan.length - values.length + (ends.length - limits.length),
  };
}
