import { dirname } from "node:path";
import { rowKeys } from "../parts/rowKeys.js";
import { studyParts, unitCount, unitRange } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import type { DamagedLines } from "../store/damagedLines.js";
import { rowIndex } from "../store/rowIndex.js";
import type { TimeMark } from "../store/timeMark.js";
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
  /** Rows a second of all runs that have finished something in the last minute and go on, over about that minute; 0 if there are none. */
  readonly rate: number;
}

/** How far a shard is. */
export interface ShardStatus {
  readonly shard: string;
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
  /** A store that has rows of it, if one has. */
  readonly store?: string;
}

/** A segment without a mark for so long belongs to no running process. */
const ACTIVE_MILLISECONDS = 60_000;
/** The rate is that of so much time before the last mark, or of the next longer time that the marks tell. */
const WINDOW_MILLISECONDS = 60_000;

/** Rows a second between the last mark and one of a window before. */
function rateOf(marks: readonly TimeMark[], now: number): number {
  const last = marks.at(-1)!;
  if (marks.length < 2 || last.ended === true || now - last.time > ACTIVE_MILLISECONDS) return 0;
  const first = marks.findLast(({ time }) => time <= last.time - WINDOW_MILLISECONDS) ?? marks[0]!;
  return last.time > first.time ? (1000 * (last.rows - first.rows)) / (last.time - first.time) : 0;
}

/**
 * Reads from stores how far their study is. Nothing is asked of the processes that work on it.
 *
 * @param now Milliseconds since 1970.
 */
export async function studyStatus(plan: Plan, stores: readonly string[], now: number): Promise<StudyStatus> {
  const index = await rowIndex(stores);
  const shards = shardsOf(index.segments.map(({ header }) => header.shard));
  const found = shards.map((shard) => {
    const own = index.segments.find(({ header }) => header.shard === shardText(shard));
    const store = own === undefined ? {} : { store: dirname(own.path) };
    return { shard: shardText(shard), rows: 0, done: 0, failed: 0, ...store };
  });
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
  // A shard that is done has no rate: its runs have ended.
  const open = new Set(found.filter(({ rows, done }) => done < rows).map(({ shard }) => shard));
  const rate = index.segments
    .filter(({ header }) => shards.length === 1 || open.has(header.shard))
    .reduce((total, { marks }) => total + rateOf(marks, now), 0);
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
