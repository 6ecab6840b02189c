import { square } from "../../equations/losses.js";
import { modelOf, type Point } from "../../equations/point.js";
import { type Algorithm, filterOf } from "../../equations/training/filters.js";
import { largestEta } from "../../equations/training/trajectory.js";
import type { Model } from "../../equations/types.js";
import { trainingOf } from "../../equations/vocabulary/algorithms.js";
import type { AngledPoint } from "../../equations/vocabulary/models.js";
import { ParameterError } from "../core/errors.js";
import { exp, log } from "../numerics/elementary.js";
import { requireSolved, type SolvedTraining, type Unsolved } from "../solver/solution.js";
import { trainingSolution } from "../solver/training.js";
import type { Boundary, Optimum } from "./bestPoint.js";
import { grid } from "./grid.js";
import { bestOf, type Candidate, isFlat, refine, type Score, scored, tieOf } from "./minima.js";

/** lambda is scanned so many decades below and above the variance of the features. */
const DECADES = 8;
const POINTS_PER_DECADE = 5;
/** A step algorithm is scanned up to this share of its largest stable lambda. */
const STABLE = 1 - 1e-6;
const ANGLES = 41;
/** Distance of the first and last angles from 0 and pi/2. */
const ENDS = [1e-5, 1e-4, 1e-3];

/** The objective along lambda or gamma: where it was evaluated, and the limits. */
interface Scan {
  readonly places: readonly number[];
  readonly solveAt: (place: number) => SolvedTraining | Unsolved;
  readonly limits: readonly { readonly boundary: Boundary; readonly solution: SolvedTraining | Unsolved }[];
  /** Boundaries that are named for an optimum at the first or the last place. */
  readonly ends: readonly [Boundary | undefined, Boundary | undefined];
}

/**
 * The best lambda, or the best angle, for a learner that is trained for a given time on the square loss.
 *
 * A scan and Brent's method in each of its minima, as for learners at their minimum; the limits are lambda -> 0+, of the flow also
 * lambda -> infinity, and gamma -> pi/2. Steps are stable up to some lambda, where the scan ends.
 *
 * @throws {ParameterError} naming loss, if it is not square, or what trainingSolution refuses.
 *
 * Source: equations/README.md (OP.6).
 */
export function trainedOptimum(
  point: Point,
  over: "lambda" | "gamma",
  score: Score<SolvedTraining>,
): Optimum<SolvedTraining> {
  const { algorithm, time } = trainingOf(point);
  const { places, solveAt, limits, ends } =
    over === "lambda" ? lambdaScan(point, algorithm, time) : gammaScan(point as AngledPoint, algorithm, time);
  const candidates = limits.flatMap(({ boundary, solution }): Candidate<SolvedTraining>[] =>
    solution.status === "converged" ? [{ value: score(solution), place: 0, error: 0, solution, boundary }] : [],
  );
  const scan = places.map((place) => ({ place, solution: solveAt(place) }));
  const refined = refine(scan, score, solveAt);
  const [first = { value: Number.NaN, place: 0, error: 0, solution: requireSolved(scan[0]!.solution) }] = [
    ...candidates,
    ...refined,
  ];
  const best = bestOf(first, [...candidates, ...refined]);
  const values = scan.map(({ solution }) => scored(score, solution));
  const finite = values.filter(Number.isFinite);
  const flat = best.value > 0 && isFlat([...candidates.map(({ value }) => value), ...finite]);
  const isAtEnd = (value: number | undefined): boolean =>
    value !== undefined && value <= best.value + tieOf(best.value);
  const boundary = best.boundary ?? (isAtEnd(values[0]) ? ends[0] : isAtEnd(values.at(-1)) ? ends[1] : undefined);
  const unsolved = [...scan, ...limits].filter(({ solution }) => solution.status !== "converged").length;
  return {
    value: best.value,
    lambda: best.solution.model.lambda,
    ...(over === "gamma" ? { gamma: best.boundary === "gamma -> pi/2" ? Math.PI / 2 : best.place } : {}),
    ...(boundary === undefined || flat ? {} : { boundary }),
    ...(flat ? { flat } : {}),
    locationError: best.error,
    solution: best.solution,
    unsolved,
  };
}

/**
 * Refuses trainings whose optimum is not known to many digits.
 *
 * @throws {ParameterError} naming loss or batch.
 */
export function requireExactTraining({ channel }: Model, point: Point, over: string): void {
  if (channel.loss !== square) {
    const remedy = "The errors of others are known to their standard errors: compare the values of a curve";
    throw new ParameterError(
      "optimum",
      "loss",
      channel.loss.name,
      `{square} when ${over} is varied at a fixed time`,
      remedy,
    );
  }
  if ((point.batch ?? 1) < 1) {
    const remedy = "The errors of mini-batches are known to their standard errors: compare the values of a curve";
    throw new ParameterError("optimum", "batch", point.batch, `{1} when ${over} is varied at a fixed time`, remedy);
  }
}

function lambdaScan(point: Point, algorithm: Algorithm, time: number): Scan {
  const at = (lambda: number): SolvedTraining | Unsolved =>
    trainingSolution(modelOf({ ...point, lambda }), algorithm, time);
  const unit = modelOf({ ...point, lambda: 1 }).spectrum.means.nu;
  const isFlow = algorithm.name === "gradient-flow";
  const low = unit * exp(-DECADES * Math.LN10);
  const most = isFlow ? unit * exp(DECADES * Math.LN10) : largestLambda(modelOf({ ...point, lambda: 0 }), algorithm);
  const count = Math.max(2, Math.ceil((log(most / low) / Math.LN10) * POINTS_PER_DECADE) + 1);
  return {
    places: grid(low, most, count, "log").map(log),
    solveAt: (place) => at(Math.min(most, exp(place))),
    limits: [
      { boundary: "lambda -> 0+", solution: at(0) },
      ...(isFlow ? [{ boundary: "lambda -> infinity" as const, solution: at(Number.POSITIVE_INFINITY) }] : []),
    ],
    ends: ["lambda -> 0+", isFlow ? "lambda -> infinity" : "lambda -> largest stable"],
  };
}

/** The lambda where eta is the largest stable step. */
function largestLambda(model: Model, algorithm: Exclude<Algorithm, { readonly name: "gradient-flow" }>): number {
  const { alpha, spectrum, channel } = model;
  const edge =
    filterOf(algorithm).stability / largestEta({ alpha, spectrum, lambda: 0, epsilon: channel.epsilon }, algorithm);
  return STABLE * (filterOf(algorithm).stability / algorithm.eta - edge);
}

function gammaScan(point: AngledPoint, algorithm: Algorithm, time: number): Scan {
  const { gamma: _varied, mu1: _mu1, muStar: _muStar, ...rest } = point;
  const at = (features: Pick<AngledPoint, "gamma" | "mu1" | "muStar">): SolvedTraining | Unsolved =>
    trainingSolution(modelOf({ ...rest, ...features }), algorithm, time);
  const inner = grid(0.004, Math.PI / 2 - 0.004, ANGLES, "linear");
  return {
    places: [...ENDS, ...inner, ...ENDS.map((angle) => Math.PI / 2 - angle).reverse()],
    solveAt: (gamma) => at({ gamma }),
    // At lambda = 0+ and infinite time the order of the limits matters.
    limits:
      time === Number.POSITIVE_INFINITY && point.lambda === 0
        ? []
        : [{ boundary: "gamma -> pi/2", solution: at({ mu1: 1, muStar: 0 }) }],
    ends: ["gamma -> 0", "gamma -> pi/2"],
  };
}
