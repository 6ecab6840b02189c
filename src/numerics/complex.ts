import { atan2, cos, exp, hypot, log, log1p, sin } from "./elementary.js";

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Complex numbers in two columns of the same length. */
export interface ComplexColumn {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A column of zeros. */
export function complexColumn(length: number): ComplexColumn {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

export function sum(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function difference(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function product(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function scaled(a: Complex, factor: number): Complex {
  return { re: a.re * factor, im: a.im * factor };
}

/** a / b by Smith's method: no square overflows. */
export function quotient(a: Complex, b: Complex): Complex {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const size = b.re + b.im * ratio;
    return { re: (a.re + a.im * ratio) / size, im: (a.im - a.re * ratio) / size };
  }
  const ratio = b.re / b.im;
  const size = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / size, im: (a.im * ratio - a.re) / size };
}

/**
 * The square root in the right half plane, continuous off the negative axis.
 *
 * @returns Both parts to rounding; for a negative real number the root on the side of the sign of its imaginary part.
 */
export function squareRoot({ re, im }: Complex): Complex {
  const size = hypot(re, im);
  if (size === 0) return { re: 0, im: 0 };
  if (re >= 0) {
    const root = Math.sqrt(0.5 * (size + re));
    return { re: root, im: (0.5 * im) / root };
  }
  const root = Math.sqrt(0.5 * (size - re));
  const positive = im > 0 || Object.is(im, 0);
  return { re: (0.5 * Math.abs(im)) / root, im: positive ? root : -root };
}

/** exp of a complex number. */
export function complexExponential({ re, im }: Complex): Complex {
  const size = exp(re);
  return { re: size * cos(im), im: size * sin(im) };
}

/** log(1 + x) with the imaginary part in (-pi, pi]; the real part keeps its digits at small x. */
export function complexLog1p({ re, im }: Complex): Complex {
  const growth = 2 * re + re * re + im * im;
  const real = growth > -0.5 && growth < 1 ? 0.5 * log1p(growth) : log(hypot(1 + re, im));
  return { re: real, im: atan2(im, 1 + re) };
}
