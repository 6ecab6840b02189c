/** Columns that lie side by side: those that a processor's registers hold at once, and one line of its cache. */
export const LANES = 8;

/**
 * A table with few rows and many columns, for sums over rows: eight columns at a time, row after row, so that their sums stay in registers.
 */
export interface LaneTable {
  readonly rows: number;
  /** A multiple of LANES. */
  readonly columns: number;
  readonly data: Float64Array;
}

/** @param columns A multiple of LANES. */
export function laneTable(rows: number, columns: number): LaneTable {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/** Writes one row. */
export function putRow({ rows, columns, data }: LaneTable, row: number, values: Float64Array): void {
  for (let from = 0; from < columns; from += LANES) {
    const place = from * rows + row * LANES;
    for (let lane = 0; lane < LANES; lane++) data[place + lane] = values[from + lane]!;
  }
}

/** sum += the first `count` rows, each times its factor. */
export function addWeightedRows(sum: Float64Array, factors: ArrayLike<number>, table: LaneTable, count: number): void {
  const { rows, columns, data } = table;
  for (let from = 0; from < columns; from += LANES) {
    let [a, b, c, d] = [0, 0, 0, 0];
    let [e, f, g, h] = [0, 0, 0, 0];
    let place = from * rows;
    for (let row = 0; row < count; row++) {
      const factor = factors[row]!;
      a += factor * data[place]!;
      b += factor * data[place + 1]!;
      c += factor * data[place + 2]!;
      d += factor * data[place + 3]!;
      e += factor * data[place + 4]!;
      f += factor * data[place + 5]!;
      g += factor * data[place + 6]!;
      h += factor * data[place + 7]!;
      place += LANES;
    }
    sum[from]! += a;
    sum[from + 1]! += b;
    sum[from + 2]! += c;
    sum[from + 3]! += d;
    sum[from + 4]! += e;
    sum[from + 5]! += f;
    sum[from + 6]! += g;
    sum[from + 7]! += h;
  }
}

/** products[row] += factor * (values . row), for the first `count` rows. */
export function addRowProducts(
  products: Float64Array,
  factor: number,
  values: Float64Array,
  table: LaneTable,
  count: number,
): void {
  const { rows, columns, data } = table;
  for (let from = 0; from < columns; from += LANES) {
    const [a, b, c, d] = [values[from]!, values[from + 1]!, values[from + 2]!, values[from + 3]!];
    const [e, f, g, h] = [values[from + 4]!, values[from + 5]!, values[from + 6]!, values[from + 7]!];
    let place = from * rows;
    for (let row = 0; row < count; row++) {
      const left = a * data[place]! + b * data[place + 1]! + c * data[place + 2]! + d * data[place + 3]!;
      const right = e * data[place + 4]! + f * data[place + 5]! + g * data[place + 6]! + h * data[place + 7]!;
      products[row]! += factor * (left + right);
      place += LANES;
    }
  }
}

/** Sum over columns of one row's solution of a triangular system, for all columns at once: see meanResponse. */
export function addBackSubstitution(
  sums: Float64Array,
  responses: readonly Float64Array[],
  diagonal: LaneTable,
  last: number,
): void {
  const { rows, columns, data } = diagonal;
  const solved = new Float64Array(rows * LANES);
  for (let from = 0; from < columns; from += LANES) {
    const base = from * rows;
    for (let lane = 0; lane < LANES; lane++) {
      const value = data[base + last * LANES + lane]!;
      solved[last * LANES + lane] = value;
      sums[last]! += value;
    }
    for (let row = last - 1; row >= 0; row--) {
      const factors = responses[row]!;
      let [a, b, c, d] = [0, 0, 0, 0];
      let [e, f, g, h] = [0, 0, 0, 0];
      let place = (row + 1) * LANES;
      for (let later = row + 1; later <= last; later++) {
        const factor = factors[later]!;
        a += factor * solved[place]!;
        b += factor * solved[place + 1]!;
        c += factor * solved[place + 2]!;
        d += factor * solved[place + 3]!;
        e += factor * solved[place + 4]!;
        f += factor * solved[place + 5]!;
        g += factor * solved[place + 6]!;
        h += factor * solved[place + 7]!;
        place += LANES;
      }
      const own = row * LANES;
      const at = base + own;
      solved[own] = -data[at]! * a;
      solved[own + 1] = -data[at + 1]! * b;
      solved[own + 2] = -data[at + 2]! * c;
      solved[own + 3] = -data[at + 3]! * d;
      solved[own + 4] = -data[at + 4]! * e;
      solved[own + 5] = -data[at + 5]! * f;
      solved[own + 6] = -data[at + 6]! * g;
      solved[own + 7] = -data[at + 7]! * h;
      let total = 0;
      for (let lane = 0; lane < LANES; lane++) total += solved[own + lane]!;
      sums[row]! += total;
    }
  }
}
