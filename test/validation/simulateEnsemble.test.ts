import { expect, test } from "vitest";
import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { CertificateError } from "../../validation/learners/certificate.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { rowsOf } from "../../validation/replicaThread.js";
import type { ReplicaWorkers } from "../../validation/replicaWorkers.js";
import { simulateEnsemble } from "../../validation/simulateEnsemble.js";
import { simulateReplica } from "../../validation/simulateReplica.js";

const EXPERIMENT: Experiment = {
  model: "linear",
  loss: "square",
  alpha: 2,
  epsilon: 0.1,
  lambdas: [1],
  d: 10,
  seed: 1,
  replica: 0,
};

function workers(run: (experiment: Experiment) => Promise<readonly ReplicaRow[]>): ReplicaWorkers {
  return { inHand: 2, run, close: () => Promise.resolve() };
}

test("simulateEnsemble has every replica in its order, whichever ends first", async () => {
  const slowFirst = workers(async (experiment) => {
    await new Promise((resolve) => setTimeout(resolve, 20 / (1 + experiment.replica)));
    return simulateReplica(experiment, mlMatrix);
  });
  const seen: number[] = [];
  const { replicas, interrupted, failure } = await simulateEnsemble(EXPERIMENT, 5, slowFirst, {
    progress: (count) => seen.push(count),
  });
  expect(replicas.map(([row]) => row?.replica)).toEqual([0, 1, 2, 3, 4]);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect({ interrupted, failure }).toEqual({ interrupted: false, failure: undefined });
});

test("simulateEnsemble keeps what was finished before a learner failed, and says why it ended", async () => {
  const error = new CertificateError("hinge", 1, "relative duality gap", 1, 1e-8, "take a larger lambda");
  const failing = workers((experiment) =>
    experiment.replica < 3 ? simulateReplica(experiment, mlMatrix) : Promise.reject(error),
  );
  const { replicas, failure } = await simulateEnsemble(EXPERIMENT, 100, failing);
  expect(failure).toBe(error);
  expect(replicas.length).toBeLessThanOrEqual(3);
  expect(replicas.length).toBeGreaterThan(0);
});

test("simulateEnsemble ends at once when it is aborted, with the finished replicas", async () => {
  const controller = new AbortController();
  const stuck = workers((experiment) => {
    if (experiment.replica < 2) return simulateReplica(experiment, mlMatrix);
    controller.abort();
    return new Promise(() => undefined);
  });
  const { replicas, interrupted } = await simulateEnsemble(EXPERIMENT, 10, stuck, { signal: controller.signal });
  expect(interrupted).toBe(true);
  expect(replicas.length).toBeLessThanOrEqual(2);
});

test("rowsOf throws again what was thrown on a thread", () => {
  expect(() => rowsOf({ status: "parameter", parts: ["rf", "kappa", -1, "(0, Infinity)", undefined] })).toThrow(
    "rf: kappa must lie in (0, Infinity); got -1",
  );
  expect(rowsOf({ status: "done", rows: [] })).toEqual([]);
});
