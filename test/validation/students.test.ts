/** @module-tag heavy */
import { expect, test } from "vitest";
import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { replicaSummary } from "../../validation/replicaSummary.js";
import { requireExperiment } from "../../validation/requireExperiment.js";
import { simulateReplica } from "../../validation/simulateReplica.js";

const KNOWN = {
  model: "linear",
  loss: "square",
  alpha: 1.5,
  epsilon: 1,
  lambdas: [0.01],
  fraction: 0.6,
  teacher: { loss: "square", lambda: 0.1 },
  d: 60,
  seed: 3,
  replica: 0,
} as const satisfies Experiment;

async function replicasOf(experiment: Experiment, count: number): Promise<(readonly ReplicaRow[])[]> {
  const rows: (readonly ReplicaRow[])[] = [];
  for (let replica = 0; replica < count; replica++)
    rows.push(await simulateReplica({ ...experiment, replica }, mlMatrix));
  return rows;
}

test.each([
  ["the known example", KNOWN],
  [
    "a hinge teacher",
    { ...KNOWN, epsilon: 0.5, lambdas: [0.05], fraction: 0.5, teacher: { loss: "hinge", lambda: 0.1 } },
  ],
  ["fresh inputs", { ...KNOWN, epsilon: 0.5, fraction: 0.8, inputs: "fresh" }],
  ["a noisy kernel", { ...KNOWN, model: "kernel", gamma: 1, epsilon: 0.5, lambdas: [0.1] }],
] as const)("students of finite size agree with the theory: %s", async (_name, experiment) => {
  const [summary] = await replicaSummary(experiment, await replicasOf(experiment, 24));
  expect(summary!.uncertified).toBeNull();
  expect(summary!.worstCertificate).toBeLessThanOrEqual(1);
  const scores = summary!.observables.map(({ observable, z }) => [observable, z] as const);
  // Finite size is a part of a standard error here.
  expect(scores.filter(([, z]) => z !== null && Math.abs(z) > 4)).toEqual([]);
  expect(scores.map(([name]) => name)).toContain("heldOutFactError");
});

test("a student of all inputs without ridge, beyond interpolation, is its teacher", async () => {
  const same = { ...KNOWN, alpha: 2, epsilon: 0.5, fraction: 1, lambdas: [0] };
  const [student] = await simulateReplica(same, mlMatrix);
  const [teacher] = await simulateReplica(
    { ...same, fraction: undefined, teacher: undefined, lambdas: [0.1] } as never,
    mlMatrix,
  );
  expect(student!.generalizationError).toBeCloseTo(teacher!.generalizationError, 10);
  expect(student!.q12).toBeCloseTo(teacher!.q!, 10);
  expect(student!.trainedFactError).toBe(teacher!.memorizationError);
  expect(student!.heldOutFactError).toBeNull();
  expect(student!.trainingLoss).toBeLessThan(1e-15);
});

test("the student's samples are a share of the teacher's, of which it has seen some facts and some rules", async () => {
  const [row] = await simulateReplica({ ...KNOWN, epsilon: 0.4 }, mlMatrix);
  expect(row!.seenFacts! + row!.seenRules!).toBe(Math.round(0.6 * row!.n));
  const [fresh] = await simulateReplica({ ...KNOWN, inputs: "fresh" }, mlMatrix);
  expect([fresh!.seenFacts, fresh!.seenRules, fresh!.trainedFactError]).toEqual([0, 0, null]);
  expect(fresh!.memorizationError).toBe(fresh!.heldOutFactError);
});

test.each([
  [{ loss: "logistic" }, "{square} for students of finite size"],
  [{ teacher: { loss: "exp(-u)", lambda: 1 } }, "teacher.loss"],
  [{ teacher: { loss: "square", lambda: 1, teacher: KNOWN.teacher } }, "teacher.teacher"],
  [{ teacher: { loss: "square", lambda: -1 } }, "lambda"],
  [{ teacher: undefined }, "points with a teacher"],
  [{ fraction: 1.5 }, "(0, 1] of the teacher's inputs"],
  [{ fraction: 1e-5 }, "samples of the student must lie in the integers"],
  [{ model: "kernel", gamma: 1, inputs: "fresh" }, "{same} for kernels of finite size"],
  [{ attack: 0.1 }, "experiments without a teacher"],
])("a student of finite size is refused with %j", (wrong, said) => {
  expect(() => requireExperiment({ ...KNOWN, ...wrong })).toThrow(said);
});
