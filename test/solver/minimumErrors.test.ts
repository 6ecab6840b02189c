import { describe, expect, test } from "vitest";
import { anyModelOf, type Point } from "../../equations/point.js";
import type { AnyModel, Channel } from "../../equations/types.js";
import { appliesTo, MEASURE_NAMES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { minimumErrors } from "../../src/solver/minimumErrors.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved, type SolvedMinimum } from "../../src/solver/solution.js";
import { observables } from "../../src/solver/solve.js";

const TASK = { loss: "squared-hinge", alpha: 1.5, epsilon: 0.2, lambda: 0.2 } as const;
const POINTS: readonly Point[] = [
  { model: "linear", ...TASK },
  { model: "kernel", mu1: 0.6, muStar: 0.3, ...TASK },
  { model: "quadratic", width: 0.5, ...TASK },
];
const WRONG = 1e-5;

/** A solved point whose model has another channel, and the same solution. */
function withChannel(solution: SolvedMinimum, changes: (channel: Channel) => Partial<Channel>): SolvedMinimum {
  const { model } = solution;
  return {
    ...solution,
    model: { ...model, channel: { ...model.channel, ...changes(model.channel) } },
  } as SolvedMinimum;
}

const solved = (model: AnyModel): SolvedMinimum => requireSolved(saddlePoint(model));

describe.each(POINTS.map((point) => [point.model, point] as const))("minimumErrors of the model %s", (_name, point) => {
  test("are rounding, and exist for every observable", () => {
    const errors = minimumErrors(solved(anyModelOf(point)));
    for (const name of ["m", "q", "V", "generalizationError", "memorizationError", "norm"] as const) {
      expect(errors[name], name).toBeGreaterThan(0);
      expect(errors[name], name).toBeLessThan(1e-11);
    }
    for (const name of MEASURE_NAMES) if (errors[name] !== undefined) expect(errors[name], name).not.toBeNaN();
  });

  test("cover what a channel makes of every number that is wrong by what it says, and do not exceed it by far", () => {
    const model = anyModelOf(point);
    const exact = solved(model);
    const errors = minimumErrors(withChannel(exact, () => ({ relativeError: () => WRONG })));
    const { channel } = model;
    const wrong: Channel = {
      ...channel,
      alignment: (V, tau) => {
        const found = channel.alignment(V, tau);
        return { ...found, mHat: (1 + WRONG) * found.mHat, mHatByLogV: (1 + WRONG) * found.mHatByLogV };
      },
    };
    const moved = solved({ ...model, channel: wrong });
    const [right, off] = [observables(exact), observables(moved)];
    for (const name of ["generalizationError", "memorizationError", "norm"] as const) {
      const change = Math.abs(off[name] - right[name]);
      expect(change, name).toBeGreaterThan(1e-8);
      expect(errors[name], name).toBeGreaterThan(change);
      expect(errors[name], name).toBeLessThan(100 * change);
    }
  });

  test("have the error of the mean loss itself, but for data that are interpolated", () => {
    const lossError = (solution: SolvedMinimum): readonly number[] => {
      const { trainingLoss, freeEnergy } = minimumErrors(withChannel(solution, () => ({ lossError: () => WRONG })));
      return [trainingLoss, freeEnergy / point.alpha].map((error) => error / WRONG);
    };
    for (const share of lossError(solved(anyModelOf(point)))) expect(share).toBeCloseTo(1, 5);
    const interpolating = solved(anyModelOf({ ...point, alpha: 0.2, lambda: 0 }));
    expect(interpolating.regime).toBe("interpolating");
    for (const share of lossError(interpolating)) expect(share).toBeLessThan(0.01);
  });
});

test("minimumErrors of an explicit limit, which has no averages, have no error of the mean loss", () => {
  const [linear] = POINTS;
  const solution = solved(anyModelOf({ ...linear!, lambda: Number.POSITIVE_INFINITY }));
  expect(minimumErrors(withChannel(solution, () => ({ lossError: () => WRONG }))).trainingLoss).toBeLessThan(1e-12);
});

test("minimumErrors are those of the observables that a model has, and zero for the zero network", () => {
  for (const point of POINTS) {
    const model = anyModelOf(point);
    const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "minimum"));
    expect(Object.keys(minimumErrors(solved(model)))).toEqual(names);
  }
  const zero = solved(anyModelOf({ model: "quadratic", width: 0.5, ...TASK, lambda: 1e4 }));
  expect(zero.overlaps).toMatchObject({ m: 0, q: 0 });
  expect(new Set(Object.values(minimumErrors(zero)))).toEqual(new Set([0]));
});
