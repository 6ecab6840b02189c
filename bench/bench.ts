import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Bench } from "tinybench";
import { table } from "../src/report/table.js";
import { bayesOptimal } from "../src/solver/solve.js";
import { curveTasks, timeTasks } from "./curves.js";
import { learnerBench } from "./learners.js";
import { machine } from "./machine.js";
import { million } from "./million.js";
import { plane } from "./plane.js";
import { trainingBench } from "./training.js";

/**
 * The speed figures of the README, one thread unless said: `npm run bench`. Prints; judges nothing, because machines are noisy.
 */
const COLD_RUNS = 9;
const BAYES_POINTS = 100;

console.log(machine());
const bench = new Bench({ time: 1000, warmupTime: 500 });
const tasks = curveTasks();
for (const task of tasks) bench.add(task.name, task.run);
bench.add("Bayes-optimal", () => {
  for (let i = 0; i < BAYES_POINTS; i++) bayesOptimal({ alpha: 10 ** (-1 + (3 * i) / BAYES_POINTS), epsilon: 0.1 });
});
await bench.run();

const microseconds = new Map<string, number>();
for (const task of bench.tasks) {
  const points = tasks.find(({ name }) => name === task.name)?.points ?? BAYES_POINTS;
  const { result } = task;
  if (!("latency" in result)) throw new Error(`${task.name} did not run`);
  microseconds.set(task.name, (1000 * result.latency.p50) / points);
}
console.log(
  "\nlambda-curves of 200 points, 1e-4 to 1e3, alpha = 2/0.9, epsilon = 0.1, observables included (median over runs)",
);
console.log(
  table(
    ["curve", "microseconds a point"],
    [...microseconds].map(([name, value]) => [name, value]),
    3,
  ),
);
const mean = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (microseconds.get(name) ?? Number.NaN), 0) / names.length;
const timed = tasks.map(({ name }) => name).filter((name) => /^(square|hinge),/.test(name) && !name.includes("attack"));
console.log(
  `mean over square and hinge, linear and kernels: ${mean(timed.filter((name) => !name.includes("rf"))).toFixed(2)}`,
);
console.log(
  `mean over square and hinge, random features: ${mean(timed.filter((name) => name.includes("rf"))).toFixed(2)}`,
);

const overTime = new Bench({ time: 500, warmupTime: 500 });
for (const task of timeTasks()) overTime.add(task.name, task.run);
await overTime.run();
console.log(
  "\ncurves over 200 times of gradient flow, 0.01 to 10^4, square loss, lambda = 0+, observables included (median over runs)",
);
console.log(
  table(
    ["curve", "milliseconds a curve"],
    overTime.tasks.map(({ name, result }) => [name, "latency" in result ? result.latency.p50 : Number.NaN]),
    3,
  ),
);

const bin = fileURLToPath(new URL("../dist/raf.js", import.meta.url));
const args = [
  "solve",
  "--model",
  "kernel",
  "--activation",
  "relu",
  "--loss",
  "hinge",
  "--alpha",
  "2",
  "--epsilon",
  "0.1",
  "--lambda",
  "0.1",
];
const times: number[] = [];
for (let run = 0; run < COLD_RUNS; run++) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`raf solve: ${stderr}`);
  times.push((performance.now() - started) / 1000);
}
times.sort((a, b) => a - b);
const empty: number[] = [];
for (let run = 0; run < COLD_RUNS; run++) {
  const started = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  empty.push((performance.now() - started) / 1000);
}
empty.sort((a, b) => a - b);
const middle = Math.floor(COLD_RUNS / 2);
console.log(
  `\ncold raf solve: ${(times[middle] ?? 0).toFixed(3)} s wall (median of ${COLD_RUNS}); an empty node: ${(empty[middle] ?? 0).toFixed(3)} s`,
);

const { elapsedSeconds, unsolved, workers } = await plane();
console.log(
  `\n1000 x 1000 points of the (alpha, lambda) plane, hinge, ReLU kernel, ${workers} workers: ${elapsedSeconds.toFixed(1)} s, ${unsolved} not solved`,
);

console.log(`\n${await trainingBench()}`);
console.log(`\n${await learnerBench()}`);
const { elapsedSeconds: sweepSeconds, peakMegabytes } = million();
console.log(
  `the same million points by raf sweep, from the plan to the Parquet, 2 workers: ${sweepSeconds.toFixed(1)} s, at most ${peakMegabytes.toFixed(0)} MB`,
);
