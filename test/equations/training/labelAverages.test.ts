import { describe, expect, test } from "vitest";
import { lossFromExpression } from "../../../equations/lossExpression.js";
import { hinge, type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";
import { freshAverages } from "../../../equations/training/labelAverages.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normalCdf, normalDensity } from "../../../src/numerics/normal.js";
import { derivative } from "../../numerics/derivative.js";

const LOSSES: readonly Loss[] = [
  square,
  hinge,
  squaredHinge,
  logistic,
  await lossFromExpression("max(0,1-u)+max(0,-1-u)+log(1+exp(-u))/4"),
];
const PLACES = [
  { m: 0.7, tau: 0.4 },
  { m: 0, tau: 1.3 },
  { m: -0.5, tau: 0.9 },
] as const;
const TASKS = LOSSES.flatMap((loss) => [0, 0.3, 1].map((epsilon) => [loss.name, loss, epsilon] as const));

describe.each(TASKS)("freshAverages of the %s loss", (_name, loss, epsilon) => {
  test(`are the integrals over the margins of fresh samples, at epsilon = ${epsilon}`, () => {
    for (const { m, tau } of PLACES) {
      const { pullSquare, value } = freshAverages(loss, epsilon, m, tau);
      const scale = Math.hypot(m, tau);
      const mean = (f: (u: number) => number): number => {
        const density = (t: number): number =>
          normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf((m / tau) * t)) * f(scale * t);
        const cuts = [-12, ...loss.kinks.map((kink) => kink / scale).sort((a, b) => a - b), 12];
        return integrateAdaptive(density, cuts, 1e-13).value;
      };
      expect(value).toBeCloseTo(mean(loss.value), 11);
      expect(pullSquare).toBeCloseTo(
        mean((u) => loss.slope(u) ** 2),
        11,
      );
    }
  });

  test(`satisfy Stein's identity, jumps of the slope included, at epsilon = ${epsilon}`, () => {
    for (const { m, tau } of PLACES) {
      const { curvature, boundaryPull } = freshAverages(loss, epsilon, m, tau);
      const scale = Math.hypot(m, tau);
      const byScale = derivative((s) => freshAverages(loss, epsilon, s * m, s * tau).value, 1, 1e-3);
      const rule = (2 * (1 - epsilon) * m) / Math.sqrt(2 * Math.PI);
      expect(byScale).toBeCloseTo(scale * scale * curvature - rule * boundaryPull, 8);
    }
  });
});
