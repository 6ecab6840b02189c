import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { iterate } from "../../src/solver/iterate.js";
import { recordOf } from "../../src/solver/record.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { ConvergenceError, requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";

const TASK = { loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.3 };
const POINT: Point = { ...TASK, model: "linear" };

test("iterate gives up with its reason, its last point and a message that names the model", () => {
  const solution = iterate(modelOf({ ...POINT, lambda: 1e-7, alpha: 3.8 }), { maxIterations: 20 });
  expect(solution.status).toBe("max-iterations");
  if (solution.status === "converged") return;
  expect(solution.lastOverlaps.q).toBeGreaterThan(0);
  expect(solution.message).toMatch(/linear\/hinge at alpha=3.8.*20 evaluations.*iteration limit/);
  expect(() => requireSolved(solution)).toThrow(ConvergenceError);
});

test("saddlePoint started from a neighbor gives the cold solution in fewer evaluations", () => {
  const cold = requireSolved(saddlePoint(modelOf(POINT)));
  expect(cold.diagnostics.method).toBe("newton");
  const near = requireSolved(saddlePoint(modelOf({ ...POINT, lambda: 0.31 })));
  const warm = requireSolved(saddlePoint(modelOf(POINT), { start: near.coordinates }));
  expect(warm.diagnostics.iterations).toBeLessThan(cold.diagnostics.iterations);
  expect(warm.overlaps.q).toBeCloseTo(cold.overlaps.q, 13);
});

test("errorEstimates are positive, small, and larger where the problem is ill-conditioned", () => {
  const easy = errorEstimates(requireSolved(solve(POINT)));
  expect(easy.generalizationError).toBeGreaterThan(0);
  expect(easy.generalizationError).toBeLessThan(1e-12);
  const hard = errorEstimates(requireSolved(solve({ ...POINT, loss: "square", alpha: 1, lambda: 1e-8 })));
  expect(hard.q / 1e3).toBeGreaterThan(easy.q);
  for (const value of Object.values(hard)) expect(Number.isFinite(value)).toBe(true);
});

test("errorEstimates cover the distance between independent routes", () => {
  for (const alpha of [0.5, 1.5, 3.5, 8]) {
    const exact = requireSolved(solve({ ...POINT, alpha, channel: "exact" }));
    const byNodes = requireSolved(solve({ ...POINT, alpha, channel: "quadrature" }));
    const allowed = errorEstimates(exact).generalizationError + errorEstimates(byNodes).generalizationError;
    const gap = Math.abs(observables(exact).generalizationError - observables(byNodes).generalizationError);
    expect(gap).toBeLessThanOrEqual(allowed);
  }
});

test("recordOf holds finite numbers or null, whatever the limit", () => {
  for (const lambda of [0, 1e-8, 1, 1e8, Number.POSITIVE_INFINITY]) {
    for (const learner of [
      { model: "linear" },
      { model: "kernel", gamma: 1 },
      { model: "rf", gamma: 1, kappa: 1 },
    ] as const) {
      const text = JSON.stringify(recordOf(solve({ ...TASK, ...learner, lambda })));
      expect(text).not.toMatch(/NaN|Infinity/);
      expect(JSON.parse(text)).toEqual(recordOf(solve({ ...TASK, ...learner, lambda })));
    }
  }
  expect(recordOf(solve({ ...POINT, lambda: 0 })).overlaps?.V).toBeNull();
});

test.each(["exact", "quadrature"] as const)(
  "saddlePoint has no solution at an interpolation or separability threshold, by the %s channel",
  (channel) => {
    const square: Point = { model: "linear", loss: "square", alpha: 1, epsilon: 0.2, lambda: 0, channel };
    const features: Point = { ...square, model: "rf", alpha: 1.7, kappa: 1.7, mu1: 0.5, muStar: 0.3 };
    // Within rounding of the threshold of epsilon = 1/2 the norm has no correct digit.
    const hinge: Point = { ...square, loss: "hinge", alpha: 2.245288964560832, epsilon: 0.5 };
    for (const point of [square, features, hinge]) {
      const solution = solve(point);
      expect(solution.status, JSON.stringify(point)).not.toBe("converged");
      expect("overlaps" in solution).toBe(false);
      expect(recordOf(solution).generalizationError).toBeNull();
    }
  },
);

test("saddlePoint with a tiny budget says that the budget ended, and with an impossible tolerance that it stalled", () => {
  const ridgeless = modelOf({ ...POINT, alpha: 8, lambda: 0 });
  expect(saddlePoint(ridgeless, { maxIterations: 1 }).status).toBe("max-iterations");
  // A residual may be exactly 0.
  const impossible = [0.1, 0.2, 0.3, 0.7, 1.3].map((lambda) =>
    saddlePoint(modelOf({ ...POINT, lambda }), { tolerance: 1e-18 }),
  );
  for (const { status, diagnostics } of impossible) expect(status === "stalled").toBe(diagnostics.residual > 0);
  expect(impossible.some(({ status }) => status === "stalled")).toBe(true);
});

test.each([
  [500, 500],
  [-300, -300],
  [40, -40],
  [Number.NaN, 0],
])("saddlePoint recovers from the absurd start (%d, %d)", (x, y) => {
  for (const loss of ["hinge", "squared-hinge", "logistic"]) {
    for (const lambda of [0, 0.3]) {
      const model = modelOf({ ...POINT, loss, lambda });
      const [recovered, cold] = [saddlePoint(model, { start: { x, y } }), saddlePoint(model)].map(requireSolved);
      expect(recovered?.overlaps.q).toBeCloseTo(cold?.overlaps.q ?? Number.NaN, 12);
    }
  }
});

// Just above the separability threshold of almost noiseless labels: the norm is of the order of a thousand and the bend of the loss far
// narrower than the fields.
test.each([[453.8228391904454, 9.805680345534207e-8]])(
  "saddlePoint finds the ridgeless logistic perceptron at alpha = %d, epsilon = %d",
  (alpha, epsilon) => {
    expect(solve({ model: "linear", loss: "logistic", alpha, epsilon, lambda: 0 }).status).toBe("converged");
  },
);

test("saddlePoint at a threshold says that q and V diverge, without an evaluation", () => {
  for (const point of [
    { model: "linear", loss: "hinge", alpha: 2, epsilon: 1, lambda: 0 },
    { model: "linear", loss: "square", alpha: 1, epsilon: 0.2, lambda: 0 },
  ] as const) {
    const solution = saddlePoint(modelOf(point));
    expect(solution.diagnostics.iterations).toBe(0);
    expect(solution).toMatchObject({
      status: "diverged",
      message: expect.stringContaining("alpha is the threshold") as string,
    });
  }
});

test("saddlePoint at lambda = inf gives no angle to a teacher whose share of the kernel underflows", () => {
  const at = (gamma: number): ReturnType<typeof solve> =>
    solve({ model: "kernel", loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: Number.POSITIVE_INFINITY, gamma });
  // Hebb's rule does not see the angle: mu1 is a unit of its weights.
  const error = observables(requireSolved(at(1))).generalizationError;
  expect(observables(requireSolved(at(1e-70))).generalizationError).toBeCloseTo(error, 14);
  expect(at(1e-82).status).toBe("non-finite");
});
