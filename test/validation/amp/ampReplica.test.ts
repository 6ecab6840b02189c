/** @module-tag heavy */
import { expect, test } from "vitest";
import { ampReplica, DISTANCE_BOUND, isCertified, measured } from "../../../validation/amp/ampReplica.js";
import { AMP_LEARNERS } from "../../../validation/amp/outputFunction.js";
import { teacherData } from "../../../validation/teacherData.js";

test("measured takes overlaps and the error from weights and teacher, to all digits of a small error", () => {
  const teacher = Float64Array.from([1, 1, 1, 1]);
  const tilt = 2 ** -30;
  const state = {
    iteration: 1,
    weights: Float64Array.from([2 + tilt, 2 - tilt, 2, 2]),
    pulls: new Float64Array(),
    V: 3,
  };
  const { m, q, V, generalizationError } = measured(state, teacher);
  expect([m, q, V]).toEqual([2, 4, 3]);
  expect(generalizationError).toBeCloseTo((tilt * Math.SQRT1_2) / 2 / Math.PI, 18);
  expect(measured({ ...state, weights: new Float64Array(4) }, teacher).generalizationError).toBe(0.5);
});

test.each(AMP_LEARNERS)(
  "ampReplica of %s has one measurement an iteration, and ends at a certified fixed point",
  (learner) => {
    const task = { learner, alpha: 2, epsilon: 0.2, lambda: 0.5 };
    const replica = ampReplica(task, teacherData({ seed: 5, ...task, d: 100, replica: 0 }), { iterations: 5 });
    expect(replica).toMatchObject({ status: "converged", damped: false });
    expect(replica.residual).toBeLessThanOrEqual(1e-12);
    expect(replica.trajectory).toHaveLength(6);
    expect(replica.trajectory[0]).toEqual({ m: 0, q: 0, V: learner === "bayes" ? 1 : 2, generalizationError: 0.5 });
    if (learner === "bayes") expect(replica.distance).toBeNull();
    else expect(replica.distance).toBeLessThan(1e-4);
  },
);

test("ampReplica repeats the fixed point where it is reached before the last iteration", () => {
  const task = { learner: "bayes", alpha: 0.5, epsilon: 0.5, lambda: 1 } as const;
  const { trajectory, end, iterations } = ampReplica(task, teacherData({ seed: 5, ...task, d: 50, replica: 0 }), {
    iterations: 90,
  });
  expect(iterations).toBeLessThan(60);
  expect(trajectory).toHaveLength(91);
  expect(trajectory.at(-1)).toEqual(end);
});

test("ampReplica calms an iteration that wanders by damping, and says so", () => {
  // Few dimensions, separable labels, little regularization: the undamped map goes round for ever.
  const task = { learner: "hinge", alpha: 3, epsilon: 0, lambda: 0.01 } as const;
  const replicas = [2, 3, 4].map((replica) =>
    ampReplica(task, teacherData({ seed: 5, ...task, d: 100, replica }), { iterations: 3, maxIterations: 1500 }),
  );
  expect(replicas.map(({ status }) => status)).toEqual(replicas.map(() => "converged"));
  expect(replicas.map(({ damped }) => damped)).toEqual([true, false, false]);
  for (const { distance } of replicas) expect(distance).toBeLessThan(1e-3);
});

test("ampReplica does not call an end converged that the budget has cut", () => {
  const task = { learner: "hinge", alpha: 4, epsilon: 0.5, lambda: 1e-4 } as const;
  const data = teacherData({ seed: 5, ...task, d: 60, replica: 0 });
  const replica = ampReplica(task, data, { iterations: 2, maxIterations: 10 });
  expect(replica.status).toBe("max-iterations");
  expect(replica.residual).toBeGreaterThan(1e-12);
});

test.each([
  { alpha: 200, epsilon: 0.01 },
  { alpha: 50, epsilon: 0.05 },
])("ampReplica of bayes reaches its fixed point where samples are many: %o", ({ alpha, epsilon }) => {
  const task = { learner: "bayes", alpha, epsilon, lambda: 1 } as const;
  const data = teacherData({ seed: 1, ...task, d: 50, replica: 0 });
  const { status, residual, end } = ampReplica(task, data, { iterations: 12 });
  expect(status).toBe("converged");
  expect(residual).toBeLessThanOrEqual(1e-12);
  expect(end.q + end.V).toBeCloseTo(1, 12);
});

test("isCertified takes a fixed point for the learner's only within the bound, and an unfinished end never", () => {
  expect(isCertified({ status: "converged", distance: DISTANCE_BOUND })).toBe(true);
  expect(isCertified({ status: "converged", distance: 2 * DISTANCE_BOUND })).toBe(false);
  expect(isCertified({ status: "converged", distance: null })).toBe(true);
  expect(isCertified({ status: "max-iterations", distance: 0 })).toBe(false);
});
