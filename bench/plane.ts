import { availableParallelism } from "node:os";
import { threadPool } from "../validation/threadPool.js";
import type { PlanePart, PlaneRows } from "./planeThread.js";
import type { Group } from "./row.js";

/** Side of the (alpha, lambda) plane: a million points, hinge loss, ReLU kernel, epsilon = 0.1. */
const SIDE = 1000;
/** Rows a task: one lambda-curve for each alpha. */
const ROWS = 25;

/** The plane on two threads, in seconds of the clock. */
export async function plane(): Promise<Group> {
  const workers = Math.min(2, availableParallelism());
  const task = { beside: import.meta.url, module: "./planeThread", name: "planeRows" };
  const pool = threadPool<PlaneRows, PlanePart>(task, workers);
  const started = performance.now();
  const parts: Promise<PlanePart>[] = [];
  for (let from = 0; from < SIDE; from += ROWS) parts.push(pool.run({ from, to: from + ROWS, side: SIDE }));
  const done = await Promise.all(parts);
  const value = (performance.now() - started) / 1000;
  await pool.close();
  const unsolved = done.reduce((sum, part) => sum + part.unsolved, 0);
  if (unsolved > 0) throw new Error(`${unsolved} points of the plane are not solved`);
  return {
    title: "1000 x 1000 points of the (alpha, lambda) plane, hinge, ReLU kernel, by the clock",
    rows: [{ name: `plane, ${workers} workers`, value, unit: "s", noise: 0 }],
  };
}
