/** @module-tag heavy */
import { expect, test } from "vitest";
import { requireSolved } from "../../../src/solver/solution.js";
import { bayesOptimal, observables, solve } from "../../../src/solver/solve.js";
import { ampBudget, ampExperiment } from "../../../validation/amp/ampExperiment.js";
import { type AmpRequest, ampOnThread } from "../../../validation/amp/ampThread.js";
import { ampWorkers } from "../../../validation/amp/ampWorkers.js";
import { FEWEST_SCORED } from "../../../validation/dynamics/trajectoryComparison.js";

const TASK = {
  learner: "hinge",
  alpha: 1.503,
  epsilon: 0.2,
  lambda: 1,
  d: 100,
  seed: 5,
  replicas: 6,
  iterations: 4,
} as const;
/** This thread, one replica after the other. */
const workers = { inHand: 1, run: (request: AmpRequest) => Promise.resolve(ampOnThread(request)) };

test("ampExperiment evaluates the theory at the n/d of the data, and ends it at the saddle point", async () => {
  const { alpha, replicas, rows, fixedPoint } = await ampExperiment(TASK, { workers });
  expect(alpha).toBe(1.5);
  expect(replicas).toHaveLength(6);
  expect(rows.map(({ iteration }) => iteration)).toEqual([0, 1, 2, 3, 4]);
  const solved = requireSolved(solve({ model: "linear", loss: "hinge", alpha: 1.5, epsilon: 0.2, lambda: 1 }));
  expect(fixedPoint?.generalizationError.theory).toBe(observables(solved).generalizationError);
  expect(fixedPoint?.q.theory).toBe(solved.overlaps.q);
  const mean = replicas.reduce((sum, { end }) => sum + end.q, 0) / 6;
  expect(fixedPoint?.q.mean).toBeCloseTo(mean, 14);
});

test("ampExperiment of bayes ends at the baseline, with V = 1 - q", async () => {
  const { fixedPoint } = await ampExperiment({ ...TASK, learner: "bayes" }, { workers });
  const { q } = bayesOptimal({ alpha: 1.5, epsilon: 0.2 });
  expect([fixedPoint?.m.theory, fixedPoint?.q.theory]).toEqual([q, q]);
  expect(fixedPoint?.V.theory).toBeCloseTo(1 - q, 14);
});

test("ampExperiment tells its progress, stops at the signal and evaluates what was finished", async () => {
  const controller = new AbortController();
  const fractions: number[] = [];
  const progress = (fraction: number): void => {
    fractions.push(fraction);
    if (fractions.length === FEWEST_SCORED) controller.abort();
  };
  const { replicas, rows } = await ampExperiment(
    { ...TASK, replicas: 20 },
    { workers, progress, signal: controller.signal },
  );
  expect(fractions).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
  expect(replicas).toHaveLength(FEWEST_SCORED);
  expect(rows).toHaveLength(5);
});

test("ampExperiment compares no fixed point where too few replicas reached theirs", async () => {
  const result = await ampExperiment({ ...TASK, maxIterations: 4 }, { workers });
  expect(result.replicas.every(({ status }) => status === "max-iterations")).toBe(true);
  expect(result.fixedPoint).toBeNull();
  expect(result.rows).toHaveLength(5);
});

test("ampExperiment has the same replicas on threads, in their order, whatever the number of threads", async () => {
  const task = { ...TASK, d: 40 };
  const here = await ampExperiment(task, { workers });
  const threads = ampWorkers(2);
  const there = await ampExperiment(task, { workers: threads });
  await threads.close();
  expect(there).toEqual(here);
});

test("ampBudget follows the rate of the saddle point, between what is always allowed and what is out of reach", () => {
  expect(ampBudget(null)).toBe(2000);
  expect(ampBudget(0.3)).toBe(2000);
  // (1 - 0.01)^k = 1e-12 at k = 2749.
  expect(ampBudget(0.01)).toBe(8248);
  expect(ampBudget(1e-5)).toBe(20_000);
});

test("ampExperiment gives slow replicas the iterations they need: more than 2000 for little regularization beyond separability", async () => {
  const task = { ...TASK, alpha: 4, epsilon: 0.5, lambda: 0.02, replicas: 5 };
  const { contraction, replicas } = await ampExperiment(task, { workers });
  expect(contraction).toBeCloseTo(0.0227, 3);
  const converged = replicas.filter(({ status }) => status === "converged");
  expect(Math.max(...converged.map(({ iterations }) => iterations))).toBeGreaterThan(2000);
  for (const { end, distance } of converged) {
    expect(distance).toBeLessThan(1e-4);
    // V = (1 - n_margin / d) / lambda: a whole number of directions is free.
    const free = task.d * task.lambda * end.V;
    expect(free).toBeGreaterThan(0.999);
    expect(Math.abs(free - Math.round(free))).toBeLessThan(1e-6);
  }
});
