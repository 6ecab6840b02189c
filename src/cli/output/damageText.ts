import type { DamagedLines } from "../../study/store/damagedLines.js";
import { linearAlgebrasOf, type RowIndex } from "../../study/store/rowIndex.js";

/** Remarks on stores that were read: damaged lines, and replicas of two libraries. */
export function storeNotes(index: RowIndex): string[] {
  return [...damageText(index.damaged()), ...algebraText(linearAlgebrasOf(index))];
}

/**
 * The remark on replicas that were computed with different libraries of linear algebra.
 *
 * @returns A line, or nothing if there is one library.
 *
 * @example
 * algebraText(["ml-matrix", "openblas"])
 * // => ["the replicas were computed with ml-matrix and openblas, which round differently: the last digits of their rows are not comparable"]
 */
export function algebraText(names: readonly string[]): string[] {
  if (names.length < 2) return [];
  const all = names.join(" and ");
  return [
    `the replicas were computed with ${all}, which round differently: the last digits of their rows are not comparable`,
  ];
}

/**
 * The remark on files in a store that are not its own.
 *
 * @example
 * foreignText(["t.csv"], "a.store") // => ["a.store also holds t.csv, which is no part of a store and was left alone"]
 */
export function foreignText(names: readonly string[], store: string): string[] {
  if (names.length === 0) return [];
  const which = names.length === 1 ? "which is no part of a store and was" : "which are no parts of a store and were";
  return [`${store} also holds ${names.join(", ")}, ${which} left alone`];
}

/**
 * The remark on damaged lines of stores.
 *
 * @returns A line, or nothing if there are none.
 *
 * @example
 * damageText({ count: 1, places: ["s/rows-points-1-of-1-0000.ndjson:7"] })
 * // => ["1 damaged line was left out: s/rows-points-1-of-1-0000.ndjson:7"]
 */
export function damageText({ count, places }: DamagedLines): string[] {
  if (count === 0) return [];
  const what = count === 1 ? "1 damaged line was" : `${count} damaged lines were`;
  return [`${what} left out: ${places.join(", ")}${count > places.length ? ", ..." : ""}`];
}
