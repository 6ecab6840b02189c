/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { BOUND_NAMES, textbookBounds } from "../../../equations/bounds/textbookBounds.js";
import { proximalPoint } from "../../../equations/channels/proximalMap.js";
import { modelOf, type PointInput, resolvePoint } from "../../../equations/point.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { saddlePoint } from "../../../src/solver/saddlePoint.js";
import { requireSolved, type SolvedVectorMinimum } from "../../../src/solver/solution.js";
import { randomStream } from "../../../validation/gaussianStream.js";

const LOSS_NAMES = ["square", "hinge", "squared-hinge", "logistic"] as const;
const MODELS = [
  { model: "linear" },
  { model: "kernel", activation: "relu" },
  { model: "rf", activation: "erf", kappa: 1.5 },
] as const;

async function solved(point: PointInput): Promise<SolvedVectorMinimum> {
  return requireSolved<SolvedVectorMinimum>(saddlePoint(modelOf(await resolvePoint(point))));
}

describe.each(LOSS_NAMES)("with the %s loss", (loss) => {
  test.each(MODELS)("no bound lies below the test error, $model", async (features) => {
    for (const alpha of [0.5, 30]) {
      for (const epsilon of [0, 0.2, 1]) {
        for (const lambda of [0.01, 10]) {
          const found = textbookBounds(await solved({ ...features, loss, alpha, epsilon, lambda }));
          const { testError, trainingError } = found;
          expect(trainingError).toBeLessThanOrEqual(testError + 1e-12);
          for (const name of BOUND_NAMES) {
            expect(found[name] ?? 9, `${name} ${alpha} ${epsilon} ${lambda}`).toBeGreaterThan(testError - 1e-9);
          }
          expect(found.margin).toBeLessThanOrEqual(found.rademacher);
        }
      }
    }
  });

  test("the bounds of the margins are means over sampled margins", async () => {
    const solution = await solved({ model: "linear", loss, alpha: 3, epsilon: 0.3, lambda: 0.5 });
    const { state } = solution;
    const { m, tau, V } = state;
    const found = textbookBounds(solution);
    const stream = randomStream(3, 0);
    const [count, response] = [40_000, 1 / 0.5];
    let [ramp, lost, wrong] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const z = stream.normal();
      const y = stream.uniform() < 0.3 ? (stream.uniform() < 0.5 ? -1 : 1) : Math.sign(z);
      const u = y * (m * z + tau * stream.normal());
      const margin = proximalPoint(LOSSES[loss].loss, V, u, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      ramp += Math.min(1, Math.max(0, 1 - margin)) / count;
      lost += (margin <= (response * (margin - u)) / V ? 1 : 0) / count;
      wrong += (u < 0 ? 1 : 0) / count;
    }
    const complexity = Math.sqrt((m * m + tau * tau) / 3);
    expect(found.rademacher - 2 * complexity).toBeCloseTo(ramp, 1.7);
    expect(found.leaveOneOut!).toBeCloseTo(lost, 1.7);
    // A sample that is left out is wrong as often as a new one.
    expect(found.testError).toBeCloseTo(wrong, 1.7);
  });
});

test("where labels are separated by a margin the bounds are those of the hard margin", async () => {
  const found = textbookBounds(await solved({ model: "linear", loss: "hinge", alpha: 1, epsilon: 0.2, lambda: "0+" }));
  expect(found.trainingError).toBe(0);
  // All margins are 1 at least: the ramp is 0, and twice the complexity is left.
  const { overlaps } = await solved({ model: "linear", loss: "hinge", alpha: 1, epsilon: 0.2, lambda: "0+" });
  expect(found.rademacher).toBeCloseTo(2 * Math.sqrt(overlaps.q), 10);
  expect(found.supportVectors).toBeLessThan(1);
  expect(found.leaveOneOut).toBeGreaterThan(found.testError);
});

test("bounds that do not exist are null", async () => {
  const found = textbookBounds(await solved({ model: "linear", loss: "square", alpha: 3, epsilon: 0.2, lambda: 1 }));
  expect(found.stability).toBeNull();
  expect(found.supportVectors).toBeNull();
});
