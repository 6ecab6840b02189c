import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelCorrelation } from "../../equations/channels/labelField.js";
import { zeroNetworkLambda } from "../../equations/matrixLimits.js";
import { anyModelOf, type Point } from "../../equations/point.js";
import { wishartRule } from "../../equations/spectra/wishartRule.js";
import type { Conjugates, MatrixModel, Overlaps } from "../../equations/types.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved, type SolvedMinimum } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { losses } from "../equations/box.js";
import { derivative } from "../numerics/derivative.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";

/** The box in which every point must be solved: width 10^-2..10^2, alpha 10^-1.5..10^2.5, lambda 10^-6..1 of that at which the network is zero. */
const box: fc.Arbitrary<Point> = fc
  .tuple(
    logUniform(-2, 2),
    logUniform(-1.5, 2.5),
    fc.oneof(uniform(0, 1), uniform(0, 1), fc.constantFrom(0, 1)),
    logUniform(-6, -1e-4),
    losses,
  )
  .map(([width, alpha, epsilon, share, loss]) => {
    const point = { model: "quadratic", width, alpha, epsilon, loss, lambda: 1 } as const;
    return { ...point, lambda: share * zeroNetworkLambda(anyModelOf(point) as MatrixModel) };
  });

const solved = (point: Point): SolvedMinimum => requireSolved(saddlePoint(anyModelOf(point)));

describe("published and independent values", () => {
  test.each([
    [
      { loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.3 },
      { m: 0.56239, q: 0.48812, V: 0.38955, rank: 0.5347, generalizationError: 0.202189, memorizationError: 0.288568 },
      5e-6,
    ],
    [
      { loss: "squared-hinge", alpha: 1.5, epsilon: 0.2, lambda: 0.2 },
      { m: 0.84929, q: 1.30917, V: 1.07822, rank: 0.5142, generalizationError: 0.233754, memorizationError: 0.173009 },
      8e-4,
    ],
  ])("%j", (task, expected, absolute) => {
    const solution = solved({ model: "quadratic", width: 0.5, ...task });
    const values: { readonly [name: string]: number | null } = { ...solution.overlaps, ...observables(solution) };
    for (const [name, value] of Object.entries(expected)) {
      expect(Math.abs(values[name]! - value), name).toBeLessThan(name === "rank" ? 5e-5 : absolute);
    }
  });
});

test("saddlePoint solves every point of the box, to 1e-9 by its own estimate", () => {
  fc.assert(
    fc.property(box, (point) => {
      const solution = saddlePoint(anyModelOf(point));
      expect(solution.status, JSON.stringify(point)).toBe("converged");
      const { generalizationError, memorizationError } = errorEstimates(requireSolved(solution));
      expect(Math.max(generalizationError, memorizationError)).toBeLessThan(1e-9);
    }),
    { ...REPRODUCIBLE, numRuns: 60 },
  );
});

/** f = m mHat + (V qHat - q VHat)/2 - F / VHat + alpha E[M(u)]. */
function freeEnergy(model: MatrixModel, { m, q, V }: Overlaps, { mHat, qHat, VHat }: Conjugates): number {
  const { alpha, channel, lambda, spectrum } = model;
  const cavity = { V, m, tau: Math.sqrt(q - m * m) };
  const envelope = channel.trainingLoss(cavity) + channel.fluctuation(cavity).qHat / (2 * V);
  const { energy } = spectrum.positivePart(mHat, qHat, lambda)!;
  return m * mHat + 0.5 * (V * qHat - q * VHat) - energy / VHat + alpha * envelope;
}

test.each(["square", "hinge", "squared-hinge", "logistic"])(
  "the free energy of %s is stationary in all six and equals the objective",
  (loss) => {
    for (const [width, alpha, epsilon, lambda] of [
      [0.5, 2, 0.2, 0.3],
      [3, 0.7, 0.5, 0.1],
      [0.1, 5, 0.05, 1],
    ] as const) {
      const solution = solved({ model: "quadratic", width, alpha, epsilon, lambda, loss });
      const model = solution.model as MatrixModel;
      const { overlaps, conjugates } = solution;
      const value = freeEnergy(model, overlaps, conjugates);
      const found = observables(solution).freeEnergy;
      const wrong = disagreement("value", found, value, { relative: 1e-11 });
      for (const name of ["m", "q", "V"] as const) {
        const at = (x: number): number => freeEnergy(model, { ...overlaps, [name]: x }, conjugates);
        const slope = overlaps[name] * derivative(at, overlaps[name], 1e-3 * overlaps[name]);
        wrong.push(...disagreement(name, slope, 0, { absolute: 1e-7 }));
      }
      for (const name of ["mHat", "qHat", "VHat"] as const) {
        const at = (x: number): number => freeEnergy(model, overlaps, { ...conjugates, [name]: x });
        const slope = conjugates[name] * derivative(at, conjugates[name], 1e-3 * conjugates[name]);
        wrong.push(...disagreement(name, slope, 0, { absolute: 1e-7 }));
      }
      expect(wrong).toEqual([]);
    }
  },
);

