import { type StudyPart, studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import { computeUnit, sharedPlan } from "./computeUnit.js";
import { type Shard, shardRows, WHOLE } from "./shard.js";
import { unitWorkers } from "./unitWorkers.js";

/** What a study will take. */
export interface SweepEstimate {
  readonly parts: readonly PartEstimate[];
  readonly rows: number;
  /** With so many workers, if nothing is there yet and no other program needs the processors. */
  readonly seconds: number;
  /** Of them until the first row is begun: this process and its threads. */
  readonly startSeconds: number;
  /** Of the store. */
  readonly diskBytes: number;
  /** Of all workers together. */
  readonly memoryBytes: number;
}

/** What one of its computations takes. */
export interface PartEstimate {
  readonly name: string;
  readonly rows: number;
  /** Measured on a few rows, one worker. */
  readonly secondsPerRow: number;
  readonly bytesPerRow: number;
  /** How many rows that was. */
  readonly measured: number;
}

/** Rows of a study at most: a thousand times what a workstation stores. */
export const MOST_ROWS = 1e10;
/** Measuring a part goes on until it has taken so long: the first calls also compile the code. */
const MEASURING_MILLISECONDS = 800;
/** Places in the study where it is measured: its ends and between, because neighbors are equally hard. */
const PLACES = 5;
/** Rows measured at a place, of those of a unit. */
const ROWS_PER_PLACE = 8;
/** A thread and its compiled code. */
const WORKER_BYTES = 80e6;
/** The index of a row that is looked up. */
const INDEX_BYTES_PER_ROW = 70;

/**
 * Estimates time, disk and memory by computing a few rows at several places of each part.
 *
 * @param options.workers Threads that will work.
 * @param options.shard   Defaults to the whole.
 */
export async function sweepEstimate(
  plan: Plan,
  { workers, shard = WHOLE }: { readonly workers: number; readonly shard?: Shard },
): Promise<SweepEstimate> {
  const shared = sharedPlan(plan);
  const startSeconds = await startingSeconds(shared, workers);
  const parts: PartEstimate[] = [];
  for (const [index, part] of studyParts(plan).entries()) parts.push(await partEstimate(shared, index, part, shard));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const working = parts.reduce((sum, part) => sum + part.rows * part.secondsPerRow, 0) / workers;
  return {
    parts,
    rows,
    seconds: startSeconds + working,
    startSeconds,
    diskBytes: parts.reduce((sum, part) => sum + part.rows * part.bytesPerRow, 0),
    memoryBytes: WORKER_BYTES * (workers + 1) + INDEX_BYTES_PER_ROW * rows,
  };
}

/** The time from the start of this process to now, and that of threads until they have loaded what they need. */
async function startingSeconds(plan: SharedArrayBuffer, workers: number): Promise<number> {
  const pool = await unitWorkers(workers);
  try {
    await Promise.all(Array.from({ length: workers }, () => pool.compute({ plan, part: 0, unit: 0, rows: [] })));
    return performance.now() / 1000;
  } finally {
    await pool.close();
  }
}

async function partEstimate(
  plan: SharedArrayBuffer,
  index: number,
  part: StudyPart,
  shard: Shard,
): Promise<PartEstimate> {
  const units = unitCount(part);
  const start = performance.now();
  let [measured, bytes, milliseconds] = [0, 0, 0];
  const measure = async (place: number): Promise<void> => {
    const unit = Math.floor((place * (units - 1)) / (PLACES - 1));
    const [from, to] = unitRange(part, unit);
    const count = part.compute.kind === "replicas" ? to - from : Math.min(ROWS_PER_PLACE, to - from);
    const rows = Array.from({ length: count }, (_, i) => from + Math.floor((i * (to - from)) / count));
    const before = performance.now();
    const { lines } = await computeUnit({ plan, part: index, unit, rows });
    milliseconds += performance.now() - before;
    measured += count;
    bytes += lines.length;
  };
  do {
    // Only the last round counts; it is the fastest and no shorter than the others.
    [measured, bytes, milliseconds] = [0, 0, 0];
    for (let place = 0; place < PLACES; place++) {
      await measure(place);
      if (performance.now() - start > 2 * MEASURING_MILLISECONDS) break;
    }
  } while (performance.now() - start < MEASURING_MILLISECONDS);
  return {
    name: part.name,
    rows: shardRows(part, shard),
    secondsPerRow: milliseconds / 1000 / measured,
    bytesPerRow: bytes / measured,
    measured,
  };
}
