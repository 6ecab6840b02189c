import { csvText } from "../../report/tables/csvText.js";
import type { SimulatedRow } from "../simulation/simulationMessages.js";

/** Simulated points of one curve. */
export interface SimulatedCurve {
  readonly label: string;
  /** Parameter of the axis. */
  readonly over: string;
  readonly rows: readonly SimulatedRow[];
}

/**
 * Simulated points as CSV: a row for each value and observable, with the mean over replicas, its standard error, the theory, and the
 * distance in standard errors. Several curves have a first column with their labels.
 *
 * Numbers with all their digits, empty where there is no value, `inf` for infinity, 0 for the limit 0+.
 */
export function simulatedCsv(curves: readonly SimulatedCurve[]): string {
  const [first] = curves;
  if (first === undefined) return "";
  const labeled = curves.length > 1;
  const columns = [
    ...(labeled ? ["curve"] : []),
    first.over,
    "d",
    "replicas",
    "seed",
    "observable",
    "mean",
    "standardError",
    "theory",
    "z",
  ];
  const rows = curves.flatMap(({ label, rows: points }) =>
    points.flatMap(({ value, d, replicas, seed, observables }) =>
      Object.entries(observables).map(([observable, { mean, standardError, theory, z }]) => [
        ...(labeled ? [label] : []),
        value,
        d,
        replicas,
        seed,
        observable,
        mean,
        standardError,
        theory,
        z,
      ]),
    ),
  );
  return [...csvText({ columns, rows })].join("");
}
