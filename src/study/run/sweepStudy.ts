import { rowKeys } from "../parts/rowKeys.js";
import { type StudyPart, studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import type { DamagedLines } from "../store/damagedLines.js";
import { type RowIndex, rowIndex } from "../store/rowIndex.js";
import { newSegment, type SegmentWriter } from "../store/segmentFile.js";
import { StoreError } from "../store/storeError.js";
import { openStore, type StoredPlan } from "../store/studyStore.js";
import { sharedPlan, type UnitRequest } from "./computeUnit.js";
import { type Shard, shardRows, shardText, shardUnits, WHOLE } from "./shard.js";
import { type UnitWorkers, unitWorkers } from "./unitWorkers.js";

/** How far a run is. */
export interface SweepProgress {
  /** Rows of this shard. */
  readonly rows: number;
  /** Of them there, before or now. */
  readonly done: number;
  /** Of those computed by this run. */
  readonly computed: number;
  /** Of those computed by this run, how many are no results. */
  readonly failed: number;
}

/** What is to be computed, and where it goes. */
export interface SweepOptions {
  readonly plan: Plan;
  /** The plan as it was written, for the store. */
  readonly source: StoredPlan;
  /** The store's folder; made if it is not there. */
  readonly store: string;
  /** Defaults to the whole. */
  readonly shard?: Shard;
  /** Threads; the results do not depend on it. Defaults to 1. */
  readonly workers?: number;
  /** Compute again what has failed before. Defaults to "keep". */
  readonly failures?: "keep" | "retry";
  readonly progress?: (progress: SweepProgress) => void;
  /** Stops the run: rows in hand are finished and written. */
  readonly signal?: AbortSignal;
}

/** What a run has done. */
export interface SweepResult extends SweepProgress {
  readonly status: "complete" | "interrupted";
  /** Rows of this shard that were there and are no results. */
  readonly failedBefore: number;
  /** Lines of the store that have changed since they were written; their rows count as not there. */
  readonly damaged: DamagedLines;
}

/**
 * Computes a study, or a shard of it, into a store.
 *
 * The store is the whole state: a run that was killed at any instant is continued by the same call, and several runs may work in one
 * store at once. Rows that are there, from this plan or from another, are not computed again. What is computed does not depend on the
 * number of workers, on shards, or on what was there before.
 *
 * @throws {StoreError} if the store cannot be read or written; what was finished stays in it.
 */
export async function sweepStudy(options: SweepOptions): Promise<SweepResult> {
  const { plan, source, store, shard = WHOLE, workers = 1, signal, progress } = options;
  const seeds = plan.compute.flatMap((compute) => (compute.kind === "replicas" ? [compute.seed] : []));
  const algebra = seeds.length === 0 ? {} : { linearAlgebra: await linearAlgebraName() };
  await openStore(store, source, { seeds, ...algebra });
  const parts = studyParts(plan);
  const shared = sharedPlan(plan);
  const run: Run = { ...options, shared, shard, parts, index: await rowIndex([store]) };
  const counts = {
    rows: parts.reduce((sum, part) => sum + shardRows(part, shard), 0),
    done: 0,
    computed: 0,
    failed: 0,
    failedBefore: 0,
  };
  const pool = await unitWorkers(workers);
  try {
    for (const [index, part] of parts.entries()) {
      if (signal?.aborted) break;
      await sweepPart(run, index, part, pool, counts, () => progress?.({ ...counts }));
    }
  } finally {
    await pool.close();
  }
  const status = counts.done < counts.rows ? "interrupted" : "complete";
  return { ...counts, status, damaged: run.index.damaged() };
}

/** Loaded for replicas only. */
async function linearAlgebraName(): Promise<string> {
  const { loadLinearAlgebra } = await import("../../../validation/linearAlgebra/loadLinearAlgebra.js");
  return (await loadLinearAlgebra()).name;
}

interface Run extends SweepOptions {
  readonly shared: SharedArrayBuffer;
  readonly shard: Shard;
  readonly parts: readonly StudyPart[];
  readonly index: RowIndex;
}

type Counts = { -readonly [name in keyof (SweepProgress & Pick<SweepResult, "failedBefore">)]: number };

async function sweepPart(
  run: Run,
  partIndex: number,
  part: StudyPart,
  pool: UnitWorkers,
  counts: Counts,
  tell: () => void,
): Promise<void> {
  const { signal, index, store } = run;
  const missing = countMissing(run, part);
  if (missing.rows === 0) {
    counts.done += missing.present;
    counts.failedBefore += missing.failed;
    return;
  }
  const segment = openSegment(run, part);
  const inHand = new Set<Promise<void>>();
  let broken: { readonly error: unknown } | undefined;
  const start = (request: UnitRequest): void => {
    const work = pool
      .compute(request)
      .then(({ lines, rows, failed }) => {
        if (broken !== undefined) return;
        segment.append(lines);
        counts.done += rows;
        counts.computed += rows;
        counts.failed += failed;
        tell();
      })
      .catch((error: unknown) => {
        broken ??= { error };
      })
      .finally(() => inHand.delete(work));
    inHand.add(work);
  };
  let refreshed = performance.now();
  try {
    for (const { request, present, failedBefore } of unitsLeft(run, partIndex, part, segment.serial)) {
      counts.done += present;
      counts.failedBefore += failedBefore;
      if (request === undefined) continue;
      while (inHand.size >= pool.inHand) await Promise.race(inHand);
      if (broken !== undefined || signal?.aborted) break;
      start(request);
      if (performance.now() - refreshed < REFRESH_MILLISECONDS) continue;
      await index.refresh(new Set([segment.name]));
      refreshed = performance.now();
    }
    await Promise.all(inHand);
    if (broken !== undefined) throw broken.error;
  } catch (error) {
    broken ??= { error };
    await Promise.all(inHand);
    throw StoreError.of(store, error);
  } finally {
    segment.close();
  }
}

function openSegment({ store, shard }: Run, { compute, columns }: StudyPart): SegmentWriter {
  try {
    return newSegment(store, { kind: compute.kind, columns, shard: shardText(shard) });
  } catch (error) {
    throw StoreError.of(store, error);
  }
}

/** How often the segments of other processes are looked at, so that what they finish is not computed twice. */
const REFRESH_MILLISECONDS = 500;

/** What of a shard is there, and what is not. */
function countMissing(
  { shard, index, failures }: Run,
  part: StudyPart,
): { readonly rows: number; readonly present: number; readonly failed: number } {
  if (index.segments.length === 0) return { rows: part.rows, present: 0, failed: 0 };
  const keyOf = rowKeys(part);
  let [rows, present, failed] = [0, 0, 0];
  for (const unit of shardUnits(shard, unitCount(part))) {
    const [from, to] = unitRange(part, unit);
    for (let row = from; row < to; row++) {
      const place = index.find(keyOf(row), part.columns);
      if (place === undefined || (!place.converged && failures === "retry")) rows++;
      else {
        present++;
        if (!place.converged) failed++;
      }
    }
  }
  return { rows, present, failed };
}

interface UnitLeft {
  /** undefined if every row is there. */
  readonly request?: UnitRequest;
  readonly present: number;
  readonly failedBefore: number;
}

/** The golden ratio's fractional part: its multiples are never close to one another. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The shard's units and what they lack. Where to begin differs from process to process, so that two that share a store meet late.
 */
function* unitsLeft(
  { shared: plan, shard, index, failures }: Run,
  partIndex: number,
  part: StudyPart,
  serial: number,
): Generator<UnitLeft> {
  const keyOf = rowKeys(part);
  const units = [...shardUnits(shard, unitCount(part))];
  const first = Math.floor(((serial * GOLDEN) % 1) * units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = units[(first + i) % units.length]!;
    const [from, to] = unitRange(part, unit);
    // Nothing is looked up where there is nothing.
    if (index.segments.length === 0) {
      yield { request: { plan, part: partIndex, unit }, present: 0, failedBefore: 0 };
      continue;
    }
    const rows: number[] = [];
    let failedBefore = 0;
    for (let row = from; row < to; row++) {
      const place = index.find(keyOf(row), part.columns);
      if (place === undefined || (!place.converged && failures === "retry")) rows.push(row);
      else if (!place.converged) failedBefore++;
    }
    const present = to - from - rows.length;
    if (rows.length === 0) yield { present, failedBefore };
    else if (present === 0) yield { request: { plan, part: partIndex, unit }, present, failedBefore };
    else yield { request: { plan, part: partIndex, unit, rows }, present, failedBefore };
  }
}
