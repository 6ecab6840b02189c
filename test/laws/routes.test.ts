import { describe, expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import { iterate } from "../../src/solver/iterate.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables } from "../../src/solver/solve.js";

const MODELS = [
  { model: "linear" },
  { model: "kernel", gamma: 0.8 },
  { model: "rf", gamma: 0.8, kappa: 1.5 },
] as const satisfies readonly Partial<Point>[];
const LOSSES = ["square", "hinge", "squared-hinge", "logistic"] as const;

describe.each(LOSSES)("independent routes for the %s loss", (loss) => {
  const points = MODELS.flatMap((model) =>
    [0, 0.05, 2, Number.POSITIVE_INFINITY].map(
      (lambda): Point => ({ ...model, loss, alpha: 1.4, epsilon: 0.15, lambda }),
    ),
  );

  test("iterate, plain, damped or accelerated, ends where Newton's method or the closed form does", () => {
    for (const point of points) {
      const model = modelOf(point);
      const newton = requireSolved(saddlePoint(model));
      for (const options of [{}, { damping: 0.5 }, { anderson: 4 }, { damping: 0.8, anderson: 2 }]) {
        const iterated = requireSolved(iterate(model, options));
        const slack = Math.max(1e-11, 10 * iterated.diagnostics.errorEstimate) * Math.max(1, newton.overlaps.q);
        expect(Math.abs(iterated.overlaps.m - newton.overlaps.m), JSON.stringify([point, options])).toBeLessThan(slack);
        expect(Math.abs(iterated.overlaps.q - newton.overlaps.q), JSON.stringify([point, options])).toBeLessThan(slack);
        expect(iterated.diagnostics.residual).toBeLessThanOrEqual(1e-12);
      }
    }
  });

  test("saddlePoint by quadrature gives the observables of the closed forms", () => {
    for (const point of points) {
      const exact = observables(requireSolved(saddlePoint(modelOf({ ...point, channel: "exact" }))));
      const byNodes = observables(requireSolved(saddlePoint(modelOf({ ...point, channel: "quadrature" }))));
      for (const [name, value] of Object.entries(exact)) {
        const other = byNodes[name as "norm"];
        if (value === null) expect(other).toBeNull();
        else
          expect(Math.abs(other - value), `${name} at ${JSON.stringify(point)}`).toBeLessThan(
            1e-11 * Math.max(1, Math.abs(value)),
          );
      }
    }
  });
});

test("iterate does not loosen its tolerance when it is damped: the residual is that of the undamped map", () => {
  const model = modelOf({ model: "linear", loss: "hinge", alpha: 1.4, epsilon: 0.15, lambda: 0.5 });
  const reference = requireSolved(saddlePoint(model));
  const damped = requireSolved(iterate(model, { damping: 0.05, tolerance: 1e-9 }));
  expect(Math.abs(damped.overlaps.q - reference.overlaps.q)).toBeLessThan(1e-8);
});
