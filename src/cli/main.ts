import { failureOf, traceOf } from "./errors/failure.js";
import { EXIT_CODES, type ExitCode } from "./output/outcome.js";
import { isBrokenPipe, type Streams, write } from "./output/streams.js";
import { commandLine } from "./program.js";

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
  const { name, run } = commandLine(argv);
  try {
    const { exitCode, output, textStream = streams.stdout, message } = await run({ ...streams, argv });
    for (const piece of output) await write(textStream, piece);
    if (message !== undefined) await write(streams.stderr, `${name}: ${message}\n`);
    return exitCode;
  } catch (error) {
    if (isBrokenPipe(error)) return EXIT_CODES.ok;
    return await complain(name, error, streams);
  }
}

async function complain(name: string, error: unknown, { stderr }: Streams): Promise<ExitCode> {
  const { exitCode, message } = failureOf(error);
  try {
    await write(stderr, `${name}: ${message}${traceOf(error)}\n`);
  } catch {
    // Nobody reads the errors either; the exit code still tells.
  }
  return exitCode;
}
