/** @module-tag heavy */
import { expect, test } from "vitest";
import { studyParts, unitCount } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { computeUnit, sharedPlan } from "../../../src/study/run/computeUnit.js";
import { replicaWork } from "../../../src/study/run/replicaEstimate.js";
import { type SweepEstimate, sweepEstimate } from "../../../src/study/run/sweepEstimate.js";
import { PLAN_TEXT } from "../studies.js";

test("sweepEstimate counts the rows of every part, and the time to start besides that of the work", async () => {
  const plan = await readPlan(PLAN_TEXT.replace("count: 12", "count: 120000"), "p");
  const { parts, rows, seconds, startSeconds, diskBytes } = await sweepEstimate(plan, { workers: 2 });
  expect(parts.map(({ name, rows: own }) => [name, own])).toEqual([
    ["points", 600_000],
    ["bayes", 120_000],
  ]);
  expect(rows).toBe(720_000);
  expect(startSeconds).toBeGreaterThan(0);
  const working = parts.reduce((sum, part) => sum + part.rows * (part.secondsPerRow + 1e-6), 0) / 2;
  expect(seconds).toBeCloseTo(startSeconds + working, 9);
  // A key, a status, three numbers and a checksum.
  expect(diskBytes / rows).toBeGreaterThan(60);
  expect(diskBytes / rows).toBeLessThan(200);
});

test("sweepEstimate counts the table where one is written, and a shard's own rows", async () => {
  const plan = await readPlan(PLAN_TEXT.replace("count: 12", "count: 120000"), "p");
  const bare = await sweepEstimate(plan, { workers: 1 });
  const whole = await sweepEstimate(plan, { workers: 1, table: true });
  expect(whole.memoryBytes - bare.memoryBytes).toBeGreaterThan(100e6);
  const own = (estimate: SweepEstimate): number => {
    const rows = estimate.parts.reduce((sum, part) => sum + part.rows * part.secondsPerRow, 0);
    return estimate.seconds - estimate.startSeconds - rows;
  };
  expect(own(whole) - own(bare)).toBeGreaterThan(2e-6 * whole.rows);
  expect((await sweepEstimate(plan, { workers: 1, shard: { index: 2, count: 10 } })).rows).toBeLessThan(73_000);
});

test("sweepEstimate has the time of a row within a factor of two of what the rows then take", async () => {
  const text = `name: timed
fixed: {model: kernel, loss: hinge, epsilon: 0.1, gamma: 1}
axes: {alpha: {from: 0.1, to: 100, count: 100, scale: log}, lambda: {from: 0.01, to: 10, count: 100, scale: log}}
compute: points
`;
  const plan = await readPlan(text, "p");
  const { parts } = await sweepEstimate(plan, { workers: 1 });
  const [part] = studyParts(plan);
  const request = { plan: sharedPlan(plan), part: 0 };
  const before = process.cpuUsage();
  for (let unit = 0; unit < unitCount(part!); unit++) await computeUnit({ ...request, unit, seed: 0 });
  const { user, system } = process.cpuUsage(before);
  const ratio = parts[0]!.secondsPerRow / ((user + system) / 1e6 / part!.rows);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("sweepEstimate takes a few seconds where a replica takes minutes, whose time follows from smaller ones", async () => {
  const text = `name: large
fixed: {model: kernel, activation: erf, loss: logistic, epsilon: 0.1, alpha: 8}
axes: {lambda: {from: 1e-2, to: 1e2, count: 9, scale: log}}
compute: {replicas: {sizes: [2000], replicas: 10, seed: 1}}
`;
  const before = process.cpuUsage().user;
  const { parts } = await sweepEstimate(await readPlan(text, "p"), { workers: 1 });
  expect(process.cpuUsage().user - before).toBeLessThan(20e6);
  expect(parts[0]!.rows).toBe(90);
  expect(parts[0]!.secondsPerRow).toBeGreaterThan(0.2);
});

test("replicaWork grows as the cube of the size, and with samples more than with features", () => {
  const kernel = { model: "kernel", alpha: 4, d: 1e5 } as const;
  expect(replicaWork({ ...kernel, d: 2e5 }) / replicaWork(kernel)).toBeCloseTo(8, 0);
  const rf = { model: "rf", alpha: 4, kappa: 0.5, d: 1e5 } as const;
  expect(replicaWork({ ...rf, kappa: 1 })).toBeLessThan(replicaWork({ ...rf, alpha: 40 }));
});

test("sweepEstimate measures rows as a run computes them, one after the other", async () => {
  const text = PLAN_TEXT.replace("[points, bayes]", "points")
    .replace("count: 3", "count: 1000")
    .replace("count: 12", "count: 300");
  const plan = await readPlan(text, "p");
  const [estimate] = (await sweepEstimate(plan, { workers: 1 })).parts;
  const shared = sharedPlan(plan);
  const before = process.cpuUsage();
  let rows = 0;
  for (const unit of [20, 300, 700, 1000]) rows += (await computeUnit({ plan: shared, part: 0, unit, seed: 0 })).rows;
  const { user, system } = process.cpuUsage(before);
  const ratio = estimate!.secondsPerRow / ((user + system) / 1e6 / rows);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("replicaWork counts every step of a replica: a step that grows makes the work grow", () => {
  const base = { alpha: 3, d: 500, testSamples: 2000 } as const;
  const linear = { ...base, model: "linear" } as const;
  const kernel = { ...base, model: "kernel" } as const;
  const rf = { ...base, model: "rf", kappa: 2 } as const;
  const [n, d, p, tests] = [1500, 500, 1000, 2000];
  // Inputs, the matrix of the learner, its factorization; what is predicted on fresh inputs.
  expect(replicaWork(linear)).toBe(n * d + n * d * d + d ** 3);
  expect(replicaWork(kernel)).toBe(n * d + n * n * d + n ** 3 + tests * n * d);
  expect(replicaWork(rf)).toBe(n * d + n * p * (p + d) + p ** 3 + tests * p * d);
  expect(replicaWork({ ...kernel, testSamples: 4000 }) - replicaWork(kernel)).toBe(tests * n * d);
  expect(replicaWork({ ...rf, testSamples: 4000 }) - replicaWork(rf)).toBe(tests * p * d);
});
