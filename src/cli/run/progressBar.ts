import type { Writable } from "node:stream";

/** A progress bar on a terminal. */
export interface ProgressBar {
  /** Shows the finished fraction, in [0, 1], and a note such as a rate. */
  readonly update: (fraction: number, note?: string) => void;
  /** Removes the bar from the screen. */
  readonly clear: () => void;
}

const SILENT: ProgressBar = { update: () => undefined, clear: () => undefined };
/** Steps of the bar; more than a terminal has columns. */
const STEPS = 1000;
/** The time left is not shown below this fraction, because it would jump. */
const KNOWN_FROM = 0.02;

/**
 * A progress bar with the time left. Without a terminal it writes nothing.
 *
 * @param stream Standard error.
 */
export async function progressBar(stream: Writable): Promise<ProgressBar> {
  if (!("isTTY" in stream) || stream.isTTY !== true) return SILENT;
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream,
    format: "{bar} {percentage}%{left}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    clearOnComplete: true,
    // interruptible handles Ctrl-C.
    gracefulExit: false,
  });
  const start = performance.now();
  bar.start(STEPS, 0, { left: "" });
  return {
    update: (fraction, note = "") => {
      bar.update(Math.min(STEPS, Math.round(fraction * STEPS)), {
        left: timeLeft(fraction, performance.now() - start) + note,
      });
    },
    clear: () => bar.stop(),
  };
}

/**
 * The time left, extrapolated from the finished fraction.
 *
 * @example
 * timeLeft(0.25, 30_000) // => ", 1:30 left"
 */
export function timeLeft(fraction: number, elapsedMilliseconds: number): string {
  if (fraction < KNOWN_FROM || fraction >= 1) return "";
  const seconds = Math.ceil((elapsedMilliseconds / 1000) * (1 / fraction - 1));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return seconds < 60 ? `, ${seconds} s left` : `, ${clock} left`;
}
