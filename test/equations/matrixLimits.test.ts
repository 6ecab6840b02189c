import { describe, expect, test } from "vitest";
import { matrixInterpolationThreshold, matrixSeparabilityThreshold } from "../../equations/matrixLimits.js";
import { anyModelOf } from "../../equations/point.js";
import { isotropic } from "../../equations/spectra/isotropic.js";
import { wishartRule } from "../../equations/spectra/wishartRule.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";

const at = (loss: string, alpha: number, lambda: number, width = 0.5, epsilon = 0.2) =>
  requireSolved(saddlePoint(anyModelOf({ model: "quadratic", width, loss, alpha, epsilon, lambda })));

describe("matrixSeparabilityThreshold", () => {
  test("is half of Cover's for labels that are all random, and infinite where none is", () => {
    for (const width of [0.1, 1, 20]) {
      expect(matrixSeparabilityThreshold(wishartRule(width), 1).alpha).toBeCloseTo(1, 12);
      expect(matrixSeparabilityThreshold(wishartRule(width), 0).alpha).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test("is the perceptron's where the cone does not bind", () => {
    const wide = matrixSeparabilityThreshold(wishartRule(50), 0.01);
    expect(wide.alpha).toBeCloseTo(separabilityThreshold(isotropic(1, 0), 0.01).alpha, 11);
  });

  test.each(["hinge", "logistic"])("is where the max-margin network of %s diverges, from either side", (loss) => {
    const { alpha, generalizationError } = matrixSeparabilityThreshold(wishartRule(0.5), 0.2);
    const norms = [1e-2, 1e-3, 1e-4].flatMap((away) => [
      at(loss, alpha * (1 - away), 0),
      at(loss, alpha * (1 + away), 0),
    ]);
    const scaled = norms.map(({ overlaps }, k) => Math.sqrt(overlaps.q) * 10 ** -(2 + Math.floor(k / 2)));
    for (const side of [0, 1]) {
      const [, second, third] = [0, 2, 4].map((k) => scaled[k + side]!);
      expect(third! / second!).toBeCloseTo(1, side === 0 ? 1 : 0);
    }
    const { m, q } = norms[4]!.overlaps;
    expect(Math.acos(m / Math.sqrt(q)) / Math.PI).toBeCloseTo(generalizationError, 4);
  });
});

describe("matrixInterpolationThreshold", () => {
  test("is half of the parameters for random labels, and more where the rule helps", () => {
    expect(matrixInterpolationThreshold(wishartRule(0.5), 1)).toBeCloseTo(0.5, 12);
    expect(matrixInterpolationThreshold(wishartRule(0.5), 0)).toBeGreaterThan(0.55);
  });

  test("is where the response diverges while q stays finite, with m = 1/c", () => {
    const alpha = matrixInterpolationThreshold(wishartRule(0.5), 0.2);
    const [below, above] = [at("square", alpha * (1 - 1e-6), 0), at("square", alpha * (1 + 1e-6), 0)];
    expect(below.regime).toBe("interpolating");
    expect(above.regime).toBe("ridgeless");
    expect(below.overlaps.m).toBeCloseTo(1 / (0.8 * Math.sqrt(2 / Math.PI)), 1);
    // From both sides m falls with the root of the distance.
    const missing = [1e-4, 1e-6].map(
      (away) => at("square", alpha * (1 - away), 0).overlaps.m * 0.8 * Math.sqrt(2 / Math.PI) - 1,
    );
    expect(missing[0]! / missing[1]!).toBeCloseTo(10, 0);
    expect(above.overlaps.q).toBeCloseTo(below.overlaps.q, 0);
    expect(above.overlaps.V).toBeGreaterThan(1e5);
  });
});

test.each([
  ["square", 0.3],
  ["square", 2],
  ["hinge", 1],
  ["hinge", 4],
  ["squared-hinge", 1],
])("%s at alpha = %f: lambda = 0+ is the limit of small lambda", (loss, alpha) => {
  const limit = at(loss, alpha, 0);
  const errors = [1e-5, 1e-6].map((lambda) => {
    const near = at(loss, alpha, lambda);
    const ratio = ({ overlaps: { m, q } }: typeof near): number => m / Math.sqrt(q);
    return Math.abs(ratio(near) - ratio(limit));
  });
  expect(errors[1]).toBeLessThan(1e-4);
  expect(errors[1]!).toBeLessThan(Math.max(0.2 * errors[0]!, 1e-12));
});

test("the network is zero from the largest eigenvalue of the gradient on, and guesses from below it on", () => {
  const model = { model: "quadratic", width: 0.5, loss: "square", alpha: 2, epsilon: 0.2 } as const;
  const edge = wishartRule(0.5).edge(2 * 0.8 * Math.sqrt(2 / Math.PI), 2);
  const zero = requireSolved(saddlePoint(anyModelOf({ ...model, lambda: edge * 1.000001 })));
  expect([zero.regime, zero.overlaps.q]).toEqual(["zero", 0]);
  expect(requireSolved(saddlePoint(anyModelOf({ ...model, lambda: Number.POSITIVE_INFINITY }))).regime).toBe("zero");
  const ratios = [0.9, 0.99, 0.999].map((share) => {
    const { m, q } = at("square", 2, share * edge).overlaps;
    return m / Math.sqrt(q);
  });
  expect(ratios[2]).toBeLessThan(0.2);
  // m / sqrt q falls like the distance to the power 3/4.
  expect(Math.log10(ratios[1]! / ratios[2]!)).toBeCloseTo(0.75, 1);
});

test.each(["square", "hinge"])(
  "at the threshold of %s itself nothing is solved without regularization, and just beside it",
  (loss) => {
    const threshold =
      loss === "square"
        ? matrixInterpolationThreshold(wishartRule(0.5), 0.2)
        : matrixSeparabilityThreshold(wishartRule(0.5), 0.2).alpha;
    const solution = saddlePoint(
      anyModelOf({ model: "quadratic", width: 0.5, loss, alpha: threshold, epsilon: 0.2, lambda: 0 }),
    );
    expect(solution.status).not.toBe("converged");
    expect("message" in solution ? solution.message : "").toMatch(/alpha is the threshold alpha_[ic] itself/);
    expect(at(loss, 0.99 * threshold, 0).regime).toBe("interpolating");
    expect(at(loss, 1.01 * threshold, 0).regime).toBe("ridgeless");
  },
);
