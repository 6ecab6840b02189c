/** Exponents of two that are normal numbers. */
export const LEAST_EXPONENT = -1022;
export const LARGEST_EXPONENT = 1023;

/** 2^LEAST_EXPONENT, the least number with all its digits. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** 2^k at k - LEAST_EXPONENT: exact, so that a product with one of them is a shift. */
export const POWERS_OF_TWO = powers();

/** Subnormal numbers become normal, and normal ones subnormal, by so many doublings. */
export const SUBNORMAL_DOUBLINGS = 54;

/** ln 2 in two parts: the first has 42 bits, so that its product with an exponent is exact. */
export const LN2_HIGH = 0.6931471805598903;
export const LN2_LOW = 5.497923018708371e-14;

function powers(): Float64Array {
  const found = new Float64Array(LARGEST_EXPONENT - LEAST_EXPONENT + 1);
  let power = SMALLEST_NORMAL;
  for (let index = 0; index < found.length; index++) {
    found[index] = power;
    power *= 2;
  }
  return found;
}
