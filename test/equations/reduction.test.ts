import { describe, expect, test } from "vitest";
import { regimeOf } from "../../equations/limits.js";
import { modelOf } from "../../equations/point.js";
import { conjugatesOf, cornerRegime, overlapsOf, type Regime, reducedEquations } from "../../equations/reduction.js";
import { cornerSpectrum } from "../../equations/spectra/corner.js";
import type { Model } from "../../equations/types.js";
import { derivative } from "../numerics/derivative.js";
import { disagreement } from "../numerics/disagreement.js";
import { THREE_LEARNERS } from "./box.js";

const LOSS_NAMES = ["square", "hinge", "squared-hinge", "logistic"];

/** Every regime for every model and loss: what is solved in each. */
const CASES: readonly { readonly name: string; readonly model: Model; readonly regime: Regime }[] = [
  ...THREE_LEARNERS.flatMap((learner) =>
    LOSS_NAMES.flatMap((loss) =>
      [
        [2.2, 0.4],
        [0.6, 0],
        [9, 0],
      ].map(([alpha = 0, lambda = 0]) => {
        const model = modelOf({ ...learner, loss, alpha, epsilon: 0.25, lambda });
        const { regime, effective } = regimeOf(model);
        return { name: `${learner.model}, ${loss}, ${regime.name}`, model: effective, regime };
      }),
    ),
  ),
  ...LOSS_NAMES.flatMap((loss) =>
    [2, Number.POSITIVE_INFINITY].map((kappa) => {
      const straight = modelOf({ model: "linear", loss, alpha: 9, epsilon: 0.25, lambda: 0 });
      const model = { ...straight, spectrum: cornerSpectrum(0.3, kappa) };
      return { name: `${loss}, corner at kappa = ${kappa}`, model, regime: cornerRegime(model) };
    }),
  ),
];

describe.each(CASES)("$name", ({ model, regime }) => {
  test("reducedEquations have the central differences of both residuals as Jacobian", () => {
    const equations = reducedEquations(model, regime);
    const gaps = [
      [-1, -0.5],
      [0.3, 0.2],
      [1.5, -1],
    ].flatMap(([x = 0, y = 0]) => {
      const point = equations(x, y);
      const slope = (name: "first" | "second", by: "x" | "y"): number =>
        derivative((step) => equations(x + (by === "x" ? step : 0), y + (by === "y" ? step : 0))[name], 0, 1e-3);
      // Logarithms of order one, rounded to 1e-15, over steps of 1e-3; a truncation error of the same size.
      const tolerance = { absolute: 2e-10, relative: 1e-10 };
      return [
        ...disagreement({ x, y, of: "firstByX" }, point.firstByX, slope("first", "x"), tolerance),
        ...disagreement({ x, y, of: "firstByY" }, point.firstByY, slope("first", "y"), tolerance),
        ...disagreement({ x, y, of: "secondByX" }, point.secondByX, slope("second", "x"), tolerance),
        ...disagreement({ x, y, of: "secondByY" }, point.secondByY, slope("second", "y"), tolerance),
      ];
    });
    expect(gaps).toEqual([]);
  });

  test("the regime gives d log V / dx", () => {
    for (const x of [-3, 0, 2]) {
      const { V, logVByX } = regime.at(x);
      const slope = V === Number.POSITIVE_INFINITY ? 0 : derivative((at) => Math.log(regime.at(at).V), x, 1e-3);
      expect(Math.abs(slope - logVByX)).toBeLessThan(1e-10);
    }
  });
});

test("overlapsOf and conjugatesOf turn a state in units of the response into the order parameters", () => {
  const moments = modelOf({ model: "linear", loss: "hinge", alpha: 1, epsilon: 0, lambda: 1 }).spectrum.moments(1);
  const state = { V: 2, zeta: 1, m: 0.6, tau: 0.8, mHat: 1, qHat: 8, VHat: 0.5, moments };
  expect(overlapsOf(state).q).toBeCloseTo(1, 15);
  expect(overlapsOf(state)).toMatchObject({ m: 0.6, V: 2 });
  expect(conjugatesOf(state)).toEqual({ mHat: 0.5, qHat: 2, VHat: 0.25 });
  expect(conjugatesOf({ ...state, V: Number.POSITIVE_INFINITY })).toEqual({ mHat: 0, qHat: 0, VHat: 0 });
});
