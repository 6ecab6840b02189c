import { expect, test } from "vitest";
import { addRows, rowProduct } from "../../src/numerics/rowSums.js";

const row = (seed: number, length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => ((seed * 7 + i * 5) % 11) - 4);

test("addRows adds the rows of a range with their factors, whatever the number of rows", () => {
  const rows = Array.from({ length: 11 }, (_, k) => row(k, 3));
  const factors = rows.map((_, k) => k - 3);
  for (let from = 0; from <= 11; from++) {
    for (let to = from; to <= 11; to++) {
      const sum = Float64Array.of(1, 2, 3);
      addRows(sum, factors, rows, from, to);
      const expected = [0, 1, 2].map((i) => {
        const terms = rows.map((values, k) => (k >= from && k < to ? factors[k]! * values[i]! : 0));
        return terms.reduce((a, b) => a + b, i + 1);
      });
      expect([...sum]).toEqual(expected);
    }
  }
});

test("rowProduct is the scalar product of the first entries, of an even or an odd number of them", () => {
  const [x, y] = [row(1, 9), row(2, 9)];
  for (let length = 0; length <= 9; length++) {
    const expected = [...x].slice(0, length).reduce((sum, value, i) => sum + value * y[i]!, 0);
    expect(rowProduct(x, y, length)).toBe(expected);
  }
});
