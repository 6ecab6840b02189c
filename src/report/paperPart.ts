import type { Comparison } from "./agreementTable.js";
import type { Figure } from "./figure.js";
import type { SimulatedPoint } from "./simulatedPoint.js";

/** A cell of a table: text, a number (Infinity for lambda = inf and a diverging V), or null where there is nothing. */
export type Cell = string | number | null;

/** Rows under named columns; the field's names wherever there is one. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table for readers, beside the data. */
export interface TitledTable extends DataTable {
  /** File name without ending, unique within the part: "least-errors". */
  readonly name: string;
  readonly title: string;
  /** Estimated absolute errors of the numbers, cell by cell; null where a cell has none. */
  readonly errors?: readonly (readonly (number | null)[])[];
}

/** Content of a part of the paper, once computed. */
export interface PaperResult {
  /** The figure at a width, if the part has one; where a part can show simulations, those of its own parameters are laid over it. */
  readonly draw?: (width: Figure["width"], simulated?: readonly SimulatedPoint[]) => Figure;
  /** Every number behind the figure. */
  readonly data: DataTable;
  readonly tables: readonly TitledTable[];
  /** Published numbers against ours; empty for what goes beyond the paper. */
  readonly comparisons: readonly Comparison[];
  /** Points that were not solved: the figure has gaps there and the data say where. */
  readonly unsolved: number;
  /** Notes for the reader: boundaries reached, numbers that need a word. */
  readonly notes: readonly string[];
}

/** One figure or table of `raf paper`. */
export interface PaperPart {
  /** Names the files: "figure-1", "capacity". */
  readonly name: string;
  readonly title: string;
  /** Caption of the picture; $math$ allowed. */
  readonly caption: string;
  /** Parameters, for the report: name and value as printed. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /**
   * Computes everything.
   *
   * @param progress Called with the fraction done, in (0, 1].
   */
  readonly compute: (progress: (fraction: number) => void) => Promise<PaperResult>;
}
