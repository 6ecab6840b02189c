import { rowKeys } from "../parts/rowKeys.js";
import { type StudyPart, studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import { claimLine } from "../store/claim.js";
import type { DamagedLines } from "../store/damagedLines.js";
import type { RowState } from "../store/plannedRows.js";
import { linearAlgebrasOf, type RowIndex, rowIndex } from "../store/rowIndex.js";
import { rowStates } from "../store/rowStates.js";
import { newSegment, type SegmentWriter } from "../store/segmentFile.js";
import { StoreError } from "../store/storeError.js";
import { openStore, type StoredPlan } from "../store/studyStore.js";
import { sharedPlan } from "./computeUnit.js";
import { type Shard, shardRows, shardText, shardUnits, WHOLE } from "./shard.js";
import { type UnitWorkers, unitWorkers } from "./unitWorkers.js";

/** Progress of a run. */
export interface SweepProgress {
  /** Rows of this shard. */
  readonly rows: number;
  /** Rows of this shard in the store, from before or from now. */
  readonly done: number;
  /** Rows that this run has computed. */
  readonly computed: number;
  /** Rows of those that are no results. */
  readonly failed: number;
}

/** A study to compute, and where its rows go. */
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
  /** "retry" computes rows again that have failed before. Defaults to "keep". */
  readonly failures?: "keep" | "retry";
  readonly progress?: (progress: SweepProgress) => void;
  /** Stops the run. Units that are being computed are finished and written. */
  readonly signal?: AbortSignal;
}

/** The result of a run. */
export interface SweepResult extends SweepProgress {
  readonly status: "complete" | "interrupted";
  /** Rows of this shard that are stored and are no results. */
  readonly failedBefore: number;
  /** Lines of the store that have changed since they were written. Their rows are computed again. */
  readonly damaged: DamagedLines;
  /** Files in the store that are not the store's own. They are left alone. */
  readonly foreign: readonly string[];
  /** Libraries of linear algebra that have computed the replicas in the store. Two of them round differently. */
  readonly linearAlgebras: readonly string[];
  /** The store with the rows of this run. */
  readonly index: RowIndex;
}

/**
 * Computes a study, or a shard of it, into a store.
 *
 * The store is the whole state: a run that was killed at any instant is continued by the same call, and several runs may work in one
 * store at once. Rows that are there, from this plan or from another, are not computed again. The results do not depend on the number of
 * workers, on shards, or on what was there before.
 *
 * @throws {StoreError} if the store cannot be read or written. Finished rows stay in it.
 */
export async function sweepStudy(options: SweepOptions): Promise<SweepResult> {
  const { plan, source, store, shard = WHOLE, workers = 1, signal, progress } = options;
  const seeds = plan.compute.flatMap((compute) => (compute.kind === "replicas" ? [compute.seed] : []));
  const algebra = seeds.length === 0 ? {} : { linearAlgebra: await linearAlgebraName() };
  const { foreign } = await openStore(store, source, { seeds, ...algebra });
  const all = studyParts(plan);
  const index = await rowIndex([store], all);
  const damaged = index.damaged();
  const parts = all.map((part) => storedPart({ ...options, index, shard }, part));
  const run: Run = { ...options, ...algebra, shared: sharedPlan(plan), shard, index };
  const counts: Counts = {
    rows: parts.reduce((sum, { part }) => sum + shardRows(part, shard), 0),
    done: parts.reduce((sum, { present }) => sum + present, 0),
    computed: 0,
    failed: 0,
    failedBefore: parts.reduce((sum, { failed }) => sum + failed, 0),
  };
  const pool = unitWorkers(workers);
  try {
    for (const [partIndex, stored] of parts.entries()) {
      if (signal?.aborted) break;
      await sweepPart(run, partIndex, stored, pool, counts, () => progress?.({ ...counts }));
    }
  } finally {
    await pool.close();
  }
  const status = counts.done < counts.rows ? "interrupted" : "complete";
  return { ...counts, status, damaged, foreign, linearAlgebras: linearAlgebrasOf(index), index };
}

/** Loaded for replicas only. */
async function linearAlgebraName(): Promise<string> {
  const { loadLinearAlgebra } = await import("../../../validation/linearAlgebra/loadLinearAlgebra.js");
  return loadLinearAlgebra().name;
}

interface Run extends SweepOptions {
  readonly shared: SharedArrayBuffer;
  readonly shard: Shard;
  readonly index: RowIndex;
  readonly linearAlgebra?: string;
}

type Counts = { -readonly [name in keyof (SweepProgress & Pick<SweepResult, "failedBefore">)]: number };

/** A part, and the rows of this shard that the store had at the start. */
interface StoredPart {
  readonly part: StudyPart;
  readonly units: readonly number[];
  readonly stateOf: (unit: number) => UnitState;
  /** Rows of each unit. */
  readonly presentInUnit: Uint32Array;
  readonly failedInUnit: Uint32Array;
  readonly present: number;
  readonly failed: number;
}

function storedPart(
  { index, shard, failures }: Pick<Run, "index" | "shard" | "failures">,
  part: StudyPart,
): StoredPart {
  const units = [...shardUnits(shard, unitCount(part))];
  const presentInUnit = new Uint32Array(units.length);
  const failedInUnit = new Uint32Array(units.length);
  let [present, failed] = [0, 0];
  const stateOf = unitStates(part, rowStates(index, part), failures);
  for (const [i, unit] of units.entries()) {
    const own = stateOf(unit);
    presentInUnit[i] = own.present;
    failedInUnit[i] = own.failed;
    present += own.present;
    failed += own.failed;
  }
  return { part, units, stateOf, presentInUnit, failedInUnit, present, failed };
}

