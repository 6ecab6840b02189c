import { readFileSync } from "node:fs";
import { modelOf, type Point } from "../../equations/point.js";
import type { Observables } from "../../equations/vocabulary/observables.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved, type SolvedVectorMinimum } from "../../src/solver/solution.js";
import { observables } from "../../src/solver/solve.js";

/** A row of a reference table: what was solved, and what came out. Null where a number diverges. */
export interface ReferenceRow {
  readonly point: Point;
  readonly expected: { readonly [name: string]: number | null };
}

/** The reference points made by the independent generator, or those measured by others. */
export function referenceRows(table: "saddle_points" | "hard_points" | "reference_points"): readonly ReferenceRow[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${table}.json`, import.meta.url), "utf8")) as ReferenceRow[];
}

/** A point solved, with its observables; throws where it is not. */
export function solved(point: Point): SolvedVectorMinimum & { readonly observables: Observables } {
  const solution = requireSolved(saddlePoint(modelOf(point)));
  return { ...solution, observables: observables(solution) };
}
