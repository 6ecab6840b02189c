/** One line of the bench. */
export interface Row {
  /** Name of the measured quantity; it is met once in all groups. */
  readonly name: string;
  readonly value: number;
  /** Of the value: "us a point". */
  readonly unit: string;
  /** Relative distance between repeats in one run; a difference between two runs of this size says nothing. */
  readonly noise: number;
  /** Row of the same run that it is compared with. */
  readonly ratio?: { readonly to: string; readonly value: number };
}

/** Rows of one kind, with a heading. */
export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A measured time, and how far its repeats were apart. */
export interface Measured {
  readonly seconds: number;
  readonly noise: number;
}

/** Difference between two runs of the bench besides their own noise: the machine is another each time. */
const BETWEEN_RUNS = 0.1;

/** A row from a time. */
export function rowOf(name: string, { seconds, noise }: Measured, unit: "us a point" | "ms" | "s", points = 1): Row {
  const factor = unit === "s" ? 1 : unit === "ms" ? 1e3 : 1e6;
  return { name, value: (factor * seconds) / points, unit, noise };
}

/** The row with its ratio to another of the same run. */
export function against(row: Row, other: Row): Row {
  return { ...row, ratio: { to: other.name, value: row.value / other.value } };
}

/** A row that got slower. */
export interface Slower {
  readonly name: string;
  readonly factor: number;
  /** The factor that noise can explain. */
  readonly allowed: number;
}

/** The rows that are slower than in another run by more than the noise of both. */
export function slowerThan(before: readonly Row[], now: readonly Row[]): Slower[] {
  const known = new Map(before.map((row) => [row.name, row]));
  return now.flatMap((row) => {
    const old = known.get(row.name);
    if (old === undefined || old.unit !== row.unit) return [];
    const factor = row.value / old.value;
    const allowed = 1 + BETWEEN_RUNS + old.noise + row.noise;
    return factor > allowed ? [{ name: row.name, factor, allowed }] : [];
  });
}
