import type { DamagedLines } from "../../study/store/damagedLines.js";

/**
 * Lines of stores that were left out, for people.
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
