import fc from "fast-check";
import { expect, test } from "vitest";
import { isotropic } from "../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../equations/spectra/randomFeatures.js";
import { interpolationThreshold, separabilityThreshold } from "../../equations/thresholds.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import table from "../fixtures/thresholds.json" with { type: "json" };
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";

const perceptron = isotropic(1, 0);

test.each([
  [0.5, 2.245288964560832],
  [0.2, 2.992286007264583],
  [0.1, 3.8096887946330935],
  [0.01, 8.529583658388491],
  // Cover's and Gardner's capacity of random labels.
  [1, 2],
])("separabilityThreshold of the perceptron at epsilon = %d is %d", (epsilon, alpha) => {
  expect(
    disagreement({ epsilon }, separabilityThreshold(perceptron, epsilon).alpha, alpha, { relative: 1e-13 }),
  ).toEqual([]);
});

test("separabilityThreshold agrees with the convex-geometric criterion at 34 digits", () => {
  const rows = [
    ...table.linear.map(({ point, expected }) => ({ point, expected, spectrum: perceptron })),
    ...table.rf.map(({ point, expected }) => ({
      point,
      expected,
      spectrum: randomFeatures(point.mu1, point.muStar, point.kappa),
    })),
  ];
  const gaps = rows.flatMap(({ point, expected, spectrum }) => {
    const { alpha, R, generalizationError, relativeError } = separabilityThreshold(spectrum, point.epsilon);
    expect(relativeError).toBeLessThan(1e-13);
    return [
      ...disagreement({ ...point, of: "alpha" }, alpha, expected.alpha, { relative: relativeError + 2e-14 }),
      // The angle is where the threshold is stationary: it is known to fewer digits.
      ...disagreement({ ...point, of: "R" }, R, expected.R, { absolute: 1e-12 }),
      ...disagreement({ ...point, of: "E" }, generalizationError, expected.generalizationError, { absolute: 1e-12 }),
    ];
  });
  expect(gaps).toEqual([]);
});

