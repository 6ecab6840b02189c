/** Lines that were left out. */
export interface DamagedLines {
  readonly count: number;
  /** The first of them, "file:line". */
  readonly places: readonly string[];
  /** Damaged lines besides, whose rows are there from other lines; absent if there are none. */
  readonly repaired?: number;
}

/** Damaged lines that are named. */
const MOST_PLACES = 5;

/** Counts damaged lines as they are met, and remembers where they stand and of which row they seem to be. */
export function damagedLines(): {
  /** @param key Of the row, as far as it can be read. */
  readonly note: (path: string, line: number, key?: string) => void;
  /** @param isThere Whether a row is there from another line. */
  readonly found: (isThere?: (key: string) => boolean) => DamagedLines;
} {
  const all: { readonly place: string; readonly key: string | undefined }[] = [];
  return {
    note: (path, line, key) => {
      all.push({ place: `${path}:${line}`, key });
    },
    found: (isThere = () => false) => {
      const lost = all.filter(({ key }) => key === undefined || !isThere(key));
      const repaired = all.length - lost.length;
      const places = lost.slice(0, MOST_PLACES).map(({ place }) => place);
      return { count: lost.length, places, ...(repaired === 0 ? {} : { repaired }) };
    },
  };
}
