import type { Observables } from "../../../equations/vocabulary/observables.js";
import type { Solution, Solved } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import type { Column } from "../plan/computations.js";
import type { Cell, ComputedRow } from "./computedRow.js";

/** What the solver did is told of every point; overlaps and observables of solved ones only. */
const OF_ANY: { readonly [name: string]: (solution: Solution) => Cell } = {
  regime: ({ regime }) => regime,
  method: ({ diagnostics }) => diagnostics.method,
  iterations: ({ diagnostics }) => diagnostics.iterations,
  residual: ({ diagnostics }) => diagnostics.residual,
  contraction: ({ diagnostics }) => diagnostics.contraction,
  errorEstimate: ({ diagnostics }) => diagnostics.errorEstimate,
};

const OF_SOLVED: { readonly [name: string]: (solution: Solved) => Cell } = {
  m: ({ overlaps }) => overlaps.m,
  q: ({ overlaps }) => overlaps.q,
  V: ({ overlaps }) => overlaps.V,
  mHat: (solution) => (solution.question === "minimum" ? solution.conjugates.mHat : null),
  qHat: (solution) => (solution.question === "minimum" ? solution.conjugates.qHat : null),
  VHat: (solution) => (solution.question === "minimum" ? solution.conjugates.VHat : null),
};

/**
 * Makes rows of solutions. Only what is kept is computed and written: a million rows are mostly that.
 *
 * @param columns Those that are kept, of the kind "points".
 */
export function pointCells(columns: readonly Column[]): (solution: Solution) => ComputedRow {
  const names = columns.map(({ name }) => name);
  const observed = names.some((name) => !(name in OF_ANY) && !(name in OF_SOLVED));
  return (solution) => {
    const { status } = solution;
    if (solution.status !== "converged") {
      return { status, cells: names.map((name) => OF_ANY[name]?.(solution)), reason: solution.message };
    }
    const seen = observed ? observables(solution) : undefined;
    const cells: (Cell | undefined)[] = [];
    for (const name of names) {
      const read = OF_SOLVED[name] ?? OF_ANY[name];
      cells.push(read === undefined ? seen?.[name as keyof Observables] : read(solution));
    }
    return { status, cells };
  };
}
