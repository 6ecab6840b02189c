import { type Point, type PointInput, resolvePoint } from "../../equations/point.js";
import { sampleCount, sampleRatio } from "../../equations/vocabulary/models.js";
import { E_GEN } from "../../equations/vocabulary/observables.js";
import { valuesByName } from "../../src/core/valuesByName.js";
import { recordOf } from "../../src/solver/record.js";
import { ConvergenceError, requireSolved } from "../../src/solver/solution.js";
import { bayesOptimal, solve } from "../../src/solver/solve.js";
import type { ReplicaRow } from "../experiment.js";
import { COMPARED, type Compared, type Ensemble, type Prediction, type SizeRows } from "./comparisons.js";

/** Everything simulated for one case of a plan: the point, and the rows of all sizes, replicas and lambdas. */
export interface SimulatedCase {
  readonly label: string;
  /** lambda is ignored: the rows have theirs. */
  readonly point: Omit<PointInput, "lambda">;
  readonly rows: readonly ReplicaRow[];
}

/** The theory that simulations are held against. */
export type Theory = (point: Point) => Prediction;

/**
 * Puts the rows of a case beside the theory: at the case's own alpha and kappa, and at the ratios n/d and p/d of each size.
 *
 * @param theory Replaceable, so that a wrong one can be shown to be rejected.
 * @throws {ParameterError} for a point that is none, {ConvergenceError} where the theory has no solution.
 */
export async function ensemble(
  { label, point, rows }: SimulatedCase,
  theory: Theory = predictionOf,
): Promise<Ensemble> {
  const asymptotic = await resolvePoint({ ...point, lambda: 1 });
  const known = new Map<string, Prediction>();
  // All sizes have one theory, which may take seconds, where alpha d and kappa d are whole numbers.
  const remembered: Theory = (asked) => {
    const key = JSON.stringify([asked.lambda === Number.POSITIVE_INFINITY ? "inf" : asked.lambda, asked.alpha, asked]);
    const found = known.get(key) ?? theory(asked);
    known.set(key, found);
    return found;
  };
  const lambdas = [...new Set(rows.map(({ lambda }) => lambda))].sort((a, b) => a - b);
  const sizes = [...new Set(rows.map(({ d }) => d))].sort((a, b) => a - b);
  const { alpha, epsilon, width } = asymptotic;
  const baseline = bayesOptimal({ alpha, epsilon, ...(width === undefined ? {} : { width }) })[E_GEN];
  return {
    label,
    lambdas: lambdas.map((lambda) => ({
      lambda,
      prediction: remembered({ ...asymptotic, lambda }),
      byLogAlpha: byLogAlpha({ ...asymptotic, lambda }, remembered),
      bayesOptimal: baseline,
      sizes: sizes.map((d) => sizeRows({ ...asymptotic, lambda }, d, rows, remembered)),
    })),
  };
}

/** Half the relative distance between the two points of a difference: an error of its square, and no threshold between them as a rule. */
const HALF_STEP = 1e-3;

function byLogAlpha(point: Point, theory: Theory): Prediction {
  const at = (factor: number): Prediction | undefined => {
    try {
      return theory({ ...point, alpha: factor * point.alpha });
    } catch (error) {
      // Beyond a threshold a limit of lambda may not exist.
      if (error instanceof ConvergenceError) return undefined;
      throw error;
    }
  };
  const [below, above] = [at(1 - HALF_STEP), at(1 + HALF_STEP)];
  const derivative = (name: Compared): number | null => {
    const [from, to] = [below?.[name] ?? null, above?.[name] ?? null];
    return from === null || to === null ? null : (to - from) / (2 * HALF_STEP);
  };
  return valuesByName(COMPARED, derivative);
}

function sizeRows(point: Point, d: number, rows: readonly ReplicaRow[], theory: Theory): SizeRows {
  const own = rows.filter((row) => row.d === d && row.lambda === point.lambda).sort((a, b) => a.replica - b.replica);
  return { d, rows: own, prediction: theory(drawnPoint(point, d)) };
}

/** The point that is drawn at a size: n, p and hidden units are integers, so alpha, kappa and width are not exactly those asked for. */
export function drawnPoint<Asked extends Pick<PointInput, "model" | "alpha" | "kappa" | "width" | "fraction">>(
  point: Asked,
  d: number,
): Asked {
  const { model, alpha, kappa, width, fraction } = point;
  const n = sampleCount(model, alpha, d);
  return {
    ...point,
    alpha: sampleRatio(model, n, d),
    ...(kappa === undefined ? {} : { kappa: Math.round(kappa * d) / d }),
    ...(width === undefined ? {} : { width: Math.round(width * d) / d }),
    ...(fraction === undefined ? {} : { fraction: Math.round(fraction * n) / n }),
  };
}

/** Prediction of the solver for a point; in the limits of lambda in the same units as the rows of replicas. */
export function predictionOf(point: Point): Prediction {
  const { overlaps, ...record } = recordOf(requireSolved(solve(point)));
  const known: { readonly [name: string]: unknown } = { ...record, ...overlaps };
  return valuesByName(COMPARED, (name) => (known[name] ?? null) as number | null);
}
