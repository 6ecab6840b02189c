import { expect, test } from "vitest";
import {
  addBackSubstitution,
  addRowProducts,
  addWeightedRows,
  laneTable,
  putRow,
} from "../../src/numerics/laneTable.js";

const [ROWS, COLUMNS] = [5, 24];
const value = (row: number, column: number): number => Math.sin(1 + 3 * row + 0.7 * column);
const rows = Array.from({ length: ROWS }, (_, row) => Float64Array.from({ length: COLUMNS }, (_, i) => value(row, i)));
const table = laneTable(ROWS, COLUMNS);
for (const [row, values] of rows.entries()) putRow(table, row, values);
const factors = [0.5, -1, 2, 0.25, 3];

test("addWeightedRows adds the first rows, each times its factor", () => {
  const sum = new Float64Array(COLUMNS).fill(1);
  addWeightedRows(sum, factors, table, 4);
  for (let i = 0; i < COLUMNS; i++) {
    expect(sum[i]).toBeCloseTo(
      1 + factors.slice(0, 4).reduce((total, factor, row) => total + factor * value(row, i), 0),
      13,
    );
  }
});

test("addRowProducts adds scalar products with the first rows", () => {
  const products = new Float64Array(ROWS);
  addRowProducts(products, 2, rows[4]!, table, 3);
  for (let row = 0; row < ROWS; row++) {
    const expected = row < 3 ? 2 * rows[4]!.reduce((sum, x, i) => sum + x * value(row, i), 0) : 0;
    expect(products[row]).toBeCloseTo(expected, 12);
  }
});

test("addBackSubstitution is the last row of (1 + D K)^-1 D, summed over columns, for strictly lower triangular K", () => {
  const kernel = (later: number, row: number): number => 0.3 * value(later, row + 40);
  const byColumn = Array.from({ length: ROWS }, (_, row) =>
    Float64Array.from({ length: ROWS }, (_, later) => (later > row ? kernel(later, row) : 0)),
  );
  const sums = new Float64Array(ROWS);
  addBackSubstitution(sums, byColumn, table, ROWS - 1);
  const expected = new Float64Array(ROWS);
  for (let i = 0; i < COLUMNS; i++) {
    // Forward: the response J(t, s) of x(t) = D(t) [n(t) - sum_s K(t, s) x(s)].
    const responses: number[][] = [];
    for (let t = 0; t < ROWS; t++) {
      responses.push(
        Array.from({ length: ROWS }, (_, s) => {
          const through = responses.reduce((sum, response, r) => sum + kernel(t, r) * response[s]!, 0);
          return value(t, i) * ((t === s ? 1 : 0) - through);
        }),
      );
    }
    for (let s = 0; s < ROWS; s++) expected[s]! += responses[ROWS - 1]![s]!;
  }
  for (let s = 0; s < ROWS; s++) expect(sums[s]).toBeCloseTo(expected[s]!, 12);
});
