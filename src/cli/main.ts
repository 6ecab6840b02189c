import { failureOf, traceOf } from "./errors/failure.js";
import { EXIT_CODES, type ExitCode } from "./output/outcome.js";
import { isBrokenPipe, type Streams, write } from "./output/streams.js";
import { commandLine } from "./program.js";

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
  const { name, run } = commandLine(argv);
  try {
    const { exitCode, output, textStream = streams.stdout, message } = await run(streams);
    for (const piece of output) await write(textStream, piece);
    if (message !== undefined) await write(streams.stderr, `${name}: ${message}\n`);
    return exitCode;
  } catch (error) {
    if (isBrokenPipe(error)) return EXIT_CODES.ok;
    return await reportFailure(name, error, streams);
  }
}

async function reportFailure(name: string, error: unknown, { stderr }: Streams): Promise<ExitCode> {
  const { exitCode, message } = failureOf(error);
  try {
    await write(stderr, `${name}: ${message}${traceOf(error)}\n`);
  } catch {
    // Standard error is closed too; the exit code remains.
  }
  return exitCode;
}
