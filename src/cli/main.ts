import type { ExitCode } from "./output/outcome.js";
import type { Streams } from "./output/streams.js";
import { commandLine } from "./program.js";
import { writtenRun } from "./run/writtenRun.js";

/**
 * Runs one command line and writes what it has to say: results to standard output, one line on failure to standard error.
 *
 * Returns the exit code instead of ending the process, so that everything written is flushed.
 *
 * @param argv    Arguments after the program's name.
 * @param streams Those of the process.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  // Errors of the streams reach us through the callbacks of write; without a listener they would also end the process.
  const ignore = (): void => undefined;
  for (const stream of [streams.stdout, streams.stderr]) stream.on("error", ignore);
  return writtenRun(commandLine(argv), streams);
}
