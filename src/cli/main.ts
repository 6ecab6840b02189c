import type { ExitCode } from "./output/outcome.js";
import type { Streams } from "./output/streams.js";
import { commandLine } from "./program.js";
import { writtenRun } from "./run/writtenRun.js";

/**
 * Runs one command line. Results go to standard output; on failure one line goes to standard error.
 *
 * It returns the exit code and does not end the process, so that all output is flushed.
 *
 * @param argv    Arguments after the program's name.
 * @param streams Streams of the process.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  // The callbacks of write report stream errors; without a listener the same errors would end the process.
  const ignore = (): void => undefined;
  for (const stream of [streams.stdout, streams.stderr]) stream.on("error", ignore);
  return writtenRun(commandLine(argv), { ...streams, argv });
}