interface UnitState {
  /** Rows to compute. */
  readonly missing: readonly number[];
  readonly present: number;
  /** Rows among those present that are no results. */
  readonly failed: number;
}

function unitStates(
  part: StudyPart,
  stateOf: (row: number) => RowState,
  failures: SweepOptions["failures"],
): (unit: number) => UnitState {
  return (unit) => {
    const [from, to] = unitRange(part, unit);
    const missing: number[] = [];
    let failed = 0;
    for (let row = from; row < to; row++) {
      const state = stateOf(row);
      if (state === "absent" || (state === "failed" && failures === "retry")) missing.push(row);
      else if (state === "failed") failed++;
    }
    return { missing, present: to - from - missing.length, failed };
  };
}

async function sweepPart(
  run: Run,
  partIndex: number,
  stored: StoredPart,
  pool: UnitWorkers,
  counts: Counts,
  tell: () => void,
): Promise<void> {
  const { signal, index, store, shared: plan } = run;
  const { part, units, stateOf, presentInUnit, failedInUnit } = stored;
  const keyOf = rowKeys(part);
  if (stored.present === shardRows(part, run.shard)) return;
  const segment = openSegment(run, part);
  const note = index.ownSegment(segment);
  const inHand = new Set<Promise<void>>();
  let broken: { readonly error: unknown } | undefined;
  const start = (unit: number, missing: readonly number[], isWhole: boolean): void => {
    segment.append(Buffer.from(claimLine(keyOf(missing[0]!), segment.seed)));
    const work = pool
      .compute({ plan, part: partIndex, unit, seed: segment.seed, ...(isWhole ? {} : { rows: missing }) })
      .then(({ lines, rows: computed, failed }) => {
        if (broken !== undefined) return;
        const place = segment.append(lines);
        note(lines, place, isWhole && failed === 0 ? { part, unit } : undefined);
        counts.done += computed;
        counts.computed += computed;
        counts.failed += failed;
        tell();
      })
      .catch((error: unknown) => {
        broken ??= { error };
      })
      .finally(() => inHand.delete(work));
    inHand.add(work);
  };
  const refresh = sparingly(() => index.refresh());
  /** @returns false if another run is computing the unit. */
  const visit = async (i: number): Promise<boolean> => {
    while (inHand.size >= pool.inHand) await Promise.race(inHand);
    if (isOver()) return true;
    const unit = units[i]!;
    const [from, to] = unitRange(part, unit);
    if (presentInUnit[i] === to - from) return true;
    await refresh();
    const { missing, present, failed } = stateOf(unit);
    if (missing.length > 0 && index.isClaimed(keyOf(missing[0]!), Date.now())) return false;
    // Rows that another run has finished meanwhile.
    counts.done += present - presentInUnit[i]!;
    counts.failedBefore += failed - failedInUnit[i]!;
    presentInUnit[i] = to - from;
    if (missing.length > 0) start(unit, missing, present === 0);
    return true;
  };
  const isOver = (): boolean => broken !== undefined || signal?.aborted === true;
  try {
    let left: number[] = [];
    for (const i of unitOrder(units.length, segment.serial)) {
      if (isOver()) break;
      if (!(await visit(i))) left.push(i);
    }
    while (left.length > 0 && !isOver()) {
      await Promise.all(inHand);
      const again: number[] = [];
      for (const i of left) if (!(await visit(i))) again.push(i);
      // Another run works on the last units: theirs is as good as ours.
      if (again.length === left.length) await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
      left = again;
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

function openSegment({ store, shard, linearAlgebra }: Run, { compute, columns }: StudyPart): SegmentWriter {
  const algebra = compute.kind === "replicas" && linearAlgebra !== undefined ? { linearAlgebra } : {};
  try {
    return newSegment(store, { kind: compute.kind, columns, shard: shardText(shard), ...algebra });
  } catch (error) {
    throw StoreError.of(store, error);
  }
}

/** Pause of a run that waits for the last units of another one, before it looks again. */
const WAIT_MILLISECONDS = 100;
/** Reading what other runs have written takes at most one part in so many of the time, and is done so often at least. */
const REFRESH = { share: 10, milliseconds: 250 } as const;

/** Leaves out calls that come too soon after the last one, so that the work takes a small part of the time. */
function sparingly(work: () => Promise<void>): () => Promise<void> {
  let next = 0;
  return async () => {
    const start = performance.now();
    if (start < next) return;
    await work();
    const now = performance.now();
    next = now + Math.min(REFRESH.milliseconds, REFRESH.share * (now - start));
  };
}

/**
 * The order in which a run takes units. Runs that share a store get different orders by the serial numbers of their segments: the first
 * goes up from the start, the second down from the end, and further pairs go up and down from the middle, the quarters, ...
 */
function* unitOrder(units: number, serial: number): Generator<number> {
  const isUp = serial % 2 === 0;
  let [start, share] = [0, 1 / 2];
  for (let pair = Math.floor(serial / 2); pair > 0; pair = Math.floor(pair / 2)) {
    if (pair % 2 === 1) start += share;
    share /= 2;
  }
  const first = Math.floor(start * units);
  for (let i = 0; i < units; i++) {
    const step = isUp ? i : units - 1 - i;
    yield (first + step) % units;
  }
}
