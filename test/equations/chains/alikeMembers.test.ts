import { expect, test } from "vitest";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";

test("a single member, and members that share all samples, err on the training set as the learner does", () => {
  const point = { model: "linear", alpha: 2, epsilon: 0.3, lambda: 0.2 } as const;
  for (const loss of ["hinge", "squared-hinge", "logistic"] as const) {
    const { memorizationError, ruleTrainingError } = observables(requireSolved(solve({ ...point, loss })));
    for (const ensemble of [1, 3, 20]) {
      const members = { ensemble, ensembleOver: "subsamples", subsample: 1 } as const;
      const average = observables(requireSolved(solve({ ...point, loss, ...members })));
      expect(average.memorizationError, `${loss}, ${ensemble}`).toBeCloseTo(memorizationError, 10);
      expect(average.ruleTrainingError, `${loss}, ${ensemble}`).toBeCloseTo(ruleTrainingError, 10);
    }
  }
});
