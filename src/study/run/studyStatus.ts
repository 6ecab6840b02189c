import { dirname } from "node:path";
import { studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import type { DamagedLines } from "../store/damagedLines.js";
import { ACTIVE_MILLISECONDS, linearAlgebrasOf, rowIndex } from "../store/rowIndex.js";
import { rowStates } from "../store/rowStates.js";
import type { TimeMark } from "../store/timeMark.js";
import { rowReader } from "../table/rowReader.js";
import { parseShard, type Shard, shardText, shardUnits, WHOLE } from "./shard.js";

/** Progress of a study. */
export interface StudyStatus {
  readonly shards: readonly ShardStatus[];
  readonly rows: number;
  readonly done: number;
  /** Rows among those done that are no results. */
  readonly failed: number;
  /** Rows among those done that are stored with two different results. */
  readonly conflicts: number;
  /** Lines that are damaged. Their rows count as missing. */
  readonly damaged: DamagedLines;
  /** Libraries of linear algebra that have computed the replicas. Two of them round differently. */
  readonly linearAlgebras: readonly string[];
  /** Rows a second over about the last minute, of all runs that are active; 0 if there are none. */
  readonly rate: number;
}

/** Progress of a shard. */
export interface ShardStatus {
  readonly shard: string;
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
  readonly conflicts: number;
  /** A store with rows of the shard, if there is one. */
  readonly store?: string;
}

/** The rate is that of so much time before the last mark, or of the next longer time that the marks tell. */
const WINDOW_MILLISECONDS = 60_000;

/** Rows a second between the last mark and one of a window before. */
function rateOf(marks: readonly TimeMark[], now: number): number {
  const last = marks.at(-1)!;
  // A time in the future is that of a wrong clock, and tells nothing.
  if (marks.length < 2 || last.ended === true || Math.abs(now - last.time) > ACTIVE_MILLISECONDS) return 0;
  const first = marks.findLast(({ time }) => time <= last.time - WINDOW_MILLISECONDS) ?? marks[0]!;
  return last.time > first.time ? (1000 * (last.rows - first.rows)) / (last.time - first.time) : 0;
}

/**
 * Reads the progress of a study from its stores. The processes that work on it are not asked.
 *
 * @param now Milliseconds since 1970.
 */
export async function studyStatus(plan: Plan, stores: readonly string[], now: number): Promise<StudyStatus> {
  const parts = studyParts(plan);
  const index = await rowIndex(stores, parts);
  const shards = shardsOf(index.segments.map(({ header }) => header.shard));
  const found = shards.map((shard) => {
    const own = index.segments.find(({ header }) => header.shard === shardText(shard));
    const store = own === undefined ? {} : { store: dirname(own.path) };
    return { shard: shardText(shard), rows: 0, done: 0, failed: 0, conflicts: 0, ...store };
  });
  for (const part of parts) {
    const stateOf = rowStates(index, part);
    const read = rowReader(index, part);
    for (const [i, shard] of shards.entries()) {
      const own = found[i]!;
      for (const unit of shardUnits(shard, unitCount(part))) {
        const [from, to] = unitRange(part, unit);
        for (let row = from; row < to; row++) {
          const state = stateOf(row);
          own.rows++;
          if (state === "absent") continue;
          own.done++;
          if (state === "failed") own.failed++;
          if (read.row(row, "conflicts")?.conflict) own.conflicts++;
        }
      }
    }
    read.close();
  }
  // A shard that is done has no rate: its runs have ended.
  const open = new Set(found.filter(({ rows, done }) => done < rows).map(({ shard }) => shard));
  const rate = index.segments
    .filter(({ header }) => shards.length === 1 || open.has(header.shard))
    .reduce((total, { marks }) => total + rateOf(marks, now), 0);
  const sum = (name: "rows" | "done" | "failed" | "conflicts"): number =>
    found.reduce((total, own) => total + own[name], 0);
  return {
    shards: found,
    rows: sum("rows"),
    done: sum("done"),
    failed: sum("failed"),
    conflicts: sum("conflicts"),
    damaged: index.damaged(),
    linearAlgebras: linearAlgebrasOf(index),
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
