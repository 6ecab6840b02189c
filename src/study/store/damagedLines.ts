/** Lines of stores whose content has changed since they were written. */
export interface DamagedLines {
  /** Lines whose rows are lost. */
  readonly count: number;
  /** The first of them, "file:line". */
  readonly places: readonly string[];
  /** Damaged lines besides, of which nothing is lost; absent if there are none. */
  readonly repaired?: number;
}

/** A damaged line. */
export interface DamagedLine {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Key of its row, as far as it can be read. */
  readonly key?: string;
  /** Set for a header that is known all the same. */
  readonly isRepaired?: true;
}

/** Damaged lines that are named. */
const MOST_PLACES = 5;

/**
 * Counts damaged lines and names the first.
 *
 * @param hasRow Whether a row is there from another line.
 */
export function damagedLines(all: Iterable<DamagedLine>, hasRow: (key: string) => boolean = () => false): DamagedLines {
  const places: string[] = [];
  let [count, repaired] = [0, 0];
  for (const { path, line, key, isRepaired = false } of all) {
    if (isRepaired || (key !== undefined && hasRow(key))) repaired++;
    else if (++count <= MOST_PLACES) places.push(`${path}:${line}`);
  }
  return { count, places, ...(repaired === 0 ? {} : { repaired }) };
}
