import type { Region } from "../heatMap.js";

/** Smoothing of yes and no: weights of a sample and of its neighbors, and how often they are applied. */
const SMOOTHING = { own: 2, neighbor: 1, passes: 2 } as const;

/**
 * The membership of samples as numbers, positive inside and negative outside, for an edge where they pass zero.
 *
 * Yes and no give an edge in steps of the grid, which is no property of the region; it is smoothed, by less than the distance of two
 * samples. Numbers are taken as they are.
 *
 * @returns Rows of numbers; NaN where a number is missing.
 */
export function regionField({ inside }: Region): number[][] {
  const isBoolean = inside.some((row) => row.some((value) => typeof value === "boolean"));
  let field = inside.map((row) => row.map((value) => (typeof value === "boolean" ? (value ? 1 : -1) : value)));
  if (!isBoolean) return field;
  for (let pass = 0; pass < SMOOTHING.passes; pass++) field = transposed(field.map(smoothed));
  for (let pass = 0; pass < SMOOTHING.passes; pass++) field = transposed(field.map(smoothed));
  return field;
}

/** A mean with the neighbors in a row; the ends are their own neighbors. */
function smoothed(row: readonly number[]): number[] {
  const { own, neighbor } = SMOOTHING;
  return row.map((value, index) => {
    const sides = (row[index - 1] ?? value) + (row[index + 1] ?? value);
    return (own * value + neighbor * sides) / (own + 2 * neighbor);
  });
}

function transposed(field: readonly (readonly number[])[]): number[][] {
  return field[0]!.map((_value, column) => field.map((row) => row[column]!));
}
