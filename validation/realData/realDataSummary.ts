import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { largestOf } from "../../src/numerics/extremes.js";
import { sampleMean } from "../../src/numerics/sampleMean.js";
import type { BandwidthResult, RealDataRow } from "./realDataRepeat.js";

/** A number over the repeats. */
export interface OverRepeats {
  readonly mean: number;
  /** Standard deviation of one repeat; null with a single one. */
  readonly deviation: number | null;
  /** Standard error of the mean; null with a single one. */
  readonly standardError: number | null;
}

/** One point of the sweep, over the repeats. */
export interface RealDataPoint {
  readonly eta: number;
  readonly lambda: number;
  /** Repeats that met their certificate; those that did not are not in the means. */
  readonly repeats: number;
  readonly rejected: number;
  readonly [E_GEN]: OverRepeats | null;
  readonly [E_MEM]: OverRepeats | null;
  readonly ruleTrainingError: OverRepeats | null;
  readonly trainingError: OverRepeats | null;
  readonly trainingLoss: OverRepeats | null;
  /** Largest of the repeats. */
  readonly certificate: number;
}

/** The observables of a row. */
export const REAL_DATA_OBSERVABLES = [
  E_GEN,
  E_MEM,
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
] as const satisfies readonly (keyof RealDataRow)[];

/** Mean, deviation and standard error over repeats. */
export function overRepeats(values: readonly number[]): OverRepeats | null {
  if (values.length === 0) return null;
  const { mean, variance } = sampleMean(values);
  if (values.length === 1) return { mean, deviation: null, standardError: null };
  const deviation = Math.sqrt(variance);
  return { mean, deviation, standardError: deviation / Math.sqrt(values.length) };
}

/**
 * The points of a sweep from its repeats, in the order of eta and lambda.
 *
 * @param results Bandwidths of all repeats, in any order; each eta has the same lambdas in every repeat.
 */
export function realDataSummary(results: readonly BandwidthResult[]): RealDataPoint[] {
  const etas = [...new Set(results.map(({ eta }) => eta))].sort((a, b) => a - b);
  return etas.flatMap((eta) => {
    const repeats = results.filter((result) => result.eta === eta);
    return (repeats[0]?.rows ?? []).map(({ lambda }, index) =>
      pointOf(
        eta,
        lambda,
        repeats.map(({ rows }) => rows[index]!),
      ),
    );
  });
}

/** The point of least mean E_gen at each eta. Source: equations/README.md (RD.3). */
export function bestPoints(points: readonly RealDataPoint[]): RealDataPoint[] {
  const best = new Map<number, RealDataPoint>();
  for (const point of points) {
    const least = best.get(point.eta)?.[E_GEN]?.mean ?? Number.POSITIVE_INFINITY;
    if (point[E_GEN] !== null && point[E_GEN].mean < least) best.set(point.eta, point);
  }
  return [...best.values()];
}

function pointOf(eta: number, lambda: number, rows: readonly RealDataRow[]): RealDataPoint {
  // A certificate that is not a number has not met its bound either.
  const certified = rows.filter(({ certificate, certificateBound }) => certificate <= certificateBound);
  const over = (observable: (typeof REAL_DATA_OBSERVABLES)[number]): OverRepeats | null =>
    overRepeats(certified.map((row) => row[observable]).filter((value) => value !== null));
  return {
    eta,
    lambda,
    repeats: certified.length,
    rejected: rows.length - certified.length,
    [E_GEN]: over(E_GEN),
    [E_MEM]: over(E_MEM),
    ruleTrainingError: over("ruleTrainingError"),
    trainingError: over("trainingError"),
    trainingLoss: over("trainingLoss"),
    certificate: largestOf(rows.map(({ certificate }) => certificate)),
  };
}
