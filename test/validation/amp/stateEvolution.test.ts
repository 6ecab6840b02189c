import fc from "fast-check";
import { expect, test } from "vitest";
import { bayesOptimalStep } from "../../../equations/channels/bayes.js";
import { linear } from "../../../equations/models.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../../src/solver/solve.js";
import { AMP_LEARNERS } from "../../../validation/amp/outputFunction.js";
import { stateEvolution } from "../../../validation/amp/stateEvolution.js";
import { disagreement } from "../../numerics/disagreement.js";
import { logUniform, REPRODUCIBLE, uniform } from "../../numerics/randomNumbers.js";

test("stateEvolution begins with Hebb's rule, whatever the learner", () => {
  fc.assert(
    fc.property(logUniform(-1, 1.5), uniform(0, 0.95), logUniform(-3, 2), (alpha, epsilon, lambda) => {
      const hebb = solve({ model: "linear", loss: "square", alpha, epsilon, lambda: Number.POSITIVE_INFINITY });
      const { generalizationError } = observables(requireSolved(hebb));
      for (const learner of AMP_LEARNERS) {
        const [start, first] = stateEvolution({ learner, alpha, epsilon, lambda }, 1);
        expect(start).toMatchObject({ m: 0, q: 0, V: learner === "bayes" ? 1 : 1 / lambda, generalizationError: 0.5 });
        expect(disagreement({ learner }, first!.generalizationError, generalizationError, { relative: 1e-12 })).toEqual(
          [],
        );
      }
    }),
    { ...REPRODUCIBLE, numRuns: 30 },
  );
});

test("stateEvolution of bayes ends at the baseline, with m = q and V = 1 - q on the way, and never gets worse", () => {
  for (const [alpha, epsilon] of [
    [0.5, 0],
    [2, 0.1],
    [6, 0.5],
  ] as const) {
    const states = stateEvolution({ learner: "bayes", alpha, epsilon, lambda: 1 }, 200);
    const { q, generalizationError } = bayesOptimal({ alpha, epsilon });
    expect(states.at(-1)!.q).toBeCloseTo(q, 12);
    expect(states.at(-1)!.generalizationError).toBeCloseTo(generalizationError, 12);
    for (const [t, state] of states.entries()) {
      expect(state.m).toBe(state.q);
      expect(state.V).toBeCloseTo(1 - state.q, 14);
      if (t > 0) expect(state.generalizationError).toBeLessThanOrEqual(states[t - 1]!.generalizationError + 1e-15);
    }
  }
});

test("stateEvolution of bayes learns nothing where all labels are random", () => {
  expect(stateEvolution({ learner: "bayes", alpha: 5, epsilon: 1, lambda: 1 }, 3).at(-1)).toEqual({
    m: 0,
    q: 0,
    V: 1,
    generalizationError: 0.5,
  });
});

test("bayesOptimalStep leaves the baseline where it is", () => {
  fc.assert(
    fc.property(logUniform(-2, 2), uniform(0, 0.99), (alpha, epsilon) => {
      const { qHat } = bayesOptimal({ alpha, epsilon });
      expect(disagreement({}, bayesOptimalStep(alpha, epsilon, qHat), qHat, { relative: 1e-11 })).toEqual([]);
    }),
    REPRODUCIBLE,
  );
});

test.each(["square", "hinge", "squared-hinge"] as const)("stateEvolution of %s ends at the saddle point", (learner) => {
  for (const [alpha, epsilon, lambda] of [
    [0.5, 0.1, 0.1],
    [2, 0.2, 1],
    [4, 0, 3],
  ] as const) {
    const last = stateEvolution({ learner, alpha, epsilon, lambda }, 400).at(-1)!;
    const solved = requireSolved(solve({ model: "linear", loss: learner, alpha, epsilon, lambda }));
    expect(last.m).toBeCloseTo(solved.overlaps.m, 10);
    expect(last.q).toBeCloseTo(solved.overlaps.q, 10);
    expect(last.V).toBeCloseTo(solved.overlaps.V, 10);
    expect(last.generalizationError).toBeCloseTo(observables(solved).generalizationError, 10);
  }
});

test("stateEvolution takes its second step as the equations of the channel say", () => {
  const task = { learner: "hinge", alpha: 2, epsilon: 0.2, lambda: 0.3 } as const;
  const [, first, second] = stateEvolution(task, 2);
  const { V, m, q } = first!;
  const tau = Math.sqrt(q - m * m);
  const { channel } = linear({ ...task, loss: "hinge" });
  const { VHat, qHat } = channel.fluctuation({ V, m, tau });
  const response = (task.alpha * VHat) / V;
  const next = 1 / (task.lambda + response);
  expect(second!.V).toBeCloseTo(next, 13);
  expect(second!.m).toBeCloseTo((next * task.alpha * channel.alignment(V, tau).mHat) / V, 13);
  expect(second!.q - second!.m ** 2).toBeCloseTo((next ** 2 * task.alpha * qHat) / V ** 2, 13);
});
