/** @module-tag heavy */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { separabilityThreshold } from "../../equations/thresholds.js";
import { isAngled } from "../../equations/vocabulary/models.js";
import type { ParameterError } from "../../src/core/errors.js";
import type { Solution } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { learners, losses, points, THREE_LEARNERS, tasks } from "../equations/box.js";
import { disagreement } from "../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../numerics/randomNumbers.js";
import { solved } from "./points.js";

const OBSERVED = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingLoss"] as const;
const LOSS_NAMES = ["square", "hinge", "squared-hinge", "logistic"];

function observableGaps(point: Point, other: Point, tolerance: number): string[] {
  const [a, b] = [solved(point).observables, solved(other).observables];
  return OBSERVED.flatMap((name) => disagreement({ name, ...point }, a[name], b[name], { absolute: tolerance }));
}

describe.each(["square", "hinge", "squared-hinge"])("the %s loss", (loss) => {
  test.each([0.4, 12])("solve at lambda -> 0 approaches lambda = 0+ linearly, at alpha = %d", (alpha) => {
    for (const learner of THREE_LEARNERS) {
      const at = (lambda: number): number =>
        solved({ ...learner, loss, alpha, epsilon: 0.25, lambda }).observables.generalizationError;
      const limit = at(0);
      const [far, near] = [at(1e-4) - limit, at(1e-5) - limit];
      expect(Math.abs(near)).toBeLessThan(1e-3);
      // Ten times closer, or both at rounding where the hinge does not depend on small lambda.
      if (Math.abs(far) > 1e-9) expect(far / near).toBeCloseTo(10, 0);
      expect(Math.abs(at(1e-8) - limit)).toBeLessThan(1e-6);
    }
  });
});

test("solve of the logistic loss approaches the max-margin classifier as lambda -> 0+ where the data are separable, slowly", () => {
  const point = { model: "kernel", loss: "logistic", alpha: 2, epsilon: 0.2, mu1: 0.6, muStar: 0.3 } as const;
  const limit = solved({ ...point, lambda: 0 }).observables.generalizationError;
  const gap = (lambda: number): number =>
    Math.abs(solved({ ...point, lambda }).observables.generalizationError - limit);
  // Margins grow like log(1 / lambda).
  expect(gap(1e-8)).toBeLessThan(gap(1e-4));
  expect(gap(1e-4)).toBeLessThan(gap(1e-2));
  expect(gap(1e-8)).toBeLessThan(3e-3);
});

test("solve of the logistic loss approaches lambda = 0+ from one side, down to the smallest lambda", () => {
  const at = (lambda: number): number =>
    solved({ model: "linear", loss: "logistic", alpha: 0.1, epsilon: 0.9, lambda }).observables.generalizationError;
  const gaps = [1e-20, 1e-65, 1e-120, 1e-300].map((lambda) => at(0) - at(lambda));
  // The gap falls like 1 / log(1 / lambda): times that logarithm it is about the same number everywhere.
  const scaled = gaps.map((gap, k) => gap * [20, 65, 120, 300][k]!);
  expect(Math.min(...gaps)).toBeGreaterThan(0);
  expect(Math.max(...scaled)).toBeLessThan(1.1 * Math.min(...scaled));
});

test("features times a factor with lambda times its square are the same learner, or refused: no square of theirs over- or underflows unseen", () => {
  const learners: readonly Point[] = (["square", "hinge", "squared-hinge", "logistic"] as const).flatMap((loss) =>
    [0, 1, Number.POSITIVE_INFINITY].flatMap((lambda): Point[] => [
      { model: "kernel", mu1: 0.8, muStar: 0.5, loss, alpha: 2, epsilon: 0.2, lambda },
      { model: "rf", mu1: 0.8, muStar: 0.5, kappa: 3, loss, alpha: 2, epsilon: 0.2, lambda },
      {
        model: "empirical",
        eigenvalues: [{ nu: 0.64, share: 1 }],
        continuum: 0.25,
        loss,
        alpha: 2,
        epsilon: 0.2,
        lambda,
      },
    ]),
  );
  const scaled = (point: Point, s: number): Point => {
    const task = { lambda: point.lambda * s * s };
    if (point.model === "empirical") {
      return { ...point, ...task, eigenvalues: [{ nu: 0.64 * s * s, share: 1 }], continuum: 0.25 * s * s };
    }
    return point.model === "linear" ? point : ({ ...point, ...task, mu1: 0.8 * s, muStar: 0.5 * s } as Point);
  };
  let answers = 0;
  for (const point of learners) {
    const own = solve(point);
    expect(own.status).toBe("converged");
    for (const s of [1e-160, 1e-150, 1e-100, 1e-80, 1e-40, 1e40, 1e70, 1e80, 1e100, 1e150]) {
      let other: Solution;
      try {
        other = solve(scaled(point, s));
      } catch (error) {
        expect((error as ParameterError).parameter).toMatch(/^(mu1|muStar|continuum|nu\[0\])$/);
        continue;
      }
      if (own.status !== "converged" || other.status !== "converged") continue;
      answers += 1;
      for (const name of ["generalizationError", "memorizationError", "ruleTrainingError"] as const) {
        const label = `${name} of ${JSON.stringify(point)} at ${s}`;
        expect(Math.abs(observables(other)[name] - observables(own)[name]), label).toBeLessThan(1e-11);
      }
    }
  }
  expect(answers).toBeGreaterThan(3 * learners.length);
});

