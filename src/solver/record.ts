import type { Diagnostics, Solution } from "./solution.js";
import { observables } from "./solve.js";

/** A number, or null where it diverges or does not exist: JSON has no Infinity. */
type Finite = number | null;

/** What a solved or unsolved point is written as: the contract of `raf batch` and `raf solve --json`. */
export interface SolutionRecord {
  readonly status: Solution["status"];
  /** Which equations held: regular, interpolating, ridgeless, infinite or corner. */
  readonly regime: Solution["regime"];
  /** Null unless converged; V is null where it diverges. */
  readonly overlaps: { readonly m: Finite; readonly q: Finite; readonly V: Finite } | null;
  readonly conjugates: { readonly mHat: Finite; readonly qHat: Finite; readonly VHat: Finite } | null;
  readonly generalizationError: Finite;
  readonly memorizationError: Finite;
  readonly ruleTrainingError: Finite;
  readonly trainingError: Finite;
  readonly trainingLoss: Finite;
  readonly norm: Finite;
  readonly margin: Finite;
  readonly freeEnergy: Finite;
  readonly diagnostics: { readonly [name in keyof Diagnostics]: Diagnostics[name] | null };
  /** Why it is not solved; absent when converged. */
  readonly message?: string;
}

const NOTHING = {
  overlaps: null,
  conjugates: null,
  generalizationError: null,
  memorizationError: null,
  ruleTrainingError: null,
  trainingError: null,
  trainingLoss: null,
  norm: null,
  margin: null,
  freeEnergy: null,
};

/** The record of a solution: plain data, every number finite or null. */
export function recordOf(solution: Solution): SolutionRecord {
  const { status, regime } = solution;
  const diagnostics = finite(solution.diagnostics);
  if (solution.status !== "converged") return { status, regime, ...NOTHING, diagnostics, message: solution.message };
  const { m, q, V } = solution.overlaps;
  const { mHat, qHat, VHat } = solution.conjugates;
  return {
    status,
    regime,
    overlaps: finite({ m, q, V }),
    conjugates: finite({ mHat, qHat, VHat }),
    ...finite(observables(solution)),
    diagnostics,
  };
}

function finite<T extends object>(values: T): { [name in keyof T]: T[name] | null } {
  const result: { [name: string]: unknown } = {};
  for (const [name, value] of Object.entries(values)) {
    result[name] = typeof value === "number" && !Number.isFinite(value) ? null : value;
  }
  return result as { [name in keyof T]: T[name] | null };
}
