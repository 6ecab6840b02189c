import { describe, expect, test } from "vitest";
import { resolvePoint } from "../../equations/point.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";

const LEARNERS = [
  { model: "linear", alpha: 0.7 },
  { model: "linear", alpha: 6 },
  { model: "quadratic", width: 0.5, alpha: 0.2 },
] as const;
const LOSSES = ["exp(-u)", "(u-1)^2/2", "log(1+exp(-u))"];

/** Mean loss and free energy of a learner. */
async function energies(point: Parameters<typeof resolvePoint>[0]): Promise<readonly [number, number]> {
  const found = observables(requireSolved(solve(await resolvePoint(point))));
  return [found.trainingLoss, found.freeEnergy];
}

describe.each(LEARNERS)("%j", (learner) => {
  test.each(LOSSES)(
    "a constant added to the loss %s is added to the mean loss, and alpha times it to the free energy",
    async (loss) => {
      for (const lambda of [0, 0.1, Number.POSITIVE_INFINITY]) {
        const point = { ...learner, epsilon: 0.2, lambda };
        const plain = await energies({ ...point, loss });
        const raised = await energies({ ...point, loss: `0.3+${loss}` });
        expect(raised[0] - plain[0], `lambda ${lambda}`).toBeCloseTo(0.3, 12);
        expect(raised[1] - plain[1], `lambda ${lambda}`).toBeCloseTo(0.3 * learner.alpha, 11);
      }
    },
  );
});
