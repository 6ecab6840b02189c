import { expect, test } from "vitest";
import { replicaRuns } from "../../validation/replicaRuns.js";

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("replicaRuns never has more replicas in hand than asked for, and returns them in their order", async () => {
  let [inHand, most] = [0, 0];
  const run = async (replica: number): Promise<number> => {
    most = Math.max(most, ++inHand);
    await later(replica === 0 ? 20 : 1);
    inHand--;
    return 10 * replica;
  };
  const { replicas, interrupted } = await replicaRuns(7, { inHand: 3, run });
  expect(replicas).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(most).toBe(3);
  expect(interrupted).toBe(false);
});

test("replicaRuns of a signal that is aborted already runs nothing", async () => {
  const run = (replica: number): Promise<number> => Promise.resolve(replica);
  const signal = AbortSignal.abort();
  expect(await replicaRuns(5, { inHand: 1, run }, { signal })).toEqual({ replicas: [], interrupted: true });
});

test("replicaRuns does not wait for a replica that hangs when another has failed", async () => {
  const run = (replica: number): Promise<number> =>
    replica === 0 ? Promise.reject(new Error("no")) : new Promise(() => undefined);
  const { replicas, failure, interrupted } = await replicaRuns(5, { inHand: 2, run });
  expect({ replicas, interrupted, message: failure?.message }).toEqual({
    replicas: [],
    interrupted: false,
    message: "no",
  });
});

test("replicaRuns does not wait for a replica that hangs when the run is interrupted", async () => {
  const controller = new AbortController();
  const run = (replica: number): Promise<number> => {
    if (replica === 0) return Promise.resolve(0);
    controller.abort();
    return new Promise(() => undefined);
  };
  const { replicas, interrupted } = await replicaRuns(5, { inHand: 2, run }, { signal: controller.signal });
  expect(interrupted).toBe(true);
  expect(replicas.length).toBeLessThanOrEqual(1);
});
