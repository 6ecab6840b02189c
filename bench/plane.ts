import { availableParallelism } from "node:os";
import { threadPool } from "../validation/threadPool.js";
import type { PlanePart, PlaneRows } from "./planeThread.js";

/** Side of the (alpha, lambda) plane: a million points, hinge loss, ReLU kernel, epsilon = 0.1. */
const SIDE = 1000;
/** Rows a task: one lambda-curve for each alpha. */
const ROWS = 25;

/** Seconds for the plane with two workers, and how many points were not solved. */
export async function plane(): Promise<{
  readonly elapsedSeconds: number;
  readonly unsolved: number;
  readonly workers: number;
}> {
  const workers = Math.min(2, availableParallelism());
  const task = { beside: import.meta.url, module: "./planeThread", name: "planeRows" };
  const pool = threadPool<PlaneRows, PlanePart>(task, workers);
  const started = performance.now();
  const parts: Promise<PlanePart>[] = [];
  for (let from = 0; from < SIDE; from += ROWS) parts.push(pool.run({ from, to: from + ROWS, side: SIDE }));
  const done = await Promise.all(parts);
  const elapsedSeconds = (performance.now() - started) / 1000;
  await pool.close();
  return { elapsedSeconds, unsolved: done.reduce((sum, part) => sum + part.unsolved, 0), workers };
}
