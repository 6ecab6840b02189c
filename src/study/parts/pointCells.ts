import { isObservableName, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import { readingOf } from "../../solver/answers.js";
import type { Diagnostics, Solution } from "../../solver/solution.js";
import type { Column } from "../plan/computations.js";
import type { Cell, ComputedRow } from "./computedRow.js";

/** Columns that every point has, solved or not. */
const OF_ANY_POINT = {
  regime: ({ regime }: Solution): Cell => regime,
  method: diagnostic("method"),
  iterations: diagnostic("iterations"),
  residual: diagnostic("residual"),
  contraction: diagnostic("contraction"),
  errorEstimate: diagnostic("errorEstimate"),
} as const;

function diagnostic(name: keyof Diagnostics): (solution: Solution) => Cell {
  return ({ diagnostics }) => diagnostics[name];
}

/** Reader of a column: off any point, or off a solved one. */
type ColumnReader = { readonly any: (solution: Solution) => Cell } | { readonly observable: ObservableName };

function readerOf({ name }: Column): ColumnReader {
  if (isObservableName(name)) return { observable: name };
  return { any: OF_ANY_POINT[name as keyof typeof OF_ANY_POINT] };
}

/**
 * Makes rows of solutions. Only kept columns are computed and written, because a million rows spend most of their time there.
 *
 * @param columns The kept ones, of the kind "points".
 */
export function pointCells(columns: readonly Column[]): (solution: Solution) => ComputedRow {
  const readers = columns.map(readerOf);
  const isObserved = readers.some((reader) => "observable" in reader);
  return (solution) => {
    const { status } = solution;
    if (solution.status !== "converged") {
      const cells = readers.map((reader) => ("any" in reader ? reader.any(solution) : null));
      return { status, cells, reason: solution.message };
    }
    const reading = isObserved ? readingOf(solution) : undefined;
    const cells: (Cell | undefined)[] = [];
    for (const reader of readers) {
      cells.push("any" in reader ? reader.any(solution) : OBSERVABLES[reader.observable].value(reading!));
    }
    return { status, cells };
  };
}
