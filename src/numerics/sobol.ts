import { ParameterError } from "../core/errors.js";

/**
 * Primitive polynomials and initial direction numbers: degree, coefficients, m_1, m_2, ...; the first dimension needs none.
 *
 * Source: S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, table new-joe-kuo-6.
 */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
  [7, 7, [1, 1, 3, 13, 7, 35, 63]],
  [7, 8, [1, 3, 5, 9, 1, 25, 53]],
  [7, 14, [1, 3, 1, 13, 9, 35, 107]],
  [7, 19, [1, 3, 1, 5, 27, 61, 31]],
  [7, 21, [1, 1, 5, 11, 19, 41, 61]],
  [7, 28, [1, 3, 5, 3, 3, 13, 69]],
  [7, 31, [1, 1, 7, 13, 1, 19, 1]],
  [7, 32, [1, 3, 7, 5, 13, 19, 59]],
  [7, 37, [1, 1, 3, 9, 25, 29, 41]],
  [7, 41, [1, 3, 5, 13, 23, 1, 55]],
  [7, 42, [1, 3, 7, 3, 13, 59, 17]],
  [7, 50, [1, 3, 1, 3, 5, 53, 69]],
  [7, 55, [1, 1, 5, 5, 23, 33, 13]],
  [7, 56, [1, 1, 7, 7, 1, 61, 123]],
  [7, 59, [1, 1, 7, 9, 13, 61, 49]],
  [7, 62, [1, 3, 3, 5, 3, 55, 33]],
  [8, 14, [1, 3, 1, 15, 31, 13, 49, 245]],
  [8, 21, [1, 3, 5, 15, 31, 59, 63, 97]],
  [8, 22, [1, 3, 1, 11, 11, 11, 77, 249]],
];

/** Dimensions that can be asked for. */
export const SOBOL_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;
const TWO_TO_32 = 0x1_0000_0000;

/**
 * Points of the Sobol sequence in the unit cube, with a digital shift: every run of 2^k points from the start has equally many in
 * every dyadic box.
 *
 * @param count      Number of points, at least 1.
 * @param dimensions 1 to SOBOL_DIMENSIONS.
 * @param shift      32 random bits for each dimension, so that different seeds give different designs; 0 gives the plain sequence.
 * @returns          Numbers in [0, 1).
 * @throws {ParameterError} naming `dimensions`.
 *
 * @example
 * sobol(4, 2, [0, 0]) // => [[0,0],[0.5,0.5],[0.75,0.25],[0.25,0.75]]
 */
export function sobol(count: number, dimensions: number, shift: readonly number[]): number[][] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > SOBOL_DIMENSIONS) {
    throw new ParameterError("sobol", "dimensions", dimensions, `the integers 1 to ${SOBOL_DIMENSIONS}`);
  }
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionNumbers(dimension));
  const state = Array.from({ length: dimensions }, (_, dimension) => (shift[dimension] ?? 0) >>> 0);
  const points: number[][] = [];
  for (let index = 0; index < count; index++) {
    points.push(state.map((bits) => bits / TWO_TO_32));
    // Gray code: from one point to the next a single direction changes, that of the lowest zero bit.
    const bit = Math.min(BITS - 1, trailingOnes(index));
    for (let dimension = 0; dimension < dimensions; dimension++) {
      state[dimension] = (state[dimension]! ^ directions[dimension]![bit]!) >>> 0;
    }
  }
  return points;
}

function trailingOnes(index: number): number {
  return BITS - 1 - Math.clz32(~index & (index + 1));
}

function directionNumbers(dimension: number): number[] {
  const known = DIRECTIONS[dimension - 1];
  const numbers: number[] = [];
  for (let bit = 0; bit < BITS; bit++) {
    if (known === undefined) numbers.push((1 << (BITS - 1 - bit)) >>> 0);
    else if (bit < known[0]) numbers.push((known[2][bit]! << (BITS - 1 - bit)) >>> 0);
    else numbers.push(recurrence(numbers, bit, known[0], known[1]));
  }
  return numbers;
}

/** Bratley and Fox's recurrence of the direction numbers. */
function recurrence(numbers: readonly number[], bit: number, degree: number, coefficients: number): number {
  let next = numbers[bit - degree]! ^ (numbers[bit - degree]! >>> degree);
  for (let k = 1; k < degree; k++) {
    if ((coefficients >>> (degree - 1 - k)) & 1) next ^= numbers[bit - k]!;
  }
  return next >>> 0;
}
