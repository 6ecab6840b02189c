import type { Streams } from "../output/streams.js";
import { type ProgressBar, progressBar } from "./progressBar.js";

/** What happens around a long piece of work. */
export interface Surroundings {
  readonly bar: ProgressBar;
  /** Aborted by Ctrl-C: what is finished is to be kept. */
  readonly signal: AbortSignal;
}

/**
 * Long work with a progress bar, which the first Ctrl-C ends in order and the second at once.
 *
 * @param work Its result is that of the whole, finished or not.
 */
export async function interruptible<Result>(
  stderr: Streams["stderr"],
  work: (surroundings: Surroundings) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  process.once("SIGINT", interrupt);
  const bar = await progressBar(stderr);
  try {
    return await work({ bar, signal: interruption.signal });
  } finally {
    bar.clear();
    process.off("SIGINT", interrupt);
  }
}
