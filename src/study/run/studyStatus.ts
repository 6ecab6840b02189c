import { stat } from "node:fs/promises";
import { rowKeys } from "../parts/rowKeys.js";
import { studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import { type DamagedLines, rowIndex } from "../store/rowIndex.js";
import { parseShard, type Shard, shardText, shardUnits, WHOLE } from "./shard.js";

/** How far a study is. */
export interface StudyStatus {
  readonly shards: readonly ShardStatus[];
  readonly rows: number;
  readonly done: number;
  /** Of those done, how many are no results. */
  readonly failed: number;
  /** Lines that are damaged; their rows count as missing. */
  readonly damaged: DamagedLines;
  /** Rows a second of all segments that were written to in the last minute, for a second or longer; 0 if there are none. */
  readonly rate: number;
}

/** How far a shard is. */
export interface ShardStatus {
  readonly shard: string;
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
}

/** A segment that was not written to for longer belongs to no running process. */
const ACTIVE_MILLISECONDS = 60_000;
/** A segment that was written in less was copied, or is done before anybody asks: its rate is that of a disk. */
const LEAST_SPAN_MILLISECONDS = 1000;

/**
 * Reads from stores how far their study is. Nothing is asked of the processes that work on it.
 *
 * @param now Milliseconds since 1970.
 */
export async function studyStatus(plan: Plan, stores: readonly string[], now: number): Promise<StudyStatus> {
  const index = await rowIndex(stores);
  const shards = shardsOf(index.segments.map(({ header }) => header.shard));
  const found = shards.map((shard) => ({ shard: shardText(shard), rows: 0, done: 0, failed: 0 }));
  for (const part of studyParts(plan)) {
    const keyOf = rowKeys(part);
    for (const [i, shard] of shards.entries()) {
      const own = found[i]!;
      for (const unit of shardUnits(shard, unitCount(part))) {
        const [from, to] = unitRange(part, unit);
        for (let row = from; row < to; row++) {
          const place = index.find(keyOf(row), part.columns);
          own.rows++;
          if (place !== undefined) own.done++;
          if (place?.converged === false) own.failed++;
        }
      }
    }
  }
  let rate = 0;
  for (const { path, rows } of index.segments) {
    const { mtimeMs, birthtimeMs } = await stat(path);
    const span = mtimeMs - birthtimeMs;
    if (now - mtimeMs < ACTIVE_MILLISECONDS && span >= LEAST_SPAN_MILLISECONDS) rate += (1000 * rows) / span;
  }
  const sum = (name: "rows" | "done" | "failed"): number => found.reduce((total, own) => total + own[name], 0);
  return {
    shards: found,
    rows: sum("rows"),
    done: sum("done"),
    failed: sum("failed"),
    damaged: index.damaged(),
    rate,
  };
}

/** All shards of the division that was used; the whole if none or several were. */
function shardsOf(texts: readonly string[]): readonly Shard[] {
  const counts = new Set(texts.map((text) => parseShard(text).count));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) return [WHOLE];
  return Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));
}