test.each(LOSS_NAMES)("%s: a lambda so large that squares underflow has Hebb's rule, or no solution", (loss) => {
  for (const learner of THREE_LEARNERS) {
    const at = (lambda: number): Solution => solve({ ...learner, loss, alpha: 0.05, epsilon: 0.3, lambda });
    const limit = at(Number.POSITIVE_INFINITY);
    if (limit.status !== "converged") throw new Error(limit.status);
    for (const lambda of [1e40, 1e80, 1e100, 1e115, 1e118, 1e120, 1e125, 1e140]) {
      const far = at(lambda);
      if (far.status !== "converged") continue;
      for (const name of ["generalizationError", "memorizationError"] as const) {
        expect(observables(far)[name], `${name} at ${lambda}`).toBeCloseTo(observables(limit)[name], 11);
      }
    }
  }
});

test("random features refuse a muStar whose share underflows: it would have the limit lambda -> 0+ of no nonlinear part", () => {
  const point = { model: "rf", kappa: 2, loss: "square", alpha: 1.5, epsilon: 0.2, lambda: 0 } as const;
  // With a nonlinear part, however small, kappa features interpolate.
  expect(solved({ ...point, mu1: 1, muStar: 1e-6 }).observables.memorizationError).toBe(0);
  expect(solved({ ...point, mu1: 1, muStar: 0 }).observables.memorizationError).toBeGreaterThan(0.01);
  expect(() => solve({ ...point, mu1: 1, muStar: 1e-160 })).toThrow(
    /^rf: muStar cannot be 1e-160; allowed: 0 and numbers between/,
  );
  expect(() => solve({ ...point, mu1: 1e100, muStar: 1e-100 })).toThrow(/1\.5e-154 mu1 and/);
  expect(() => solve({ ...point, mu1: 1e-170, muStar: 1 })).toThrow(
    /^rf: mu1 cannot be 1e-170; allowed: numbers between/,
  );
});

test.each([1e200, 1e300])("lambda = Infinity at alpha = %d is refused where its averages overflow", (alpha) => {
  const { status } = solve({ model: "linear", loss: "square", alpha, epsilon: 0.2, lambda: Number.POSITIVE_INFINITY });
  expect(status).toBe("non-finite");
});

test("the norm diverges at the hard edge of a square feature matrix, also if there are only facts", () => {
  const point = { model: "rf", mu1: 1, muStar: 0, kappa: 1, loss: "square", alpha: 10, lambda: 0 } as const;
  for (const epsilon of [0.5, 1]) {
    expect(solved({ ...point, epsilon }).observables.norm).toBe(Number.POSITIVE_INFINITY);
  }
});

test("solve of the logistic loss at lambda = 0+ is the limit of small lambda close to the threshold of nearly clean labels", {
  tags: ["slow"],
}, () => {
  for (const [epsilon, beyond] of [
    [1e-6, 1.003],
    [1e-8, 1.1],
    [1e-9, 1.2],
  ] as const) {
    const point: Point = { model: "linear", loss: "logistic", alpha: 1, epsilon, lambda: 0 };
    const alpha = beyond * separabilityThreshold(modelOf(point).spectrum, epsilon).alpha;
    const at = (lambda: number): number => solved({ ...point, alpha, lambda }).observables.generalizationError;
    // Linear in lambda: Richardson's step takes the first order off.
    expect((10 * at(1e-16) - at(1e-15)) / 9).toBeCloseTo(at(0), 10);
    expect(Math.abs(at(1e-15) - at(0))).toBeGreaterThan(1e-10);
  }
});

