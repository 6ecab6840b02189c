import { type StudyPart, studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import { tableColumns } from "../table/tableColumns.js";
import { computeUnit, sharedPlan } from "./computeUnit.js";
import { replicaEstimate } from "./replicaEstimate.js";
import { type Shard, shardRows, WHOLE } from "./shard.js";
import { unitWorkers } from "./unitWorkers.js";

/** Time, memory and disk that a study will take. */
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

/** Time and disk of one computation of a study. */
export interface PartEstimate {
  readonly name: string;
  readonly rows: number;
  /** Processor time, measured on a few rows; for replicas on smaller replicas. */
  readonly secondsPerRow: number;
  readonly bytesPerRow: number;
  /** Number of rows that were measured. */
  readonly measured: number;
}

/** Rows of a study at most: a thousand times what a workstation stores. */
export const MOST_ROWS = 1e10;
/** Seconds of the processor until the engine has compiled the code: until then a row takes up to ten times as long. */
const COMPILING_SECONDS = 1.2;
/** Seconds of the processor that are measured then. */
const MEASURED_SECONDS = 0.6;
/** A busy machine may take so many times as long. */
const PATIENCE = 3;
/** Rounds at least: neighbors are equally hard, and other places are not. */
const PLACES = 5;
/** Rows of the first round, and the time that a later round may take. */
const ROWS_PER_PLACE = 8;
const PLACE_SECONDS = 0.05;
/** The golden ratio's fractional part. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** A thread and its compiled code. */
const WORKER_BYTES = 80e6;
/** Of the index, which knows the rows of a plan by their units. */
const INDEX_BYTES_PER_UNIT = 100;
/** Memory of a table at once, and of each cell of a small one, in bytes. */
const TABLE_BYTES = 150e6;
const TABLE_BYTES_PER_CELL = 300;
/** Of a processor of 2024, for a row written, and for a cell of the table read, ordered and encoded. */
const SECONDS = { write: 1e-6, cell: 0.3e-6 } as const;

/** The run to estimate. */
export interface EstimateOptions {
  /** Threads that will work. */
  readonly workers: number;
  /** Defaults to the whole. */
  readonly shard?: Shard;
  /** True if the table is written at the end, as by --out. Defaults to false. */
  readonly table?: boolean;
}

/**
 * Estimates time, disk and memory by computing a few rows at several places of each part.
 *
 * The main thread's other work, to write rows and to make the table, is small and was measured on a million rows.
 */
export async function sweepEstimate(
  plan: Plan,
  { workers, shard = WHOLE, table = false }: EstimateOptions,
): Promise<SweepEstimate> {
  const shared = sharedPlan(plan);
  const startSeconds = await startingSeconds(shared, workers);
  const parts: PartEstimate[] = [];
  for (const [index, part] of studyParts(plan).entries()) parts.push(await partEstimate(shared, index, part, shard));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const working = parts.reduce((sum, part) => sum + part.rows * (part.secondsPerRow + SECONDS.write), 0) / workers;
  const cells = studyParts(plan).reduce((sum, part, i) => sum + parts[i]!.rows * tableColumns(part).length, 0);
  const units = studyParts(plan).reduce((sum, part) => sum + unitCount(part), 0);
  const tableSeconds = table ? SECONDS.cell * cells : 0;
  return {
    parts,
    rows,
    seconds: startSeconds + working + tableSeconds,
    startSeconds,
    diskBytes: parts.reduce((sum, part) => sum + part.rows * part.bytesPerRow, 0),
    memoryBytes:
      WORKER_BYTES * (workers + 1) +
      INDEX_BYTES_PER_UNIT * units +
      (table ? Math.min(TABLE_BYTES, TABLE_BYTES_PER_CELL * cells) : 0),
  };
}

/** The time from the start of this process to now, and that of threads until they have loaded what they need. */
async function startingSeconds(plan: SharedArrayBuffer, workers: number): Promise<number> {
  const pool = unitWorkers(workers);
  try {
    await Promise.all(
      Array.from({ length: workers }, () => pool.compute({ plan, part: 0, unit: 0, rows: [], seed: 0 })),
    );
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
  const found =
    part.compute.kind === "replicas" ? await replicaEstimate(part) : await theoryEstimate(plan, index, part);
  return { name: part.name, rows: shardRows(part, shard), ...found };
}

/** Rounds of a few rows, each at another place of the study, for about two seconds of the processor. */
async function theoryEstimate(
  plan: SharedArrayBuffer,
  index: number,
  part: StudyPart,
): Promise<Pick<PartEstimate, "secondsPerRow" | "bytesPerRow" | "measured">> {
  const units = unitCount(part);
  const start = performance.now();
  const isLate = (): boolean => performance.now() - start > 1000 * PATIENCE * (COMPILING_SECONDS + MEASURED_SECONDS);
  let spent = 0;
  let secondsPerRow = 0;
  const round = async (place: number): Promise<Round> => {
    const unit = Math.floor((place % 1) * units);
    const [from, to] = unitRange(part, unit);
    // Neighbors share a channel and a spectrum, as in a run: rows are measured one after the other, a whole unit where that is quick.
    const affordable = secondsPerRow === 0 ? ROWS_PER_PLACE : Math.floor(PLACE_SECONDS / secondsPerRow);
    const count = Math.min(to - from, Math.max(1, affordable));
    const first = from + Math.floor((place % 1) * (to - from - count + 1));
    const rows = Array.from({ length: count }, (_, i) => first + i);
    const before = process.cpuUsage();
    const { lines } = await computeUnit({ plan, part: index, unit, rows, seed: 0 });
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    secondsPerRow = seconds / count;
    const isCompiled = spent > COMPILING_SECONDS;
    spent += seconds;
    return { rows: count, seconds, bytes: lines.length, isCompiled };
  };
  const rounds: Round[] = [];
  // Multiples of the golden ratio visit all of the study evenly, after any number of rounds.
  while ((rounds.length < PLACES || spent < COMPILING_SECONDS + MEASURED_SECONDS) && !isLate()) {
    rounds.push(await round(rounds.length * GOLDEN));
  }
  const compiled = rounds.filter(({ isCompiled }) => isCompiled);
  // Of slow rows there are too few; compiling takes little of their time.
  const counted = compiled.length >= PLACES ? compiled : rounds.slice(Math.min(1, rounds.length - 1));
  const sum = (name: "rows" | "seconds" | "bytes"): number => counted.reduce((total, own) => total + own[name], 0);
  return {
    secondsPerRow: sum("seconds") / sum("rows"),
    bytesPerRow: sum("bytes") / sum("rows"),
    measured: sum("rows"),
  };
}

interface Round {
  readonly rows: number;
  /** Of the processor: other programs have no share in it. */
  readonly seconds: number;
  readonly bytes: number;
  /** True if the engine had compiled the code before. */
  readonly isCompiled: boolean;
}
