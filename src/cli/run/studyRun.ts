import { type SweepOptions, type SweepResult, sweepStudy } from "../../study/run/sweepStudy.js";
import type { Streams } from "../output/streams.js";
import { sweepMeter } from "./sweepMeter.js";

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
