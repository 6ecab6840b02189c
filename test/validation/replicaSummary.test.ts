/** @module-tag heavy */
import { expect, test } from "vitest";
import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { loadLinearAlgebra } from "../../validation/linearAlgebra/loadLinearAlgebra.js";
import { type LambdaSummary, replicaSummary } from "../../validation/replicaSummary.js";
import { simulateReplica, simulateReplicaEach } from "../../validation/simulateReplica.js";

const algebra = loadLinearAlgebra();
const BASE = { model: "linear", epsilon: 0.5, d: 60, seed: 1, replica: 0 } as const;

async function rowsOf(experiment: Experiment, replicas: number): Promise<(readonly ReplicaRow[])[]> {
  const rows: (readonly ReplicaRow[])[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    rows.push(await simulateReplica({ ...experiment, replica }, algebra));
  }
  return rows;
}

function scoreOf({ observables }: LambdaSummary, name: string): number | null {
  return observables.find(({ observable }) => observable === name)!.z;
}

test("replicaSummary scores overlaps of any size: at lambda = 1e9 a factor is as far off as at lambda = 1", async () => {
  for (const lambda of [1, 1e9]) {
    const experiment: Experiment = { ...BASE, loss: "square", alpha: 2, lambdas: [lambda] };
    const rows = await rowsOf(experiment, 8);
    const wrong = rows.map((replica) =>
      replica.map((row) => ({ ...row, m: 2 * row.m!, q: 4 * row.q!, norm: 4 * row.norm! })),
    );
    const [right] = await replicaSummary(experiment, rows);
    const [doubled] = await replicaSummary(experiment, wrong);
    for (const name of ["m", "q", "norm"]) {
      expect(Math.abs(scoreOf(right!, name)!)).toBeLessThan(4);
      expect(Math.abs(scoreOf(right!, name)!)).toBeGreaterThan(1e-3);
      expect(scoreOf(doubled!, name)).toBeGreaterThan(4);
    }
  }
});

test.each([
  [1, "hinge", false, 6, "relative duality gap"],
  [1, "logistic", false, 6, "relative duality gap"],
  [5, "hinge", false, 0, "relative duality gap"],
  [5, "logistic", false, 0, "relative Newton decrement"],
] as const)(
  "replicaSummary at 0+, alpha = %d, %s: mixed %s, separable %d, certified by the %s",
  async (alpha, loss, mixed, separable, certificate) => {
    const experiment: Experiment = { ...BASE, loss, alpha, lambdas: [0, 1] };
    const [limit, regular] = await replicaSummary(experiment, await rowsOf(experiment, 6));
    expect(limit).toMatchObject({ mixed, separable, certificateNames: [certificate] });
    expect(scoreOf(limit!, "m")).not.toBeNull();
    expect(regular).toMatchObject({ mixed: false, separable: null, certificateNames: ["relative duality gap"] });
  },
);

test("replicaSummary does not compare overlaps of max-margin classifiers with those of least loss", async () => {
  const experiment: Experiment = { ...BASE, loss: "hinge", alpha: 2.2, lambdas: [0] };
  const rows = await rowsOf(experiment, 8);
  const [summary] = await replicaSummary(experiment, rows);
  const separable = rows.filter(([row]) => row!.trainingError === 0);
  expect(separable.length).toBeGreaterThan(0);
  expect(separable.length).toBeLessThan(8);
  expect(summary).toMatchObject({ mixed: true, separable: separable.length });
  for (const name of ["m", "q", "norm"]) expect(scoreOf(summary!, name)).toBeNull();
  expect(scoreOf(summary!, "generalizationError")).not.toBeNull();
  // All replicas of the kind that the theory does not have here are mixed with the theory.
  const [other] = await replicaSummary(
    experiment,
    rows.filter(([row]) => row!.trainingError > 0),
  );
  expect(other).toMatchObject({ mixed: true, separable: 0 });
});

test("replicaSummary takes no training loss in any replica for a count of none, and not for proof against a rare one", async () => {
  const experiment: Experiment = { ...BASE, epsilon: 0.1, d: 200, loss: "hinge", alpha: 2.2, lambdas: [0.01] };
  const rows = await rowsOf(experiment, 2);
  const [rare] = await replicaSummary(experiment, rows);
  const loss = rare!.observables.find(({ observable }) => observable === "trainingLoss");
  expect(loss!.theory).toBeCloseTo(1e-4, 4);
  expect(loss!.mean).toBeLessThan(1e-12);
  expect(Math.abs(scoreOf(rare!, "trainingLoss")!)).toBeLessThan(2);
  // A loss that is not rare is missed.
  const usual = { ...experiment, lambdas: [1] };
  const nil = rows.map((replica) => replica.map((row) => ({ ...row, lambda: 1, trainingLoss: 0 })));
  expect(scoreOf((await replicaSummary(usual, nil))[0]!, "trainingLoss")).toBeLessThan(-5);
});

test("replicaSummary knows the counting error of the fresh inputs, where two replicas agree by chance", async () => {
  const experiment: Experiment = {
    ...{ model: "kernel", kernel: "arcsine", loss: "square", alpha: 2, epsilon: 0.2, lambdas: [0.1] },
    ...{ d: 20, seed: 4, replica: 0, testSamples: 50 },
  };
  const rows = await rowsOf(experiment, 2);
  expect(new Set(rows.flat().map(({ generalizationError }) => generalizationError)).size).toBe(1);
  const [summary] = await replicaSummary(experiment, rows);
  for (const { z } of summary!.observables) expect(Math.abs(z!)).toBeLessThan(3);
  // Errors of a learner that guesses are still told from the theory's by 10,000 inputs.
  const guessing = rows.map((replica) => replica.map((row) => ({ ...row, generalizationError: 0.5 })));
  const [wrong] = await replicaSummary({ ...experiment, testSamples: 10_000 }, guessing);
  expect(scoreOf(wrong!, "generalizationError")).toBeGreaterThan(20);
});

test("replicaSummary has no mean where a replica is not certified, and the means of the other lambdas", async () => {
  const experiment: Experiment = { ...BASE, loss: "squared-hinge", alpha: 2, lambdas: [1e-60, 1] };
  const replicas = [0, 1, 2].map((replica) => simulateReplicaEach({ ...experiment, replica }, algebra));
  const [failed, regular] = await replicaSummary(experiment, await Promise.all(replicas));
  expect(failed).toMatchObject({ observables: [], uncertified: { count: 3 } });
  expect(failed!.uncertified!.failure).toMatch(/at lambda = 1e-60: .* take a larger lambda, or 0\+/);
  expect(regular!.uncertified).toBeNull();
  expect(regular!.observables).toHaveLength(8);
  const alone = { ...experiment, lambdas: [1] };
  expect([regular]).toEqual(await replicaSummary(alone, await rowsOf(alone, 3)));
});
