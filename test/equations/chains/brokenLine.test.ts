import { expect, test } from "vitest";
import { type BrokenLine, massBelow, signBelow } from "../../../equations/chains/brokenLine.js";
import { bivariateCdf } from "../../../src/numerics/bivariateNormal.js";
import { normalCdf, normalDensity } from "../../../src/numerics/normal.js";
import { panelSum } from "../../../src/numerics/panels.js";
import { disagreement } from "../../numerics/disagreement.js";
import { randomNumbers } from "../../numerics/randomNumbers.js";

const REACH = 9;
/** Sizes of (a, b): the switches of the rule, and below and above the first. */
const SIZES = [0, 0.02, 0.3, 0.3001, 0.5, 1, 1.5, 2, 3, 5, 10, 30];
/** A steeper step costs the panels of the other route too much. */
const FINEST = 50;
const LINES = linesOf(randomNumbers(20260601), 12);

/** Lines of up to two corners and of slopes up to 1, 4 and 12. */
function linesOf(next: () => number, count: number): BrokenLine[] {
  return Array.from({ length: count }, (_, i) => {
    const corners = Array.from({ length: i % 3 }, () => 4 * next() - 2).sort((a, b) => a - b);
    const slopes = [...corners, 0].map(() => [1, 4, 12][i % 4 === 3 ? 2 : i % 2]! * (2 * next() - 1));
    const heights = [2 * next() - 1];
    for (const [k, t] of corners.entries()) heights.push(heights[k]! + (slopes[k]! - slopes[k + 1]!) * t);
    return { corners, slopes, heights };
  });
}

/** Mean over a standard normal t of a function of t and of the line there, over panels that resolve its steps. */
function meanAlong(
  { corners, slopes, heights }: BrokenLine,
  f: (t: number, x: number) => number,
  steepness = 1,
): number {
  const steepest = Math.max(...slopes.map(Math.abs));
  const count = Math.ceil(2 * REACH * Math.max(1, steepest, (1 + steepest) * steepness));
  const even = Array.from({ length: count + 1 }, (_, i) => REACH * ((2 * i) / count - 1));
  const ends = [...even, ...corners].sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < ends.length; i++) {
    const piece = corners.filter((corner) => corner <= ends[i - 1]!).length;
    const density = (t: number): number => normalDensity(t) * f(t, heights[piece]! + slopes[piece]! * t);
    sum += panelSum(density, ends[i - 1]!, ends[i]!, 16);
  }
  return sum;
}

test("the mass below a line is the mean of Phi along it", () => {
  const gaps = LINES.flatMap((line) =>
    disagreement(
      line,
      massBelow(line),
      meanAlong(line, (_t, x) => normalCdf(x)),
      { absolute: 1e-14 },
    ),
  );
  expect(gaps).toEqual([]);
});

test("the sign below a line is that of bivariate normal numbers along it, at every switch of the rule", () => {
  const gaps = LINES.flatMap((line, i) =>
    SIZES.filter((size) => size * Math.max(...line.slopes.map(Math.abs)) < FINEST).flatMap((size, k) => {
      const [a, b] = [size * Math.sin(i + k), size * Math.cos(i + k)];
      const root = Math.sqrt(1 + b * b);
      // P(x' < x, y < a t + b x' + y) of independent standard normal x' and y.
      const below = (t: number, x: number): number => 2 * bivariateCdf(x, (a * t) / root, -b / root) - normalCdf(x);
      const expected = meanAlong(line, below, size);
      return disagreement({ line, size }, signBelow(line, a, b, 1)!, expected, { absolute: 2e-14 });
    }),
  );
  expect(gaps).toEqual([]);
});

test("below a straight line through the origin the sign is the angle between it and (a, b), at every switch of the rule", () => {
  for (const size of [...SIZES, 30.1, 100, 299]) {
    for (const slope of [-3, 0, 0.4, 20]) {
      for (const angle of [0, 0.7, 1.5, 2.9]) {
        const [a, b] = [size * Math.sin(angle), size * Math.cos(angle)];
        const line = { corners: [], slopes: [slope], heights: [0] };
        const correlation = (b - slope * a) / Math.sqrt((1 + slope * slope) * (1 + size * size));
        expect(signBelow(line, a, b, 1), `${size}, ${slope}, ${angle}`).toBeCloseTo(
          -Math.asin(correlation) / Math.PI,
          13,
        );
      }
    }
  }
});

test("fewer nodes show the size of the error, and more than 300 deviations are refused", () => {
  const [line] = LINES as [BrokenLine];
  for (const size of [0.9, 1.9, 4.9, 9.9, 29, 290]) {
    const change = Math.abs(signBelow(line, 0.1, size, 0.3)! - signBelow(line, 0.1, size, 1)!);
    expect(change).toBeGreaterThan(1e-14);
  }
  expect(signBelow(line, 300.1, 0, 1)).toBeUndefined();
  expect(signBelow(line, Number.POSITIVE_INFINITY, Number.NaN, 1)).toBeUndefined();
});
