import erfcx from "@stdlib/math-base-special-erfcx";

/** Mills' ratio is tabulated up to here, at multiples of the spacing. */
export const MILLS_REACH = 6;
const PER_UNIT = 16;
/** Taylor's polynomial about the nearest place: the next term is below 1e-16 of the ratio. */
const DEGREE = 9;
const LENGTH = DEGREE + 1;
const SQRT_HALF_PI = 1.2533141373155003;

const TABLE = taylorTable();

/**
 * Mills' ratio (1 - Phi(x)) / phi(x) of the standard normal.
 *
 * Taylor's polynomial about the nearest of 97 places: M' = x M - 1, so the coefficients c_n of M follow from
 * (n + 1) c_{n+1} = x c_n + c_{n-1}. Half the time of an error function, because whoever wants the tail has the density.
 *
 * @param x [0, Infinity].
 * @returns Relative error below 5e-16.
 *
 * Source: equations/README.md (NU.5), (NU.8).
 *
 * @example
 * millsRatio(0) // => 1.2533141373155003
 */
export function millsRatio(x: number): number {
  if (x > MILLS_REACH) return farMillsRatio(x);
  const place = Math.round(x * PER_UNIT);
  const d = x - place / PER_UNIT;
  const at = place * LENGTH;
  const square = d * d;
  // Even and odd powers side by side, which a processor adds at once.
  const even =
    TABLE[at]! +
    square * (TABLE[at + 2]! + square * (TABLE[at + 4]! + square * (TABLE[at + 6]! + square * TABLE[at + 8]!)));
  const odd =
    TABLE[at + 1]! +
    square * (TABLE[at + 3]! + square * (TABLE[at + 5]! + square * (TABLE[at + 7]! + square * TABLE[at + 9]!)));
  return even + d * odd;
}

/** Levels of the continued fraction: beyond MILLS_REACH the rest is below 2e-17. */
const LEVELS = 20;
const [NUMERATOR, DENOMINATOR] = convergent();

/**
 * Mills' ratio beyond the table: Laplace's continued fraction x M = 1/(1 + w/(1 + 2w/(1 + 3w/...))) in w = 1 / x^2, cut at a level, is a
 * ratio of two polynomials with positive coefficients.
 */
function farMillsRatio(x: number): number {
  const w = 1 / (x * x);
  let above = 0;
  let below = 0;
  for (let k = LEVELS / 2; k >= 0; k--) {
    above = above * w + NUMERATOR[k]!;
    below = below * w + DENOMINATOR[k]!;
  }
  return above / (x * below);
}

/**
 * 1 - x M(x) without its cancellation: phi(x) times it is the mean of max(0, s - x) over a standard normal s.
 *
 * It is -M'(x): the derivative of Taylor's polynomial within the table, the same continued fraction beyond.
 *
 * @param x [0, Infinity].
 * @returns Relative error below 2e-14.
 *
 * Source: equations/README.md (NU.5), (NU.8).
 *
 * @example
 * millsComplement(10) // => 0.009714035282680786
 */
export function millsComplement(x: number): number {
  if (x > MILLS_REACH) {
    const w = 1 / (x * x);
    let above = 0;
    let below = 0;
    for (let k = LEVELS / 2; k >= 0; k--) {
      above = above * w + (DENOMINATOR[k]! - NUMERATOR[k]!);
      below = below * w + DENOMINATOR[k]!;
    }
    return above / below;
  }
  const place = Math.round(x * PER_UNIT);
  const d = x - place / PER_UNIT;
  const at = place * LENGTH;
  let slope = 0;
  for (let n = DEGREE; n >= 1; n--) slope = slope * d + n * TABLE[at + n]!;
  return -slope;
}

/** Both polynomials in w follow P_n = P_{n-1} + n w P_{n-2}, from 1 and 1 and from 1 and 1 + w. */
function convergent(): readonly [Float64Array, Float64Array] {
  const length = LEVELS / 2 + 1;
  const polynomial = (first: number): Float64Array => {
    let before = Float64Array.of(1, ...new Array<number>(length - 1).fill(0));
    let here = Float64Array.of(1, first, ...new Array<number>(length - 2).fill(0));
    for (let n = 2; n <= LEVELS; n++) {
      const [last, earlier] = [here, before];
      before = here;
      here = last.map((coefficient, k) => coefficient + (k === 0 ? 0 : n * earlier[k - 1]!));
    }
    return here;
  };
  return [polynomial(0), polynomial(1)];
}

function taylorTable(): Float64Array {
  const places = MILLS_REACH * PER_UNIT + 1;
  const table = new Float64Array(places * LENGTH);
  for (let place = 0; place < places; place++) {
    const x = place / PER_UNIT;
    let before = 0;
    let here = SQRT_HALF_PI * erfcx(x * Math.SQRT1_2);
    for (let n = 0; n < LENGTH; n++) {
      table[place * LENGTH + n] = here;
      const next = n === 0 ? x * here - 1 : (x * here + before) / (n + 1);
      before = here;
      here = next;
    }
  }
  return table;
}
