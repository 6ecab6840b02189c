/** Lines that were left out. */
export interface DamagedLines {
  readonly count: number;
  /** The first of them, "file:line". */
  readonly places: readonly string[];
}

/** Damaged lines that are named. */
const MOST_PLACES = 5;

/** Counts damaged lines as they are met, and remembers where the first of them stand. */
export function damagedLines(): {
  readonly note: (path: string, line: number) => void;
  readonly found: () => DamagedLines;
} {
  let count = 0;
  const places: string[] = [];
  return {
    note: (path, line) => {
      count++;
      if (places.length < MOST_PLACES) places.push(`${path}:${line}`);
    },
    found: () => ({ count, places: [...places] }),
  };
}
