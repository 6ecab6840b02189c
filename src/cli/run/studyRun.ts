import { type SweepOptions, type SweepProgress, type SweepResult, sweepStudy } from "../../study/run/sweepStudy.js";
import type { Streams } from "../output/streams.js";
import { interruptible } from "./interruptible.js";
import type { ProgressBar } from "./progressBar.js";

/** Computes a study into its store, with a progress bar on a terminal; Ctrl-C finishes the rows in hand. */
export async function studyRun(
  options: Omit<SweepOptions, "progress" | "signal">,
  { stderr }: Pick<Streams, "stderr">,
): Promise<SweepResult> {
  return interruptible(
    stderr,
    ({ bar, signal }) => sweepStudy({ ...options, progress: sweepProgress(bar), signal }),
    "the rows in hand",
  );
}

/** Least time between two updates of the bar. */
const LEAST_MILLISECONDS = 100;

/** Shows rate and time left for the rows that this run has to compute: rows that were stored before took no time. */
function sweepProgress(bar: ProgressBar): (progress: SweepProgress) => void {
  const start = performance.now();
  let lastShown = Number.NEGATIVE_INFINITY;
  return ({ rows, done, computed, failed }) => {
    const now = performance.now();
    if (now - lastShown < LEAST_MILLISECONDS && done < rows) return;
    lastShown = now;
    const before = done - computed;
    const failures = failed === 0 ? "" : `, ${failed} failed`;
    const rate = rateText(computed / ((now - start) / 1000));
    bar.update(computed / Math.max(1, rows - before), `, ${rate}${failures}`);
  };
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
