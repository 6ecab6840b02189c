import { modelOf, type Point, withParameter } from "../../equations/point.js";
import { gramEdge } from "../../equations/training/complexRidge.js";
import type { Model } from "../../equations/types.js";
import { ALGORITHMS, isAlgorithmName, trainingOf } from "../../equations/vocabulary/algorithms.js";
import { ParameterError } from "../core/errors.js";
import { exp, log } from "../numerics/elementary.js";
import type { SolvedTraining, Unsolved } from "../solver/solution.js";
import { trainingSolution, trainingSolutions } from "../solver/training.js";
import type { Optimum } from "./bestPoint.js";
import { grid } from "./grid.js";
import { bestOf, type Candidate, isFlat, refine, type Score, scored, tieOf } from "./minima.js";

/** Times are scanned from this far below to this far above the inverse of the largest eigenvalue. */
const EARLIEST = 1e-6;
const LATEST = 1e9;
const POINTS_PER_DECADE = 5;
/** In units of the inverse of the largest eigenvalue: Hebb's rule, of which training begins. */
const BEGINNING = 1e-12;
/** Steps that are all tried; beyond, a scan with equal ratios leads to the best. */
const FEW_STEPS = 64;
/** Steps of methods with momentum are resolved up to some ten thousands, and other losses than the square cost the cube of them. */
const MOST_STEPS = { square: { plain: 1e6, momentum: 1e4 }, other: 100 } as const;

/**
 * The best time to stop the training of a point, both ends included: right at the beginning (Hebb's rule), and never.
 *
 * @returns The optimum, with lambda as it was given.
 * @throws {ParameterError} naming the algorithm, if the point has none, and as trainingSolutions.
 *
 * Source: equations/README.md (OP.5).
 */
export function timeOptimum(point: Point, score: Score<SolvedTraining>): Optimum<SolvedTraining> {
  const { algorithm: name } = point;
  if (!isAlgorithmName(name)) {
    throw new ParameterError("optimum", "algorithm", name, `{${Object.keys(ALGORITHMS).join(", ")}} to vary its time`);
  }
  const over = ALGORITHMS[name].runsOver;
  const { algorithm } = trainingOf(withParameter(point, over, Number.POSITIVE_INFINITY));
  const model = modelOf(point);
  const solveAt = (time: number): SolvedTraining | Unsolved => trainingSolution(model, algorithm, time);
  const end = solveAt(Number.POSITIVE_INFINITY);
  const beginning = over === "time" ? solveAt(BEGINNING / unitOf(model)) : undefined;
  const times = over === "time" ? flowTimes(model) : stepCounts(point, model);
  const scan = trainingSolutions(model, algorithm, times).map((solution, k) => ({ place: log(times[k]!), solution }));
  const limits = [
    ...(beginning === undefined ? [] : [limitOf(score, beginning, "time -> 0+")]),
    limitOf(score, end, over === "time" ? "time -> infinity" : "steps -> infinity"),
  ].filter((candidate) => candidate !== undefined);
  const inner =
    over === "time"
      ? refine(scan, score, (place) => solveAt(exp(place)))
      : scan.flatMap(({ place, solution }, k) => stepCandidate(scan, k, place, solution, score, solveAt));
  const [first] = [...limits, ...inner];
  if (first === undefined)
    throw new ParameterError("optimum", over, point[over], "points that are solved at some time");
  const best = bestOf(first, [...limits, ...inner]);
  const values = scan.map(({ solution }) => scored(score, solution)).filter(Number.isFinite);
  const flat = best.value > 0 && isFlat([...limits.map(({ value }) => value), ...values]);
  return {
    value: best.value,
    lambda: model.lambda,
    [over]: best.solution.training.time,
    ...(best.boundary === undefined || flat ? {} : { boundary: best.boundary }),
    ...(flat ? { flat } : {}),
    locationError: over === "time" ? best.error : 0,
    solution: best.solution,
    unsolved: scan.length - values.length + (end.status === "converged" ? 0 : 1),
  };
}

/** Largest eigenvalue of the Gram matrix and ridge; at lambda = Infinity any time is the end. */
function unitOf({ spectrum, alpha, lambda }: Model): number {
  return gramEdge(spectrum, alpha) + (lambda === Number.POSITIVE_INFINITY ? 0 : lambda);
}

function flowTimes(model: Model): number[] {
  const unit = unitOf(model);
  const decades = Math.round(log(LATEST / EARLIEST) / Math.LN10);
  return grid(EARLIEST / unit, LATEST / unit, decades * POINTS_PER_DECADE + 1, "log");
}

function stepCounts({ algorithm }: Point, { channel }: Model): number[] {
  const ofLoss = channel.loss.name === "square" ? MOST_STEPS.square : undefined;
  const most =
    ofLoss === undefined ? MOST_STEPS.other : algorithm === "gradient-descent" ? ofLoss.plain : ofLoss.momentum;
  const few = Array.from({ length: Math.min(FEW_STEPS, most) }, (_, k) => k + 1);
  const decades = log(most / FEW_STEPS) / Math.LN10;
  const many = most > FEW_STEPS ? grid(FEW_STEPS, most, Math.ceil(decades * 2 * POINTS_PER_DECADE) + 1, "log") : [];
  return [...new Set([...few, ...many.map(Math.round)])];
}

function limitOf(
  score: Score<SolvedTraining>,
  solution: SolvedTraining | Unsolved,
  boundary: NonNullable<Optimum["boundary"]>,
): Candidate<SolvedTraining> | undefined {
  if (solution.status !== "converged") return undefined;
  return { value: score(solution), place: 0, error: 0, solution, boundary };
}

interface Scanned {
  readonly place: number;
  readonly solution: SolvedTraining | Unsolved;
}

/** A number of steps that is no worse than its neighbors in the scan: the best whole number between them, by thirds. */
function stepCandidate(
  scan: readonly Scanned[],
  k: number,
  place: number,
  solution: SolvedTraining | Unsolved,
  score: Score<SolvedTraining>,
  solveAt: (steps: number) => SolvedTraining | Unsolved,
): Candidate<SolvedTraining>[] {
  if (solution.status !== "converged") return [];
  const value = score(solution);
  const beside = (index: number): number => {
    const one = scan[index];
    return one === undefined ? Number.POSITIVE_INFINITY : scored(score, one.solution);
  };
  if (value > beside(k - 1) || value > beside(k + 1)) return [];
  if (Math.max(beside(k - 1), beside(k + 1)) - value <= tieOf(value)) return [];
  const stepsOf = (index: number): number => Math.round(exp(scan[index]?.place ?? place));
  let [low, high] = [stepsOf(Math.max(0, k - 1)), stepsOf(Math.min(scan.length - 1, k + 1))];
  while (high - low > 2) {
    const third = Math.max(1, Math.floor((high - low) / 3));
    if (scored(score, solveAt(low + third)) <= scored(score, solveAt(high - third))) high -= third;
    else low += third;
  }
  let best = { value, place, error: 0, solution };
  for (let steps = low; steps <= high; steps++) {
    const tried = solveAt(steps);
    if (tried.status === "converged" && score(tried) < best.value) {
      best = { value: score(tried), place: log(steps), error: 0, solution: tried };
    }
  }
  return [best];
}
