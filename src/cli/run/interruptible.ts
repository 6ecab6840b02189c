import type { Streams } from "../output/streams.js";
import { type ProgressBar, progressBar } from "./progressBar.js";

/** Progress bar and interruption of a long piece of work. */
export interface WorkContext {
  readonly bar: ProgressBar;
  /** Aborted by Ctrl-C or SIGTERM: the work keeps what is finished and returns. */
  readonly signal: AbortSignal;
}

/** Signals that ask a program to end in order. A terminal sends the first, schedulers and `kill` the second. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Calls a function at the first SIGINT or SIGTERM. The second signal is the system's again and ends the process at once.
 *
 * @returns A function that removes the handlers.
 */
export function onInterruption(interrupt: () => void): () => void {
  const remove = (): void => {
    for (const name of SIGNALS) process.off(name, handle);
  };
  const handle = (): void => {
    remove();
    interrupt();
  };
  for (const name of SIGNALS) process.on(name, handle);
  return remove;
}

/**
 * Long work with a progress bar. The first Ctrl-C or SIGTERM ends it in order, the second at once.
 *
 * @param stderr Standard error; only a terminal gets the bar and the answer to Ctrl-C.
 * @param work   The work; its result is returned, finished or not.
 * @param inHand The work that is still finished after Ctrl-C: "the rows in hand".
 */
export async function interruptible<Result>(
  stderr: Streams["stderr"],
  work: (context: WorkContext) => Promise<Result>,
  inHand = "what is in hand",
): Promise<Result> {
  const interruption = new AbortController();
  const bar = await progressBar(stderr);
  const removeHandlers = onInterruption(() => {
    interruption.abort();
    bar.clear();
    // Without an answer a person would press Ctrl-C again.
    if (isTerminal(stderr)) stderr.write(`finishing ${inHand}; Ctrl-C again ends at once, and loses only that\n`);
  });
  try {
    return await work({ bar, signal: interruption.signal });
  } finally {
    bar.clear();
    removeHandlers();
  }
}

function isTerminal(stream: Streams["stderr"]): boolean {
  return "isTTY" in stream && stream.isTTY === true;
}
