import { availableParallelism } from "node:os";
import { table } from "../src/report/table.js";
import { threadPool } from "../validation/threadPool.js";
import { EXPRESSIONS } from "./inputs.js";
import { machine } from "./machine.js";
import type { BoxName, Census, CensusRequest } from "./robustnessThread.js";

/**
 * Random points of the box alpha 10^-1.5..10^2.5, epsilon 0..1, lambda 10^-6..10^4, gamma .05..1.5, kappa 10^-1..10^2, for every model, a list of 120
 * eigenvalues among them, and for the built-in losses and two expressions: `npm run robustness [-- points [wide | quadratic]]`. "wide" takes alpha 1e-3..1e6, lambda 1e-8..1e8 and both limits, kappa 1e-2..1e4,
 * gamma all over (0, pi/2), and epsilon exactly 0, exactly 1 and close to both. "quadratic" takes the quadratic network, alpha 10^-2..10^2, width .02..50,
 * epsilon 0..1 with both ends, lambda 10^-4..10^4 and both limits.
 */
const POINTS = Number(process.argv[2] ?? 100_000);
const BOX = (process.argv[3] ?? "usual") as BoxName;
const MODELS = BOX === "quadratic" ? ["quadratic"] : ["linear", "kernel", "rf", "empirical"];
const LOSSES = ["square", "hinge", "squared-hinge", "logistic", ...(BOX === "quadratic" ? [] : EXPRESSIONS)];
/** Points a task, so that two workers end together. */
const BATCH = 500;

console.log(machine());
const workers = Math.min(2, availableParallelism());
const task = { beside: import.meta.url, module: "./robustnessThread", name: "census" };
const pool = threadPool<CensusRequest, Census>(task, workers);
const perPair = Math.ceil(POINTS / (MODELS.length * LOSSES.length));
const rows: (string | number)[][] = [];
const examples: string[] = [];
let failures = 0;
for (const model of MODELS) {
  for (const loss of LOSSES) {
    const started = performance.now();
    const parts: Promise<Census>[] = [];
    for (let done = 0; done < perPair; done += BATCH) {
      parts.push(pool.run({ model, loss, box: BOX, first: done, count: Math.min(BATCH, perPair - done) }));
    }
    const census = await Promise.all(parts);
    const sum = (key: "points" | "unsolved" | "nonFinite" | "outOfBounds" | "evaluations"): number =>
      census.reduce((total, part) => total + part[key], 0);
    const bad = sum("unsolved") + sum("nonFinite") + sum("outOfBounds");
    failures += bad;
    examples.push(...census.flatMap((part) => part.examples).slice(0, 3));
    const microseconds = ((performance.now() - started) * 1000 * workers) / sum("points");
    rows.push([
      model,
      loss,
      sum("points"),
      `${(100 * (1 - sum("unsolved") / sum("points"))).toFixed(3)} %`,
      sum("nonFinite"),
      sum("outOfBounds"),
      Math.max(...census.map((part) => part.worstResidual)).toExponential(1),
      (sum("evaluations") / sum("points")).toFixed(1),
      microseconds.toFixed(0),
    ]);
  }
}
await pool.close();
const headers = [
  "model",
  "loss",
  "points",
  "converged",
  "non-finite",
  "out of bounds",
  "worst residual",
  "evaluations",
  "us/point",
];
console.log(table(headers, rows));
for (const example of examples) console.log(example);
console.log(failures === 0 ? "every point solved" : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 3;
