import type { BandwidthResult, RepeatSample } from "../../../validation/realData/realDataRepeat.js";
import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import type { RepeatStore, StoredRepeat } from "./repeatStore.js";
import type { RepeatWorkers } from "./repeatWorkers.js";

/** The repeats to run. */
export interface RealDataRun {
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  /** In rising order. */
  readonly etas: readonly number[];
  readonly lambdas: readonly number[];
  readonly repeats: number;
  readonly store: RepeatStore;
  readonly startWorkers: () => RepeatWorkers;
  /** Called with the fraction done in this run, in (0, 1]. */
  readonly progress: (fraction: number) => void;
  /** Stops the run; bandwidths that are finished are kept. */
  readonly signal: AbortSignal;
}

/** The results of a run, stored ones included. */
export interface RealDataRunResult {
  /** Repeats with all bandwidths. */
  readonly finished: readonly StoredRepeat[];
  /** Number of bandwidths that were stored before. */
  readonly reused: number;
  readonly computed: number;
}

/**
 * Runs the repeats that are not stored, several at once. Each bandwidth is stored as soon as it is finished.
 *
 * @throws {ParameterError} if the data cannot be used, or what the store throws when a file cannot be written.
 */
export async function realDataRun(run: RealDataRun): Promise<RealDataRunResult> {
  const { etas, repeats, store, signal } = run;
  const stored = await Promise.all(Array.from({ length: repeats }, (_, repeat) => store.read(repeat)));
  const missing = stored.map((before) => etas.filter((eta) => !before?.results.some((result) => result.eta === eta)));
  const total = missing.reduce((sum, some) => sum + some.length, 0);
  let computed = 0;
  const keep = async (repeat: number, sample: RepeatSample, result: BandwidthResult): Promise<void> => {
    const results = [...(stored[repeat]?.results ?? []), result].sort((a, b) => a.eta - b.eta);
    stored[repeat] = { sample, results };
    await store.write(repeat, stored[repeat]);
    computed += 1;
    run.progress(computed / total);
  };
  if (total > 0 && !signal.aborted) await computeMissing(run, missing, keep);
  return {
    finished: stored.flatMap((repeat) => completeRepeat(repeat, etas)),
    reused: repeats * etas.length - total,
    computed,
  };
}

async function computeMissing(
  { images, task, lambdas, startWorkers, signal }: RealDataRun,
  missing: readonly (readonly number[])[],
  keep: (repeat: number, sample: RepeatSample, result: BandwidthResult) => Promise<void>,
): Promise<void> {
  const workers = startWorkers();
  let written: Promise<void> = Promise.resolve();
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const runs = missing.map(async (etas, repeat) => {
    if (etas.length === 0) return;
    await workers.run({ images, task, repeat, etas, lambdas }, ({ sample, result }) => {
      // Files are written one after the other: two bandwidths of one repeat share a file.
      written = written.then(() => keep(repeat, sample, result));
      written.catch(() => undefined);
    });
    await written;
  });
  const all = Promise.all(runs);
  // After an interruption the runs are not awaited, and their threads end with errors.
  all.catch(() => undefined);
  const closed = (): Promise<void> => workers.close().catch(() => undefined);
  try {
    await Promise.race([all, stopped]);
    await written;
  } finally {
    // A thread ends only after its decomposition; finished results are written before that.
    if (signal.aborted) void closed();
    else await closed();
  }
}

/** The repeat with exactly the requested bandwidths, if all are finished. */
function completeRepeat(repeat: StoredRepeat | undefined, etas: readonly number[]): StoredRepeat[] {
  if (repeat === undefined) return [];
  const results = repeat.results.filter(({ eta }) => etas.includes(eta));
  return results.length === etas.length ? [{ sample: repeat.sample, results }] : [];
}
