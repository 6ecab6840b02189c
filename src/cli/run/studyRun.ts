import type { Writable } from "node:stream";
import { type SweepOptions, type SweepProgress, type SweepResult, sweepStudy } from "../../study/run/sweepStudy.js";
import type { Streams } from "../output/streams.js";
import { progressBar } from "./progressBar.js";

/** Signals that mean: finish what is in hand. Schedulers send the second when time is up. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** For a person at a terminal, who has seen nothing yet and would press the keys again. */
const FINISHING = "finishing the rows in hand; Ctrl-C again ends at once, and loses only them";

/** Computes a study into its store, with a progress bar on a terminal; Ctrl-C finishes the rows in hand. */
export async function studyRun(
  options: Omit<SweepOptions, "progress" | "signal">,
  { stderr }: Streams,
): Promise<SweepResult> {
  const interruption = new AbortController();
  const meter = await sweepMeter(stderr);
  const interrupt = (): void => {
    interruption.abort();
    meter.clear();
    if ("isTTY" in stderr && stderr.isTTY === true) stderr.write(`${FINISHING}\n`);
  };
  for (const name of SIGNALS) process.once(name, interrupt);
  try {
    return await sweepStudy({ ...options, progress: meter.update, signal: interruption.signal });
  } finally {
    meter.clear();
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}

/** What shows how far a sweep is. */
interface SweepMeter {
  readonly update: (progress: SweepProgress) => void;
  readonly clear: () => void;
}

/** A terminal shows no more changes than this a second. */
const LEAST_MILLISECONDS = 100;

/**
 * A progress bar with rate and time left, for the rows that this run has to compute: those that were there before took no time.
 */
async function sweepMeter(stderr: Writable): Promise<SweepMeter> {
  const bar = await progressBar(stderr);
  const start = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  return {
    update: ({ rows, done, computed, failed }) => {
      const now = performance.now();
      if (now - shown < LEAST_MILLISECONDS && done < rows) return;
      shown = now;
      const before = done - computed;
      bar.update(computed / Math.max(1, rows - before), note(computed / ((now - start) / 1000), failed));
    },
    clear: bar.clear,
  };
}

function note(rate: number, failed: number): string {
  const lost = failed === 0 ? "" : `, ${failed} failed`;
  return `, ${rateText(rate)}${lost}`;
}

/**
 * A rate in rows a second, or in rows a minute if it is slow.
 *
 * @example
 * rateText(12345.6) // => "12346 rows/s"
 * rateText(0.05) // => "3.0 rows/min"
 */
export function rateText(rowsPerSecond: number): string {
  if (rowsPerSecond >= 10) return `${Math.round(rowsPerSecond)} rows/s`;
  return rowsPerSecond >= 1 ? `${rowsPerSecond.toFixed(1)} rows/s` : `${(60 * rowsPerSecond).toFixed(1)} rows/min`;
}
