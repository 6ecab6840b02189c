import { type SweepOptions, type SweepResult, sweepStudy } from "../study/run/sweepStudy.js";
import type { Streams } from "./streams.js";
import { sweepMeter } from "./sweepMeter.js";

/** Signals that mean: finish what is in hand. Schedulers send the second when time is up. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Computes a study into its store, with a progress bar on a terminal; Ctrl-C finishes the rows in hand. */
export async function studyRun(
  options: Omit<SweepOptions, "progress" | "signal">,
  { stderr }: Streams,
): Promise<SweepResult> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  for (const name of SIGNALS) process.once(name, interrupt);
  const meter = await sweepMeter(stderr);
  try {
    return await sweepStudy({ ...options, progress: meter.update, signal: interruption.signal });
  } finally {
    meter.clear();
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}