test("solve of random features approaches the kernel as kappa -> infinity", () => {
  fc.assert(
    fc.property(uniform(0.1, 1.5), losses, tasks, logUniform(-3, 2), (gamma, loss, task, lambda) => {
      const point = { loss, ...task, lambda, gamma };
      expect(observableGaps({ ...point, model: "rf", kappa: 1e12 }, { ...point, model: "kernel" }, 1e-9)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 120 },
  );
});

test("solve of random features closes in on the kernel like 1 / kappa", () => {
  const point = { loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: 0.1, gamma: 1 } as const;
  const limit = solved({ ...point, model: "kernel" }).observables.generalizationError;
  const gap = (kappa: number): number =>
    solved({ ...point, model: "rf", kappa }).observables.generalizationError - limit;
  expect(gap(1e4) / gap(1e5)).toBeCloseTo(10, 2);
});

test("solve of a kernel without non-linear part is the perceptron", () => {
  fc.assert(
    fc.property(
      losses,
      tasks,
      fc.oneof(logUniform(-6, 4), fc.constantFrom(0, Number.POSITIVE_INFINITY)),
      (loss, task, lambda) => {
        const point = { loss, ...task, lambda };
        expect(
          observableGaps({ ...point, model: "kernel", mu1: 1, muStar: 0 }, { ...point, model: "linear" }, 1e-12),
        ).toEqual([]);
      },
    ),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve of one eigenvalue is the perceptron, and with a continuum the kernel", () => {
  fc.assert(
    fc.property(points(), (point) => {
      if (point.model === "rf") return;
      const { loss, alpha, epsilon, lambda, mu1 = 1, muStar = 0 } = point;
      const list: Point = {
        ...{ loss, alpha, epsilon, lambda },
        model: "empirical",
        eigenvalues: [{ nu: mu1 * mu1, share: 1 }],
        continuum: muStar * muStar,
      };
      expect(observableGaps(list, point, 1e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve with mu1 and muStar scaled together is solve with lambda scaled by the square", () => {
  fc.assert(
    fc.property(points(), logUniform(-2, 2), (point, scale) => {
      if (!isAngled(point)) return;
      const { mu1 = 0, muStar = 0 } = point;
      const scaled = { ...point, mu1: scale * mu1, muStar: scale * muStar, lambda: scale * scale * point.lambda };
      expect(observableGaps(scaled, point, 1e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve at epsilon = 1 gives m = 0 exactly and E_gen = 1/2", () => {
  fc.assert(
    fc.property(
      learners,
      losses,
      logUniform(-1.5, 2.5),
      fc.oneof(logUniform(-6, 4), fc.constantFrom(0, Number.POSITIVE_INFINITY)),
      (learner, loss, alpha, lambda) => {
        // At alpha = 1, lambda = 0 the square loss has no solution.
        const { overlaps, observables } = solved({ ...learner, loss, alpha: alpha * 1.0001, epsilon: 1, lambda });
        expect(overlaps.m).toBe(0);
        expect(observables.generalizationError).toBe(0.5);
      },
    ),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve approaches epsilon = 0 and epsilon = 1 continuously", () => {
  for (const learner of THREE_LEARNERS) {
    for (const loss of LOSS_NAMES) {
      const point = { ...learner, loss, alpha: 3, lambda: 0.2 };
      expect(observableGaps({ ...point, epsilon: 1e-11 }, { ...point, epsilon: 0 }, 1e-9)).toEqual([]);
      expect(observableGaps({ ...point, epsilon: 1 - 1e-11 }, { ...point, epsilon: 1 }, 1e-9)).toEqual([]);
    }
  }
});

test("solve of a kernel at lambda -> 0+ memorizes every fact, at any alpha", () => {
  fc.assert(
    fc.property(uniform(0.05, 1.5), losses, tasks, (gamma, loss, task) => {
      const { observables, overlaps, regime } = solved({ model: "kernel", loss, ...task, lambda: 0, gamma });
      expect(regime).toBe("interpolating");
      expect(observables).toMatchObject({ memorizationError: 0, trainingError: 0 });
      expect(overlaps.V).toBe(Number.POSITIVE_INFINITY);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("solve depends on a kernel only through muStar^2 / lambda and lambda / mu1^2", () => {
  fc.assert(
    fc.property(tasks, losses, logUniform(-3, 2), logUniform(-2, 2), (task, loss, ridge, delta) => {
      const at = (lambda: number): Point => ({
        model: "kernel",
        loss,
        ...task,
        lambda,
        mu1: Math.sqrt(lambda / ridge),
        muStar: Math.sqrt(delta * lambda),
      });
      expect(observableGaps(at(0.01), at(10), 1e-10)).toEqual([]);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});
