import { expect, test } from "vitest";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { simulateReplica } from "../../../validation/simulateReplica.js";
import { ensemble, type SimulatedCase } from "../../../validation/verdict/ensemble.js";

const POINT = { model: "linear", loss: "square", alpha: 2, epsilon: 0.1 } as const;

async function simulated(point: typeof POINT): Promise<SimulatedCase> {
  const experiment = { ...POINT, ...point, model: "linear", loss: "square", lambdas: [1e-9], d: 20, seed: 1 } as const;
  return { label: "one", point, rows: await simulateReplica({ ...experiment, replica: 0 }, loadLinearAlgebra()) };
}

test("ensemble differentiates the theory with respect to log alpha", async () => {
  const { lambdas } = await ensemble(await simulated(POINT), ({ alpha }) => ({
    ...{ generalizationError: 1 / alpha, memorizationError: Math.log(alpha), ruleTrainingError: 0.5 },
    ...{ trainingError: null, trainingLoss: alpha, m: alpha * alpha, q: null, norm: 1 },
  }));
  const { byLogAlpha } = lambdas[0]!;
  expect(byLogAlpha.generalizationError).toBeCloseTo(-0.5, 5);
  expect(byLogAlpha.memorizationError).toBeCloseTo(1, 5);
  expect(byLogAlpha.m).toBeCloseTo(8, 5);
  expect(byLogAlpha).toMatchObject({ ruleTrainingError: 0, trainingError: null, q: null, norm: 0 });
});

test("ensemble has every lambda and every size once, in rising order, with its own rows in the order of the replicas", async () => {
  const { rows, ...one } = await simulated(POINT);
  const places = [
    [40, 0.5],
    [20, 0.1],
    [40, 0.1],
    [20, 0.5],
    [9, 0.5],
    [100, 0.1],
  ] as const;
  const all = [1, 0].flatMap((replica) => places.map(([d, lambda]) => ({ ...rows[0]!, d, lambda, replica })));
  const asked: number[] = [];
  const { lambdas } = await ensemble({ ...one, rows: all }, ({ lambda }) => {
    asked.push(lambda);
    return {};
  });
  expect(lambdas.map(({ lambda, sizes }) => [lambda, sizes.map(({ d, rows: own }) => [d, own.length])])).toEqual([
    [
      0.1,
      [
        [9, 0],
        [20, 2],
        [40, 2],
        [100, 2],
      ],
    ],
    [
      0.5,
      [
        [9, 2],
        [20, 2],
        [40, 2],
        [100, 0],
      ],
    ],
  ]);
  for (const { sizes, lambda } of lambdas) {
    for (const { d, rows: own } of sizes) {
      expect(own).toEqual(all.filter((row) => row.d === d && row.lambda === lambda).reverse());
    }
  }
  // Once at the point itself, whose alpha d is a whole number at every size, and twice beside it.
  expect(asked.filter((lambda) => lambda === 0.1)).toHaveLength(3);
});

test("ensemble has no derivative where the theory ends beside the point, as at the peak of least squares", async () => {
  const one = await simulated(POINT);
  const beside = {
    ...one,
    point: { ...POINT, alpha: 1 / 1.001 },
    rows: one.rows.map((row) => ({ ...row, lambda: 0 })),
  };
  const { lambdas } = await ensemble({ ...beside, rows: beside.rows.map((row) => ({ ...row, d: 2000 })) });
  expect(lambdas[0]!.prediction.generalizationError).toBeGreaterThan(0);
  expect(lambdas[0]!.byLogAlpha.generalizationError).toBeNull();
});