test("the objective grows with lambda at the rate of the norm, tr S / d", () => {
  const point: Point = { model: "quadratic", width: 0.5, loss: "hinge", alpha: 1.5, epsilon: 0.2, lambda: 0.2 };
  const energy = (lambda: number): number => observables(solved({ ...point, lambda })).freeEnergy;
  expect(derivative(energy, 0.2, 1e-3)).toBeCloseTo(observables(solved(point)).norm, 8);
});

test("a rule of full rank and many samples leave the cone's boundary: the closed form of a ridge-free trace penalty holds", () => {
  // No eigenvalue is 0, so S = A / VHat and every average is a polynomial.
  const [width, alpha, epsilon, lambda] = [40, 60, 0.1, 0.5];
  const solution = solved({ model: "quadratic", width, loss: "square", alpha, epsilon, lambda });
  const { rank } = observables(solution);
  expect(rank).toBe(1);
  const c = labelCorrelation(epsilon);
  const { mean } = wishartRule(width);
  const VHat = alpha - 1;
  const m = c - (lambda * mean) / VHat;
  const square = (mHat: number, qHat: number): number =>
    (mHat ** 2 - 2 * lambda * mHat * mean + lambda ** 2 + qHat) / VHat ** 2;
  // q = square(c VHat, alpha (1 + q - 2 c m) (VHat / alpha)^2) is linear in q.
  const noise = 1 / alpha;
  const q = (square(c * VHat, 0) + noise * (1 - 2 * c * m)) / (1 - noise);
  expect(solution.overlaps.V).toBeCloseTo(1 / (alpha - 1), 13);
  expect(solution.overlaps.m).toBeCloseTo(m, 13);
  expect(solution.overlaps.q).toBeCloseTo(q, 12);
});

test("a start from a neighbor gives the same solution as none", () => {
  const point: Point = { model: "quadratic", width: 0.5, loss: "squared-hinge", alpha: 3, epsilon: 0.1, lambda: 0.1 };
  const near = solved({ ...point, lambda: 0.12 });
  const warm = requireSolved(saddlePoint(anyModelOf(point), { start: near.coordinates }));
  expect(warm.overlaps.m).toBeCloseTo(solved(point).overlaps.m, 13);
  expect(warm.diagnostics.iterations).toBeLessThan(solved(point).diagnostics.iterations);
});

test("solve refuses trainings in time of a network with learned features, and says what it knows", () => {
  const point: Point = {
    ...{ model: "quadratic", width: 0.5, loss: "square", alpha: 3, epsilon: 0.1, lambda: 0.1 },
    ...{ algorithm: "gradient-flow", time: 1 },
  };
  expect(() => solve(point)).toThrow(/quadratic: algorithm cannot be "gradient-flow"/);
});

test("a budget and a tolerance never make a solution of what Newton's method has not found", () => {
  const model = anyModelOf({
    model: "quadratic",
    width: 0.5,
    loss: "logistic",
    alpha: 1.5,
    epsilon: 0.2,
    lambda: 0.02,
  });
  const exact = requireSolved(saddlePoint(model));
  const ends = new Set<string>();
  for (let maxIterations = 1; maxIterations <= 60; maxIterations++) {
    const solution = saddlePoint(model, { maxIterations, tolerance: 0.2 });
    ends.add(solution.status);
    if (solution.status !== "converged") continue;
    expect(solution.diagnostics.errorEstimate).toBeLessThan(1e-10);
    expect(solution.overlaps.m).toBeCloseTo(exact.overlaps.m, 10);
  }
  expect(ends).toEqual(new Set(["max-iterations", "converged"]));
});
