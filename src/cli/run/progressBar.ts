import type { Writable } from "node:stream";

/** Something that shows how far the work is. */
export interface ProgressBar {
  /** The fraction done, in [0, 1], and what else there is to say, such as a rate. */
  readonly update: (fraction: number, note?: string) => void;
  /** Takes it from the screen, so that what is said next stands where it stood. */
  readonly clear: () => void;
}

const SILENT: ProgressBar = { update: () => undefined, clear: () => undefined };
/** Steps of the bar: finer than a terminal is wide. */
const STEPS = 1000;
/** Below this fraction the time left is a guess that would jump. */
const KNOWN_FROM = 0.02;

/**
 * A progress bar with the time left, on a terminal; nothing anywhere else, so that files and pipes hold results alone.
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
    // Ctrl-C is handled where the work is; the cursor is never hidden, so that there is nothing to restore.
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
 * The time left, if the rest goes as fast as what is done.
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
