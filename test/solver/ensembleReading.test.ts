import { expect, test } from "vitest";
import { resolvePoint } from "../../equations/point.js";
import { ensembleReading } from "../../src/solver/ensemble.js";
import { requireSolved, type SolvedEnsemble } from "../../src/solver/solution.js";
import { solve } from "../../src/solver/solve.js";

test("an average of members is the minimum of nothing: it has no training loss and no free energy", async () => {
  const point = { model: "linear", loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.05 } as const;
  const input = { ...point, ensemble: 3, ensembleOver: "subsamples", subsample: 0.5 } as const;
  const solved = requireSolved(solve(await resolvePoint(input))) as SolvedEnsemble;
  const { trainingLoss, freeEnergy, margin } = ensembleReading(solved);
  expect([trainingLoss(), freeEnergy(), margin()]).toEqual([Number.NaN, Number.NaN, null]);
});