test("separabilityThreshold satisfies the two equations of the theory", () => {
  fc.assert(
    fc.property(uniform(0.01, 0.99), logUniform(-1, 1), uniform(0.1, 1.5), (epsilon, kappa, gamma) => {
      const spectrum = randomFeatures(Math.sin(gamma), Math.cos(gamma), kappa);
      const { alpha, R } = separabilityThreshold(spectrum, epsilon);
      const rho = Math.sqrt(spectrum.teacherShare);
      const r = rho * R;
      const a = alpha / kappa;
      expect(
        disagreement("a", a, (Math.PI * R) / (rho * (1 - epsilon) * Math.sqrt(1 - r * r)), { relative: 1e-11 }),
      ).toEqual([]);
      const share = 0.5 - ((1 - epsilon) * (Math.asin(r) + r * Math.sqrt(1 - r * r))) / Math.PI;
      expect(disagreement("R", a * share, 1 - R * R, { absolute: 1e-12 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test("separabilityThreshold is infinite for kernels, and for the perceptron without random labels", () => {
  expect(separabilityThreshold(isotropic(0.5, 0.3), 0.2).alpha).toBe(Number.POSITIVE_INFINITY);
  expect(separabilityThreshold(perceptron, 0)).toMatchObject({
    alpha: Number.POSITIVE_INFINITY,
    generalizationError: 0,
    R: 1,
  });
  // Grows without bound on the way, slower than any power of 1 / epsilon.
  expect(separabilityThreshold(perceptron, 1e-12).alpha).toBeGreaterThan(1e4);
  expect(separabilityThreshold(perceptron, 1e-12).alpha).toBeLessThan(1e5);
});

test("separabilityThreshold falls with the fraction of random labels and grows with the number of features", () => {
  fc.assert(
    fc.property(
      uniform(0, 0.98),
      uniform(0.001, 1),
      logUniform(-1, 2),
      uniform(0.1, 1.5),
      (epsilon, step, kappa, gamma) => {
        const features = (count: number) => randomFeatures(Math.sin(gamma), Math.cos(gamma), count);
        const { alpha } = separabilityThreshold(features(kappa), epsilon);
        expect(separabilityThreshold(features(kappa), epsilon + (1 - epsilon) * step).alpha).toBeLessThan(alpha);
        expect(separabilityThreshold(features(kappa * (1 + step)), epsilon).alpha).toBeGreaterThan(alpha);
        expect(alpha).toBeGreaterThanOrEqual(2 * kappa * (1 - 1e-14));
      },
    ),
    REPRODUCIBLE,
  );
});

test("separabilityThreshold of random features whose non-linear part vanishes is that of the perceptron seen through them", () => {
  // kappa > 1 features span the inputs: whitened, they are the inputs.
  for (const epsilon of [0.05, 0.3, 1]) {
    const { alpha } = separabilityThreshold(randomFeatures(0.8, 0, 3), epsilon);
    expect(
      disagreement({ epsilon }, alpha, separabilityThreshold(perceptron, epsilon).alpha, { relative: 1e-12 }),
    ).toEqual([]);
  }
});

test("interpolationThreshold counts features: 1 for the perceptron, kappa for random features, infinite for kernels", () => {
  expect(interpolationThreshold(perceptron)).toBe(1);
  expect(interpolationThreshold(isotropic(0.5, 0.3))).toBe(Number.POSITIVE_INFINITY);
  expect(interpolationThreshold(randomFeatures(0.5, 0.3, 1.7))).toBe(1.7);
  expect(interpolationThreshold(randomFeatures(0.5, 0, 1.7))).toBe(1);
});

const CASES = [
  ...[0.1, 0.5, 1].flatMap((epsilon) =>
    ["hinge", "squared-hinge"].map((loss) => ({ model: "linear", epsilon, loss }) as const),
  ),
  { model: "rf", epsilon: 0.2, loss: "hinge", mu1: 0.5, muStar: 0.3, kappa: 1.7 } as const,
  { model: "rf", epsilon: 0, loss: "hinge", mu1: 0.9, muStar: 0.3, kappa: 0.5 } as const,
];

test.each(CASES)(
  "separabilityThreshold divides the ridgeless $loss learner ($model, epsilon $epsilon) into interpolating and not",
  (point) => {
    const spectrum = point.model === "linear" ? perceptron : randomFeatures(point.mu1, point.muStar, point.kappa);
    const { alpha, generalizationError } = separabilityThreshold(spectrum, point.epsilon);
    // E_gen has a square-root cusp at the threshold; norm and training loss tell the sides apart.
    const [below, above] = [1 - 1e-7, 1 + 1e-7].map((side) =>
      requireSolved(solve({ ...point, alpha: side * alpha, lambda: 0 })),
    );
    expect(below?.regime).toBe("interpolating");
    expect(above?.regime).toBe("ridgeless");
    for (const side of [below, above]) {
      if (side === undefined) throw new Error("no solution");
      expect(Math.abs(observables(side).generalizationError - generalizationError)).toBeLessThan(1e-3);
      expect(observables(side).norm).toBeGreaterThan(1e5);
    }
  },
);

test("separabilityThreshold grows as epsilon^(-1/3) however small epsilon is", () => {
  const reference = separabilityThreshold(perceptron, 1e-18).alpha;
  for (const epsilon of [1e-24, 1e-28, 1e-60, 1e-290]) {
    const { alpha } = separabilityThreshold(perceptron, epsilon);
    expect((alpha * (epsilon / 1e-18) ** (1 / 3)) / reference).toBeCloseTo(1, 10);
  }
});

test("separabilityThreshold of random features without facts grows as mu1 / muStar", () => {
  // The part of the teacher that the features miss, r / kappa / (1 - 1 / kappa) for a small idle part, is the noise.
  const scaled = [1e-3, 1e-5, 1e-8].map((muStar) => {
    const { alpha, relativeError } = separabilityThreshold(randomFeatures(1, muStar, 2), 0);
    expect(relativeError).toBeLessThan(1e-12);
    return alpha * muStar;
  });
  expect((scaled[1] as number) / (scaled[2] as number)).toBeCloseTo(1, 9);
  expect((scaled[0] as number) / (scaled[2] as number)).toBeCloseTo(1, 5);
});

test("separabilityThreshold of next to no features is that of random labels, 2 kappa", () => {
  for (const kappa of [1e-20, 1e-100, 1e-200]) {
    const { alpha, generalizationError } = separabilityThreshold(randomFeatures(0.65, 0.2, kappa), 0.1);
    expect(alpha / kappa).toBeCloseTo(2, 9);
    expect(generalizationError).toBeCloseTo(0.5, 9);
  }
});

test("separabilityThreshold of noiseless labels grows as the inverse of what is missing of the teacher, however little that is", () => {
  // Little is missing, delta^2: theta^2 = 2 delta^2 and psi^2 = 3 delta^2 in (TH.1), so alpha_c = rank pi / (sqrt 3 delta).
  for (const muStar of [1e-20, 1e-80, 1e-150]) {
    const { alpha, generalizationError } = separabilityThreshold(randomFeatures(0.5, muStar, 2), 0);
    const delta = muStar / 0.5;
    expect((alpha * delta * Math.sqrt(3)) / (2 * Math.PI)).toBeCloseTo(1, 11);
    expect((generalizationError * Math.PI) / (Math.sqrt(3) * delta)).toBeCloseTo(1, 11);
  }
});
