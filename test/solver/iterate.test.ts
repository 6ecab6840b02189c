import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { ParameterError } from "../../src/core/errors.js";
import { iterate } from "../../src/solver/iterate.js";
import { requireSolved } from "../../src/solver/solution.js";

const POINT: Point = { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0.3 };

test.each([
  ["damping", 0],
  ["damping", -0.5],
  ["damping", 1.1],
  ["damping", Number.NaN],
  ["anderson", -1],
  ["anderson", 11],
  ["anderson", 1.5],
])("iterate refuses %s = %d", (name, value) => {
  const attempt = (): unknown => iterate(modelOf(POINT), { [name]: value });
  expect(attempt).toThrow(ParameterError);
  expect(attempt).toThrow(`fixed-point: ${name} must lie in `);
});

test("iterate reports the contraction of the self-consistent map, and an error estimate that holds", () => {
  const reference = requireSolved(iterate(modelOf(POINT)));
  const rough = requireSolved(iterate(modelOf(POINT), { tolerance: 1e-5 }));
  expect(rough.diagnostics.contraction).toBeGreaterThan(0);
  expect(rough.diagnostics.contraction).toBeLessThan(1);
  const error = Math.abs(rough.overlaps.V / reference.overlaps.V - 1);
  expect(error).toBeLessThan(5 * rough.diagnostics.errorEstimate);
  expect(rough.diagnostics.errorEstimate).toBeLessThan(1e-3);
});

test("iterate crawls near the separability threshold, and Anderson acceleration saves most of the steps", () => {
  const slow: Point = { ...POINT, alpha: 3.7, lambda: 1e-3 };
  const [plain, accelerated] = [{}, { anderson: 5 }].map((options) =>
    iterate(modelOf(slow), { ...options, maxIterations: 100_000 }),
  );
  expect(accelerated?.status).toBe("converged");
  expect((accelerated?.diagnostics.iterations ?? 0) * 3).toBeLessThan(plain?.diagnostics.iterations ?? 0);
});

test("iterate with half the damping needs about twice the steps for the same undamped residual", () => {
  const steps = (damping: number): number =>
    requireSolved(iterate(modelOf(POINT), { damping, tolerance: 1e-10 })).diagnostics.iterations;
  expect(steps(0.1) / steps(0.2)).toBeGreaterThan(1.6);
  expect(steps(0.1) / steps(0.2)).toBeLessThan(2.6);
});

test("iterate counts what its channel does not know in its error estimate", () => {
  const model = modelOf(POINT);
  const vague = { ...model, channel: { ...model.channel, relativeError: () => 1e-4 } };
  expect(requireSolved(iterate(model)).diagnostics.errorEstimate).toBeLessThan(1e-8);
  expect(requireSolved(iterate(vague)).diagnostics.errorEstimate).toBeGreaterThan(5e-5);
});
