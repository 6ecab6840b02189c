/** @module-tag heavy */
import { expect, test } from "vitest";
import { measured } from "../../../validation/amp/ampReplica.js";
import { messagePassing } from "../../../validation/amp/messagePassing.js";
import { type AmpLearner, outputFunction } from "../../../validation/amp/outputFunction.js";
import { type AmpOverlaps, type AmpTask, stateEvolution } from "../../../validation/amp/stateEvolution.js";
import {
  EVOLVED,
  type EvolutionRow,
  evolutionComparison,
  scoredMean,
} from "../../../validation/dynamics/trajectoryComparison.js";
import { teacherData } from "../../../validation/teacherData.js";

const LEARNERS = ["bayes", "square", "hinge"] as const satisfies AmpLearner[];
const TASK = { alpha: 2, epsilon: 0.1, lambda: 0.5 };
const [D, REPLICAS, ITERATIONS] = [1000, 12, 6];

/** Every learner on the same data sets, of which one at a time is in memory. */
const TRAJECTORIES = new Map<AmpLearner, AmpOverlaps[][]>(LEARNERS.map((learner) => [learner, []]));
for (let replica = 0; replica < REPLICAS; replica++) {
  const { inputs, labels, teacher } = teacherData({ seed: 5, ...TASK, d: D, replica });
  for (const learner of LEARNERS) {
    const lambda = learner === "bayes" ? 1 : TASK.lambda;
    const trajectory: AmpOverlaps[] = [];
    messagePassing(
      { inputs, labels, output: outputFunction(learner, TASK.epsilon), lambda },
      { maxIterations: ITERATIONS, observe: (state) => trajectory.push(measured(state, teacher)) },
    );
    TRAJECTORIES.get(learner)!.push(trajectory);
  }
}

/** Comparison with the theory at a multiple of the true alpha. */
function compared(learner: AmpLearner, factor: number): EvolutionRow[] {
  const task: AmpTask = { ...TASK, learner, alpha: factor * TASK.alpha };
  return evolutionComparison(stateEvolution(task, ITERATIONS), TRAJECTORIES.get(learner)!);
}

const largest = (rows: readonly EvolutionRow[]): number =>
  Math.max(...rows.flatMap((row) => EVOLVED.map((name) => Math.abs(row[name].z ?? 0))));

test.each(LEARNERS)(
  "evolutionComparison finds message passing of %s on its state evolution at every iteration",
  (learner) => {
    const rows = compared(learner, 1);
    expect(rows.map(({ iteration }) => iteration)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(rows.slice(1).every(({ generalizationError }) => generalizationError.z !== null)).toBe(true);
    expect(largest(rows)).toBeLessThanOrEqual(4);
  },
);

test.each(LEARNERS)("evolutionComparison rejects the state evolution of %s at an alpha wrong by 5 %%", (learner) => {
  for (const factor of [0.95, 1.05]) expect(largest(compared(learner, factor))).toBeGreaterThan(4);
});

test("evolutionComparison tells the learners apart", () => {
  const theory = stateEvolution({ ...TASK, learner: "hinge" }, ITERATIONS);
  expect(largest(evolutionComparison(theory, TRAJECTORIES.get("square")!))).toBeGreaterThan(10);
});

const exact = (value: number) => ({ value, standardError: 0 });

test("scoredMean scores a difference in standard errors, as a normal score", () => {
  const { mean, standardError, z } = scoredMean(exact(1), [1.5, 2.5, 1.5, 2.5, 2]);
  expect(mean).toBe(2);
  expect(standardError).toBeCloseTo(0.5 / Math.sqrt(5), 12);
  // t = 4.47 on 4 degrees of freedom is exceeded as rarely as z = 2.54.
  expect(z).toBeCloseTo(2.54, 1);
});

test("scoredMean counts the standard error of the theory in", () => {
  const values = [1.5, 2.5, 1.5, 2.5, 2];
  expect(Math.abs(scoredMean({ value: 1, standardError: 1 }, values).z!)).toBeLessThan(1.1);
});

test("scoredMean without scatter has no score if it agrees and an infinite one if it does not", () => {
  expect(scoredMean(exact(0.5), [0.5, 0.5])).toEqual({
    theory: 0.5,
    theoryStandardError: 0,
    mean: 0.5,
    standardError: 0,
    z: null,
  });
  expect(scoredMean(exact(0.6), [0.5, 0.5]).z).toBe(Number.NEGATIVE_INFINITY);
});

test("scoredMean of a share that never happened counts how often it should have", () => {
  const none = [0, 0, 0, 0, 0];
  // 0.01 of 100 samples, five times: Poisson's deviation is the root of 5.
  expect(scoredMean(exact(0.01), none, 100).z).toBeCloseTo(-Math.sqrt(5), 1);
  expect(Math.abs(scoredMean(exact(1e-9), none, 100).z!)).toBeLessThan(1e-3);
  expect(scoredMean(exact(0), none, 100).z).toBeNull();
  expect(scoredMean(exact(0), [0.1, 0.1, 0.1, 0.1, 0.1], 100).z).toBe(Number.POSITIVE_INFINITY);
});

test("scoredMean takes what rounding leaves for no scatter, and then what nobody can have seen for no difference", () => {
  const [theory, off] = [0.0344815, 1e-11];
  expect(scoredMean(exact(theory), [theory * (1 - off), theory * (1 - off)]).z).toBeNull();
  expect(scoredMean(exact(theory), [theory * (1 - off), theory * (1 - 2 * off)]).z).toBeNull();
  // Squared hinge, alpha = 30, epsilon = 0.9: nobody is beyond the kink, in theory one in a few million is.
  expect(scoredMean(exact(theory), [theory * (1 - 4e-7), theory * (1 - 4e-7)]).z).toBeNull();
  expect(scoredMean(exact(theory), [theory * (1 - 1e-3), theory * (1 - 1e-3)]).z).toBe(Number.NEGATIVE_INFINITY);
});
