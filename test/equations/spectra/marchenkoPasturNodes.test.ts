import { expect, test } from "vitest";
import { marchenkoPasturResolvent } from "../../../equations/spectra/marchenkoPastur.js";
import { marchenkoPasturNodes } from "../../../equations/spectra/marchenkoPasturNodes.js";

const average = (g: number, count: number, f: (s: number) => number): number =>
  marchenkoPasturNodes(g, count).reduce((sum, { s, weight }) => sum + weight * f(s), 0);

test("marchenkoPasturNodes integrates polynomials up to degree 2 N - 1 exactly, up to the hard edge", () => {
  for (const g of [1e-6, 0.1, 0.5, 0.99, 1]) {
    expect(average(g, 1, (s) => s)).toBeCloseTo(1, 14);
    expect(average(g, 2, (s) => s * s * s)).toBeCloseTo(1 + 3 * g + g * g, 13);
    expect(average(g, 60, (s) => s * s)).toBeCloseTo(1 + g, 13);
  }
});

test("marchenkoPasturNodes gives the resolvent of the law", () => {
  for (const g of [0.05, 0.5, 0.9]) {
    const { S } = marchenkoPasturResolvent(0.3, g);
    expect(average(g, 60, (s) => s / (s + 0.3))).toBeCloseTo(S, 12);
  }
});
