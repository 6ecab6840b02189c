import { describe, expect, test } from "vitest";
import { complexList } from "../../../equations/spectra/complexList.js";
import { PAIR, PAIR_LENGTH } from "../../../equations/types.js";
import { type Complex, difference, product, quotient, scaled, sum } from "../../../src/numerics/complex.js";

const NU = Float64Array.from([1e-3, 0.02, 0.3, 1, 1.7, 5]);
const WEIGHT = Float64Array.from([0.1, 0.3, 0.05, 0.2, 0.4, 0.15]);
const SHARE = Float64Array.from([0.3, 0.1, 0.2, 0.15, 0.2, 0.05]);
const COLUMNS = { nu: NU, weight: WEIGHT, share: SHARE };
const ONE: Complex = { re: 1, im: 0 };

/** Nodes far apart, nearly equal, equal in one part, and at the scale of the smallest and of the largest eigenvalue. */
const ZETAS: readonly Complex[] = [
  { re: 0.4, im: 0.9 },
  { re: 0.4, im: 0.9000000001 },
  { re: 0.4, im: -0.2 },
  { re: 1e-4, im: 3e-4 },
  { re: 60, im: 25 },
  { re: 0.7, im: 0 },
];

/** The sum over the list of a coefficient over (zeta_1 + nu) (zeta_2 + nu), term by term. */
function summed(coefficient: (k: number) => number, first: Complex, second?: Complex): Complex {
  return [...NU].reduce<Complex>(
    (total, nu, k) => {
      const shifted = (zeta: Complex): Complex => sum(zeta, { re: nu, im: 0 });
      const below = second === undefined ? shifted(first) : product(shifted(first), shifted(second));
      return sum(total, scaled(quotient(ONE, below), coefficient(k)));
    },
    { re: 0, im: 0 },
  );
}

function expectNear(actual: Complex, expected: Complex, size: number): void {
  const { re, im } = difference(actual, expected);
  expect(Math.hypot(re, im)).toBeLessThan(1e-12 * size);
}

const sizeOf = ({ re, im }: Complex): number => Math.hypot(re, im);

describe.each([0, 0.35])("complexList with the continuum %d", (continuum) => {
  const { moments, pairs, largest } = complexList(COLUMNS, continuum);

  test("knows its largest eigenvalue", () => {
    expect(largest).toBe(5);
  });

  test.each(ZETAS)("has the moments of the list at $re + $im i", (zeta) => {
    const alpha = 0.9;
    const found = moments(zeta, alpha);
    const response = sum(
      summed((k) => WEIGHT[k]! * NU[k]!, zeta),
      scaled(quotient(ONE, zeta), continuum),
    );
    expectNear(found.response, response, sizeOf(response));
    expectNear(found.excess, difference({ re: alpha, im: 0 }, response), alpha + sizeOf(response));
    expectNear(
      found.teacher,
      summed((k) => SHARE[k]! * NU[k]!, zeta),
      sizeOf(found.teacher),
    );
    const weight = sum(
      summed((k) => WEIGHT[k]! * NU[k]!, zeta, zeta),
      scaled(quotient(ONE, product(zeta, zeta)), continuum),
    );
    expectNear(found.weight, weight, sizeOf(weight));
    expectNear(
      found.teacherWeight,
      summed((k) => SHARE[k]! * NU[k]!, zeta, zeta),
      sizeOf(found.teacherWeight),
    );
  });

  test("has the averages of every pair of nodes, and of each with the conjugate of the other", () => {
    const column = { re: Float64Array.from(ZETAS, ({ re }) => re), im: Float64Array.from(ZETAS, ({ im }) => im) };
    const average = pairs(column, column);
    const into = new Float64Array(2 * PAIR_LENGTH);
    for (const [i, x] of ZETAS.entries()) {
      for (const [j, plain] of ZETAS.entries()) {
        average(i, j, into);
        for (const mirror of [0, 1]) {
          const y = mirror === 0 ? plain : { re: plain.re, im: -plain.im };
          const at = (place: number): Complex => ({
            re: into[mirror * PAIR_LENGTH + place]!,
            im: into[mirror * PAIR_LENGTH + place + 1]!,
          });
          const noise = summed((k) => WEIGHT[k]! * NU[k]! ** 2, x, y);
          expectNear(at(PAIR.noise), noise, sizeOf(noise));
          const square = summed((k) => SHARE[k]! * NU[k]! ** 2, x, y);
          const teachers = product(
            summed((k) => SHARE[k]! * NU[k]!, x),
            summed((k) => SHARE[k]! * NU[k]!, y),
          );
          expectNear(at(PAIR.spread), difference(square, teachers), sizeOf(square) + sizeOf(teachers));
          const weight = sum(
            summed((k) => WEIGHT[k]! * NU[k]!, x, y),
            scaled(quotient(ONE, product(x, y)), continuum),
          );
          expectNear(at(PAIR.weight), weight, sizeOf(weight));
          const teacherWeight = summed((k) => SHARE[k]! * NU[k]!, x, y);
          expectNear(at(PAIR.teacherWeight), teacherWeight, sizeOf(teacherWeight));
        }
      }
    }
  });
});

test("complexList keeps the excess of samples over the rank where the two nearly agree and zeta is small", () => {
  const rank = WEIGHT.reduce((total, weight) => total + weight, 0);
  const zeta = { re: 1e-9, im: 2e-9 };
  const { excess } = complexList(COLUMNS, 0).moments(zeta, rank);
  // rank - A = zeta M with M = sum of weight / (zeta + nu).
  const expected = product(
    zeta,
    summed((k) => WEIGHT[k]!, zeta),
  );
  expectNear(excess, expected, sizeOf(expected));
});
